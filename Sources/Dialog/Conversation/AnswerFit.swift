/// Whether the words of an `answer` are meant as the answer, or only stand in a longer message.
///
/// "me" answers "who ended it?", and is no answer in "why did she leave me?". So an answer has to be a good part of its clause
/// (a third), or a word of some length (five letters) in a message that is not long (twelve words).
struct AnswerFit {
    private let length: Int
    /// What ends clauses, in the message's UTF-8.
    private let pauses: [(range: Range<Int>, isQuestion: Bool)]
    private let isShort: Bool
    private let isCommand: Bool

    init(_ message: String) {
        var pauses: [(range: Range<Int>, isQuestion: Bool)] = []
        var offset = 0
        for scalar in message.unicodeScalars {
            let end = offset + UTF8.width(scalar)
            if scalar.isPause { pauses.append((offset..<end, scalar == "?" || scalar == "\u{FF1F}")) }
            offset = end
        }
        length = offset
        self.pauses = pauses
        isShort = message.utf8.split(maxSplits: 12, whereSeparator: \.isSpace).count <= 12
        isCommand = message.first == "/"
    }

    /// Findings of patterns that hold anywhere fit always; so do labels, and yes and no, which begin a message.
    func fits(_ finding: Finding, _ value: Value) -> Bool {
        guard finding.isAnswer else { return true }
        guard !isCommand else { return false }
        // `answer *` takes any words.
        if finding.evidence == 0 || finding.pattern == value.place { return true }
        let (clause, isQuestion) = clause(around: finding.range)
        let covered = finding.range.count * 3 >= clause.count
        return covered || (isShort && !isQuestion && finding.range.count >= 5)
    }

    /// Whether a stretch is most of the message.
    func isMost(_ range: Range<Int>) -> Bool { range.count * 2 >= length }

    private func clause(around range: Range<Int>) -> (Range<Int>, isQuestion: Bool) {
        let start = pauses.last { $0.range.upperBound <= range.lowerBound }?.range.upperBound ?? 0
        let end = pauses.first { $0.range.lowerBound >= range.upperBound }
        return (start..<(end?.range.lowerBound ?? length), end?.isQuestion ?? false)
    }
}

extension Unicode.Scalar {
    /// Whether it ends a clause, as the tokenizer has it: marks, line ends, dashes and dots beyond ASCII, emoji.
    fileprivate var isPause: Bool {
        if isASCII { return [".", ",", ";", ":", "!", "?", "\n"].contains(self) }
        return switch properties.generalCategory {
        case .dashPunctuation, .otherPunctuation, .otherSymbol: true
        default: false
        }
    }
}
