/// What a message is as a whole, whatever it tells: a correction, a question, a nod, a number typed.
extension Utterance {
    /// A word of correction at the beginning of the message or of a sentence.
    var isCorrection: Bool {
        tokens.indices.contains { index in
            tokens[index].has(.correction) && (index == 0 || tokens[index].before != .none)
        }
    }

    /// "does she miss me", "why"
    var isQuestion: Bool {
        guard let last = tokens.last else { return false }
        let start = tokens.indices.last { $0 == 0 || tokens[$0].before == .hard } ?? 0
        return last.endsQuestion || tokens[start].has(.interrogative) || tokens[start...].contains(where: \.isInverted)
    }

    var isNod: Bool {
        var index = 0
        while index < tokens.count, tokens[index].has([.filler, .yes, .no]) { index = Int(tokens[index].phraseEnd) }
        return index == tokens.count
    }

    /// Four words and more, as they were typed, are seldom an answer that went astray.
    var isTold: Bool { Set(tokens.map(\.range.lowerBound)).count >= 4 && !isQuestion && !isNod }

    var isDeclined: Bool {
        tokens.count <= 12 && tokens.contains { $0.has(.declines) }
    }

    /// "2", "2.", "number 2", "the second", "second one"
    var choice: Int? {
        guard (1...3).contains(tokens.count) else { return nil }
        var index = 0
        if tokens[0].has([.article, .choice]) { index = 1 }
        guard index < tokens.count else { return nil }
        let isRank = tokens[index].temporal == .rank
        guard
            let number = isRank
                ? .init(value: Int(tokens[index].value) * 100, end: index + 1) : number(at: index),
            number.value % 100 == 0
        else { return nil }
        var end = number.end
        // "the second one", "first option"
        if end < tokens.count, tokens[end].has(.choice) || isRank && tokens[end].temporal == .number { end += 1 }
        return end == tokens.count ? number.value / 100 : nil
    }
}
