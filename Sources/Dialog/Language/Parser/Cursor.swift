/// A position in a stretch of a source, moved on word by word.
struct Cursor {
    let bytes: [UInt8]
    private(set) var position: Int
    let end: Int

    init(_ bytes: [UInt8], _ range: Range<Int>) {
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

    mutating func skipSpace() {
        while position < end, bytes[position].isSpace { position += 1 }
    }

    /// What stands before the next white space, or before a byte that ends a word; empty at the end.
    mutating func word(endingAt isEnd: (UInt8) -> Bool = { _ in false }) -> Range<Int> {
        skipSpace()
        let start = position
        while position < end, !bytes[position].isSpace, !isEnd(bytes[position]) { position += 1 }
        return start..<position
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
