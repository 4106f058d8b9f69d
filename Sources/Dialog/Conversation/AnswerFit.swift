/// Whether the words of an `answer` are meant as the answer, or only stand in a longer message.
///
/// "me" answers "who ended it?", and is no answer in "why did she leave me?". So an answer has to be a good part of its clause
/// (a third), or a word of some length (five letters) in a message that is not long (twelve words).
struct AnswerFit {
    private let bytes: [UInt8]
    private let isShort: Bool
    private let isCommand: Bool

    init(_ message: String) {
        bytes = Array(message.utf8)
        isShort = bytes.split(maxSplits: 12, whereSeparator: \.isSpace).count <= 12
        isCommand = message.first == "/"
    }

    /// Findings of patterns that hold anywhere fit always; so do labels, and yes and no, which begin a message.
    func fits(_ finding: Finding, _ value: Value) -> Bool {
        guard finding.isAnswer else { return true }
        guard !isCommand else { return false }
        // `answer *` takes any words.
        if finding.evidence == 0 || finding.pattern == value.place { return true }
        let clause = clause(around: finding.range)
        let isQuestion = clause.upperBound < bytes.count && bytes[clause.upperBound] == UInt8(ascii: "?")
        let covered = finding.range.count * 3 >= clause.count
        return covered || (isShort && !isQuestion && finding.range.count >= 5)
    }

    /// Whether a stretch is most of the message.
    func isMost(_ range: Range<Int>) -> Bool { range.count * 2 >= bytes.count }

    private func clause(around range: Range<Int>) -> Range<Int> {
        let marks = Array(".,;:!?\n".utf8)
        let start = bytes[..<range.lowerBound].lastIndex(where: marks.contains).map { $0 + 1 } ?? 0
        let end = bytes[range.upperBound...].firstIndex(where: marks.contains) ?? bytes.count
        return start..<end
    }
}
