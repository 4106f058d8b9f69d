/// Whether words bring up a topic, or only occur.
extension Utterance {
    /// Whether a word such as "hello" is not said to anybody here: "he said hello", "no thanks to him".
    func isOnlyMentioned(_ taken: [Range<Int>], _ english: English) -> Bool {
        let words = taken.flatMap { $0 }
        guard let first = words.first,
            words.allSatisfy({
                tokens[$0].word >= 0 && english.lexicon.entries[Int(tokens[$0].word)].classes.contains(.filler)
            })
        else { return false }
        var index = first
        while index > 0, tokens[index].before == .none {
            guard tokens[index].has(.filler) else { return true }
            index -= 1
            guard tokens[index].has([.filler, .yes, .no, .adverb]) else { return true }
        }
        return tokens[index].has(.preposition)
    }

    /// Whether the words ask for something or intend it: for topics.
    func isAsking(_ taken: [Range<Int>], in range: Range<Int>) -> Bool {
        guard let first = taken.first?.lowerBound else { return false }
        var start = first
        while start > range.lowerBound, tokens[start].before != .hard { start -= 1 }
        var end = first
        var hasVerb = false
        while end < range.upperBound, end == start || tokens[end].before != .hard {
            if tokens[end].endsQuestion { return true }
            end += 1
        }
        for index in start..<end {
            if tokens[index].has(.opener) || tokens[index].has(.interrogative) && !tokens[index].has(.subordinator),
                index <= first
            {
                return true
            }
            if tokens[index].asker >= 0 || tokens[index].isInverted { return true }
            if tokens[index].has([.hopes, .unreal, .conditional]), index <= first { return true }
            if tokens[index].isVerb { hasVerb = true }
        }
        // "radio silence": a few words that say nothing of anybody.
        return !hasVerb && end - start <= 5
    }
}
