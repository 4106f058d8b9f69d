/// A source as lines that lie below one another. What no terminal should see is blanked in its bytes, so that offsets
/// stay those of the source and nothing behind has to know of it.
struct Layout: Sendable {
    struct Line: Sendable {
        let indent: Int
        /// Without indentation, comment and white space at the end; never empty.
        let content: Range<Int>
        /// The index of the first line after this one that does not lie below it.
        fileprivate(set) var next: Int
    }

    let file: Int
    private(set) var bytes: Bytes
    private(set) var lines: [Line] = []
    /// Whether its lines can be told apart. Where not, that is the one thing to say of a dialog.
    var isReadable: Bool { isText && tabbed == nil }
    private var isText = true
    private var tabbed: (place: Place, count: Int)?

    /// The lines that an opening needs of a source known to have no mistakes: see ``Script/skim(dialogs:)``.
    init(skimming source: Source, file: Int) {
        self.file = file
        bytes = source.bytes
        var findings = Findings()
        var skimmer = Skimmer(bytes)
        for number in source.lineStarts.indices {
            let range = source.lineRange(number + 1)
            if skimmer.needs(range) { read(range, &findings) }
        }
        link()
    }

    init(_ source: Source, file: Int, findings: inout Findings) {
        self.file = file
        bytes = source.bytes
        // No text holds a NUL, and nearly everything else does.
        isText = !source.isUTF16 && !bytes.hasZero
        guard isText else {
            let what = source.isUTF16 ? "UTF-16, not UTF-8" : "no text in UTF-8"
            findings.add(
                .invalidUTF8, "\(what); save the file with that encoding", at: Place(file: file, range: 0..<0))
            return
        }
        lines.reserveCapacity(source.lineStarts.count)
        for number in source.lineStarts.indices {
            read(source.lineRange(number + 1), &findings)
        }
        if let tabbed {
            let others =
                tabbed.count > 1
                ? ", as \(tabbed.count - 1 == 1 ? "one more line is" : "\(tabbed.count - 1) more lines are")" : ""
            findings.add(.tabIndentation, "indented by a tab\(others); indent by spaces", at: tabbed.place)
        }
        link()
    }

    private mutating func read(_ range: Range<Int>, _ findings: inout Findings) {
        var start = range.lowerBound
        var indent = 0
        var tab: Int?
        while start < range.upperBound, bytes[start] == .space || bytes[start] == .tab || bytes[start] >= 0x80 {
            if bytes[start] == .space {
                (indent, start) = (indent + 1, start + 1)
                continue
            }
            if bytes[start] == .tab, tab == nil { tab = start }
            guard let length = blank(at: start, end: range.upperBound) else { break }
            indent += bytes[start] == .tab ? 4 - indent % 4 : 1
            start += length
        }
        var end = range.upperBound
        // Nearly every line has neither a comment nor a character to look at.
        if !bytes.isPlain(start..<end) {
            end = contentEnd(start..<end)
            checkCharacters(start..<end, &findings)
        }
        while end > start, bytes[end - 1].isSpace { end -= 1 }
        while start < end, bytes[start].isSpace { start += 1 }
        guard start < end else { return }
        if let tab {
            let count = (tabbed?.count ?? 0) + 1
            tabbed = (tabbed?.place ?? Place(file: file, range: tab..<tab + 1), count)
        }
        lines.append(Line(indent: indent, content: start..<end, next: 0))
    }

    /// Where the comment begins: `#` as the first character, or between two spaces and one.
    private func contentEnd(_ range: Range<Int>) -> Int {
        for offset in range where bytes[offset] == UInt8(ascii: "#") {
            if offset == range.lowerBound { return offset }
            let isFollowed = offset + 1 == range.upperBound || bytes[offset + 1].isSpace
            let isPreceded = bytes[offset - 1] == .tab || bytes[offset - 1] == .space && bytes[offset - 2].isSpace
            if isFollowed && isPreceded { return offset }
        }
        return range.upperBound
    }

