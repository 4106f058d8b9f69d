/// One text file of a dialog, as bytes, with the beginnings of its lines.
public struct Source: Sendable {
    /// The path as the author knows it, for example `Dialogs/cause.dialog`.
    public let path: String
    public let bytes: Bytes
    /// Offsets of the first byte of every line.
    let lineStarts: [Int]

    public init(path: String, text: String) {
        self.init(path: path, Bytes(text.utf8))
    }

    /// Takes any bytes; invalid UTF-8 becomes U+FFFD where text is shown.
    public init(path: String, bytes: [UInt8]) {
        self.init(path: path, Bytes(bytes))
    }

    /// A file that the program carries, as a string literal.
    public init(path: String, constant: StaticString) {
        self.init(path: path, Bytes(constant: constant))
    }

    private init(path: String, _ bytes: Bytes) {
        self.path = path
        self.bytes = bytes
        var starts = [0]
        // Most lines are longer than 32 bytes, so this seldom grows.
        starts.reserveCapacity(bytes.count / 32 + 1)
        bytes.forEachNewline { starts.append($0 + 1) }
        lineStarts = starts
    }

    /// The bytes of a line (from 1), without its end and without a byte order mark.
    func lineRange(_ line: Int) -> Range<Int> {
        let start = textStart(line)
        var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }

    /// The line (from 1) that holds a byte.
    func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// Where a byte stands, as people count.
    public func position(at offset: Int) -> Position {
        let line = line(at: offset)
        return Position(line: line, column: characterCount(in: textStart(line)..<max(textStart(line), offset)) + 1)
    }

    /// Whether a line begins with a word.
    public func hasLine(beginningWith word: String) -> Bool {
        lineStarts.indices.contains { bytes[lineRange($0 + 1)].starts(with: word.utf8) }
    }

    func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The first byte of a line's text: a byte order mark before it is no character.
    func textStart(_ line: Int) -> Int {
        line == 1 && bytes.starts(with: Source.byteOrderMark) ? Source.byteOrderMark.count : lineStarts[line - 1]
    }

    /// Whether it begins with a byte order mark of two bytes. Not one of its lines can be read then.
    var isUTF16: Bool { bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private func characterCount(in range: Range<Int>) -> Int {
        // Nearly every line is ASCII, and a line may have megabytes.
        bytes[range].allSatisfy { $0 < 0x80 } ? range.count : string(range).count
    }
}

/// A line and a column, both from 1; a column is a character. Prints itself as `12:7`.
public struct Position: Sendable, Hashable, CustomStringConvertible {
    public let line: Int
    public let column: Int

    public var description: String { "\(line):\(column)" }
}

/// A stretch of a source: where something was written.
public struct Place: Sendable, Hashable {
    /// The source's index in ``Script/sources``; for what stands in no file, -1.
    public let file: Int
    /// Byte offsets in that source.
    public let range: Range<Int>

    public init(file: Int, range: Range<Int>) {
        self.file = file
        self.range = range
    }

    /// Of what is missing as a whole, such as every file.
    static let nowhere = Place(file: -1, range: 0..<0)

    /// `Dialogs/cause.dialog:12:7`; empty where there is no such source.
    public func description(in sources: [Source]) -> String {
        guard sources.indices.contains(file) else { return "" }
        return "\(sources[file].path.harmless):\(sources[file].position(at: range.lowerBound))"
    }
}
