/// A position in a stretch of a source, moved on word by word.
struct Cursor {
    let bytes: Bytes
    private(set) var position: Int
    let end: Int

    init(_ bytes: Bytes, _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { position >= end }
    /// The byte here; 0, which no source has, at the end.
    var byte: UInt8 { position < end ? bytes[position] : 0 }
    /// What is left.
    var rest: Range<Int> { position..<end }

    mutating func advance(by count: Int = 1) { position = min(position + count, end) }

    /// Moves past all bytes that belong so; returns where they are.
    @discardableResult
    mutating func skip(while belongs: (UInt8) -> Bool) -> Range<Int> {
        let start = position
        position = bytes.firstIndex(in: start..<end) { !belongs($0) } ?? end
        return start..<position
    }

    mutating func skipSpace() { skip(while: \.isSpace) }

    /// What stands before the next white space, or before a byte that ends a word; empty at the end.
    mutating func word(endingAt isEnd: (UInt8) -> Bool = { _ in false }) -> Range<Int> {
        skipSpace()
        return skip { !$0.isSpace && !isEnd($0) }
    }

    /// Moves past a word, if it comes next.
    mutating func take(_ expected: String) -> Range<Int>? {
        let mark = position
        let range = word()
        if text(range) == expected { return range }
        position = mark
        return nil
    }

    /// Moves past a byte, if it comes next.
    mutating func take(_ expected: UInt8) -> Bool {
        skipSpace()
        guard byte == expected else { return false }
        position += 1
        return true
    }

    mutating func reset(to mark: Int) { position = mark }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
