/// Direct speech. What somebody else said in quotation marks, or in a sentence behind a colon ("he wrote: i miss you"), is
/// read as the writer would tell it, so that all that is known of reported speech holds for it too: `he said "I will leave
/// you"` as "he said he will leave me".
///
/// The writer's own words stay as they are, and so does what nobody is named for.
extension Utterance {
    /// Of fewer words it is no speech: `he is "busy"`.
    private static let fewestQuoted = 2
    /// Who says it is named no further before it.
    private static let speakerReach = 10

    mutating func readQuotations(_ english: English) {
        var opening: Int?
        for index in tokens.indices {
            // Both parts of a contraction stand behind the colon.
            let isFirst = index > 0 && tokens[index].followsColon && !tokens[index - 1].followsColon
            if isFirst, !tokens[index].opensQuotation, opening == nil, isReported(before: index) {
                // "He wrote: I miss you" is "he wrote that he misses me".
                tokens[index].before = .none
                read(index...lastOfSentence(from: index), english)
            }
            if tokens[index].opensQuotation, opening == nil { opening = index }
            guard let start = opening, tokens[index].closesQuotation else { continue }
            opening = nil
            read(start...index, english)
        }
    }

    private mutating func read(_ quotation: ClosedRange<Int>, _ english: English) {
        guard quotation.count >= Self.fewestQuoted, let speaker = speaker(of: quotation) else { return }
        for word in quotation { retell(word, in: quotation, speaker, english) }
    }

    /// "he wrote:", "he texted me:", "she said to me:"
    private func isReported(before index: Int) -> Bool {
        tokens[max(0, index - 4)..<index].contains { $0.has(.quotes) }
    }

    private func lastOfSentence(from start: Int) -> Int {
        var last = start
        while last + 1 < tokens.count, tokens[last + 1].before < .hard { last += 1 }
        return last
    }

    private enum Speaker: Int { case he, she, they }

    /// Who says some words; nil for the writer, and where it is not known.
    private func speaker(of quotation: ClosedRange<Int>) -> Speaker? {
        var noun: Token?
        var index = quotation.lowerBound
        while index > max(0, quotation.lowerBound - Self.speakerReach), tokens[index].before < .hard {
            index -= 1
            if tokens[index].has(.subject), tokens[index].has([.first, .third]) { return speaker(tokens[index]) }
            if tokens[index].has(.person) { noun = tokens[index] }
        }
        if let noun { return speaker(noun) }
        // "I never loved you," he said.
        let behind = quotation.upperBound + 1
        guard continues(behind + 1), tokens[behind].before < .hard, tokens[behind].has(.subject),
            tokens[behind + 1].has(.reports)
        else { return nil }
        return speaker(tokens[behind])
    }

    private func speaker(_ token: Token) -> Speaker? {
        if token.has(.first) { return nil }
        return token.has(.male) ? .he : token.has(.female) ? .she : .they
    }

    private mutating func retell(
        _ index: Int, in quotation: ClosedRange<Int>, _ speaker: Speaker, _ english: English
    ) {
        guard let told = english.told.first(where: { $0.word == tokens[index].word }) else { return }
        let word = told.isOfSpeaker ? told.as[speaker.rawValue] : told.as[isObject(index, in: quotation) ? 1 : 0]
        let raw = tokens[index]
        english.describe(&tokens[index], Int(word))
        corrections.append(Reading.Correction(range: raw.range, readAs: english.lexicon.string(Int(word))))
    }

    /// Whether "you" is one to whom something is done: behind a verb or a preposition, or last.
    private func isObject(_ index: Int, in quotation: ClosedRange<Int>) -> Bool {
        if index == quotation.upperBound { return index > quotation.lowerBound }
        guard index > quotation.lowerBound, tokens[index].before == .none else { return false }
        let before = tokens[index - 1]
        return before.has(.preposition) || before.has(.verb) && !before.has(.auxiliary)
    }
}