    /// The length of white space, if some begins here. What only looks like a space, as text copied from the web has it,
    /// becomes one.
    private mutating func blank(at offset: Int, end: Int) -> Int? {
        if bytes[offset] == .space || bytes[offset] == .tab { return 1 }
        guard case (let scalar?, let length) = bytes.scalar(at: offset, end: end), scalar.properties.isWhitespace,
            !scalar.isHarmful
        else { return nil }
        bytes.fill(offset..<offset + length, with: .space)
        return length
    }

    private mutating func checkCharacters(_ range: Range<Int>, _ findings: inout Findings) {
        var isReported = (control: false, invalid: false)
        var offset = range.lowerBound
        while offset < range.upperBound {
            let byte = bytes[offset]
            if byte.isPrintable {
                offset += 1
                continue
            }
            if let length = blank(at: offset, end: range.upperBound) {
                offset += length
                continue
            }
            let (scalar, length) = bytes.scalar(at: offset, end: range.upperBound)
            let place = Place(file: file, range: offset..<offset + length)
            if let scalar, scalar.isHarmful {
                if !isReported.control {
                    let code = String(scalar.value, radix: 16, uppercase: true)
                    let name = "U+" + String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code
                    findings.add(
                        .controlCharacter, "the control character \(name), which is not seen; remove it", at: place)
                    isReported.control = true
                }
                bytes.fill(place.range, with: .space)
            } else if scalar == nil, !isReported.invalid {
                findings.add(.invalidUTF8, "not UTF-8; save the file with that encoding", at: place)
                isReported.invalid = true
            }
            offset += length
        }
    }

    /// Finds which lines lie below which. A line that is indented less than its neighbours above, but more than the
    /// line that these lie below, counts as one of them: what follows it would otherwise seem to lie below it.
    private mutating func link() {
        var open: [(line: Int, level: Int)] = []
        for index in lines.indices {
            var level = lines[index].indent
            var neighbour: Int?
            while let last = open.last, last.level >= level {
                lines[last.line].next = index
                neighbour = last.level
                open.removeLast()
            }
            if let neighbour, level > 0 { level = neighbour }
            if level > 0, isDeclaration(index, in: open.first?.line) {
                level = 0
                while let last = open.popLast() { lines[last.line].next = index }
            }
            open.append((index, level))
        }
        for last in open { lines[last.line].next = lines.count }
    }

    /// What the kinds of declarations with a name begin with.
    private static let letters = [UInt8]("acdft".utf8)

    /// Whether an indented line can only be meant as a declaration, and is read as one: else the text above might swallow
    /// it, and nobody would miss a promise.
    private func isDeclaration(_ index: Int, in outermost: Int?) -> Bool {
        var cursor = Cursor(bytes, lines[index].content)
        // Few lines begin with one of these letters, and this is asked of all of them at a start.
        if cursor.byte == UInt8(ascii: "n") {
            return ["never +", "never advise "].contains { bytes[cursor.rest].starts(with: $0.utf8) }
        }
        let next = lines.indices.contains(index + 1) ? lines[index + 1].indent - lines[index].indent : -1
        guard next >= 0, Self.letters.contains(cursor.byte),
            let kind = Declaration.Kind(rawValue: cursor.text(cursor.word()))
        else { return false }
        cursor.skipSpace()
        guard cursor.byte.isLower else { return false }
        if next > 0 { return true }
        // A concept may hold such words, and 'advice' and 'flow' are what 'advise' and 'include' are taken for.
        let isConcept = outermost.map { bytes[lines[$0].content].starts(with: "concept ".utf8) } ?? false
        _ = cursor.word()
        cursor.skipSpace()
        return cursor.isAtEnd && !isConcept && kind != .advice && kind != .flow
    }
}

/// The lines directly below a line.
struct LinesBelow: Sequence, IteratorProtocol {
    private let lines: [Layout.Line]
    private var index: Int
    private let end: Int

    init(_ line: Int, in layout: Layout) {
        lines = layout.lines
        index = line + 1
        end = lines[line].next
    }

    mutating func next() -> Int? {
        guard index < end else { return nil }
        defer { index = lines[index].next }
        return index
    }
}
