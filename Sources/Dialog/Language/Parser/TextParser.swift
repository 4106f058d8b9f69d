extension Parser {
    /// What follows a keyword, with the deeper lines that continue it; `end` is the first line that does not.
    /// Reports where there is nothing.
    mutating func prose(_ rest: Cursor, line: Int, end: Int? = nil, after keyword: Range<Int>) -> Text? {
        let end = end ?? self.line(line).next
        reportSwallowedLines(line + 1..<end)
        let lines = line + 1..<end
        guard !rest.isAtEnd || !lines.isEmpty else {
            report(.missingText, "the text is missing after \(quoted(keyword))", at: keyword)
            return nil
        }
        let count = findings.diagnostics.count
        let text = text(rest.rest, continuedOn: lines)
        if text.segments.isEmpty, findings.diagnostics.count == count {
            report(
                .missingText, "there are sources, and no text that rests on them, after \(quoted(keyword))", at: keyword
            )
        }
        return text
    }

    /// `again` below `end` is a line of its own; below other prose it would be said.
    private mutating func reportSwallowedLines(_ lines: Range<Int>) {
        for line in lines {
            let (word, rest) = firstWord(of: line)
            let keyword = text(word)
            guard isSwallowed(keyword, rest) else { continue }
            // What follows it is swallowed with it.
            return report(
                .swallowedLine, "'\(keyword)' continues the text above, since it is indented deeper", at: word)
        }
    }

    /// Whether a line of prose can hardly be meant as such. Many keywords are words that people say: "do", "why", "say".
    private func isSwallowed(_ keyword: String, _ rest: Cursor) -> Bool {
        // The texts of a fact are short.
        if case .fact = owner, Self.valueKeywords.contains(keyword) || keyword.hasSuffix(":") { return true }
        var next = rest
        let name = text(next.word())
        switch keyword {
        case "again": return true
        case "like", "unlike": return rest.byte == UInt8(ascii: "\"")
        case "ask", "start": return names.subject(named: name) != nil
        case "when": return names.subject(named: name) != nil && next.take("is") != nil
        case "say", "end", "nod", "next", "do", "avoid", "why", "doubt": return rest.byte.isUpper
        case "hear", "asks": return [UInt8]("~([@".utf8).contains(rest.byte)
        case "topics", "else": return rest.isAtEnd
        case "concept", "fact", "decide", "clock", "flow", "advice", "topic":
            return rest.byte.isLower && validName(rest.rest) == rest.rest
        case "include": return names.index(of: name, in: .flow) != nil
        case "advise": return names.index(of: name, in: .advice) != nil || names.subject(named: name) != nil
        default: return false
        }
    }

    /// A `#` by itself is seldom meant to be said.
    mutating func reportSwallowedComment(_ range: Range<Int>) {
        func isSpace(_ offset: Int) -> Bool { !range.contains(offset) || layout.bytes[offset].isSpace }
        // At its beginning it is found as the mark of a transcript.
        var rest = range.dropFirst()
        while let mark = layout.bytes.firstIndex(in: rest, where: { $0 == UInt8(ascii: "#") }) {
            if isSpace(mark - 1), isSpace(mark + 1) {
                let comment = mark..<range.upperBound
                return report(
                    .swallowedComment, "this is said as it stands; a comment has two spaces before it", at: comment)
            }
            rest = mark + 1..<range.upperBound
        }
    }

    /// Words with placeholders, on one line or several, with sources at the lines' ends.
    mutating func text(_ first: Range<Int>, continuedOn lines: Range<Int> = 0..<0) -> Text {
        let start = first.isEmpty ? line(lines.lowerBound).content.lowerBound : first.lowerBound
        let end = lines.isEmpty ? first.upperBound : line(lines.upperBound - 1).content.upperBound
        reportTranscriptMark(start..<end)
        var builder = TextBuilder()
        textLine(first, &builder)
        for line in lines { textLine(self.line(line).content, &builder) }
        return builder.text(at: place(start..<end))
    }

    private mutating func textLine(_ range: Range<Int>, _ builder: inout TextBuilder) {
        let words = withoutSources(range)
        reportSwallowedComment(words)
        builder.space()
        wordsAndPlaceholders(words, &builder)
        builder.citations += citations(words.upperBound..<range.upperBound)
    }

    private mutating func wordsAndPlaceholders(_ range: Range<Int>, _ builder: inout TextBuilder) {
        var offset = range.lowerBound
        while offset < range.upperBound {
            switch layout.bytes[offset] {
            case .space, .tab:
                builder.space()
                offset += 1
            case UInt8(ascii: "{"):
                offset = placeholder(at: offset, end: range.upperBound, &builder)
            case UInt8(ascii: "["):
                offset = bracket(at: offset, end: range.upperBound)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                let here = offset..<offset + 1
                report(.unclosed, "\(quoted(here)) closes nothing", at: here)
                offset += 1
            default:
                let end = endOfWords(offset..<range.upperBound)
                builder.append(layout.bytes[offset..<end])
                offset = end
            }
        }
    }

    /// Where plain words with single spaces between them end.
    private func endOfWords(_ range: Range<Int>) -> Int {
        layout.bytes.withUnsafeBufferPointer { bytes in
            range.first { offset in
                switch bytes[offset] {
                case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), .tab: true
                case .space: offset + 1 == range.upperBound || !bytes[offset + 1].isName
                default: false
                }
            } ?? range.upperBound
        }
    }

    /// Moves past `{...}`; returns where the text goes on.
    private mutating func placeholder(at open: Int, end: Int, _ builder: inout TextBuilder) -> Int {
        let inner = layout.bytes[open + 1..<end]
        let close = inner.firstIndex { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "{") }
        guard let close, layout.bytes[close] == UInt8(ascii: "}") else {
            report(.unclosed, "'{' is not closed by '}'", at: open..<open + 1)
            return close ?? end
        }
        if close == open + 1, owner == .phrases {
            builder.append(.detail)
        } else if let segment = placeholder(open + 1..<close) {
            builder.append(segment)
        }
        return close + 1
    }

    /// Moves past a source in the middle of a line.
    private mutating func bracket(at open: Int, end: Int) -> Int {
        let inner = layout.bytes[open + 1..<end]
        let close = inner.firstIndex { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[") }
        guard let close, layout.bytes[close] == UInt8(ascii: "]") else {
            report(.unclosed, "'[' is not closed by ']'", at: open..<open + 1)
            return open + 1
        }
        report(.misplacedSource, "a source stands at the end of a line", at: open..<close + 1)
        return close + 1
    }

    private mutating func reportTranscriptMark(_ range: Range<Int>) {
        var cursor = cursor(range)
        let word = cursor.word()
        let mark = word.prefix(transcriptMark(word))
        guard !mark.isEmpty else { return }
        report(
            .transcriptMark, "a text cannot begin with \(quoted(mark)), which means something else in a transcript",
            at: mark)
    }

    /// The length of the mark that a word begins with.
    private func transcriptMark(_ word: Range<Int>) -> Int {
        let bytes = layout.bytes[word]
        switch bytes.first {
        case UInt8(ascii: ">"), UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "="): return 1
        case UInt8(ascii: "."): return bytes.starts(with: "...".utf8) ? 3 : 0
        case UInt8(ascii: "!"): return bytes.starts(with: "!=".utf8) ? 2 : 0
        default: return 0
        }
    }
}

/// Collects a text, folding white space.
struct TextBuilder {
    var citations: [Citation] = []
    private var segments: [Text.Segment] = []
    private var bytes: [UInt8] = []
    private var isSpaced = false

    mutating func space() { isSpaced = !bytes.isEmpty || !segments.isEmpty }

    /// Appends words with any white space between them, and after what came before.
    mutating func fold(_ words: Slice<Bytes>) {
        space()
        for byte in words {
            if byte.isSpace { space() } else { append(byte) }
        }
    }

    private mutating func append(_ byte: UInt8) {
        if isSpaced { bytes.append(.space) }
        isSpaced = false
        bytes.append(byte)
    }

    mutating func append(_ words: Slice<Bytes>) {
        if isSpaced { bytes.append(.space) }
        isSpaced = false
        bytes.append(contentsOf: words)
    }

    mutating func append(_ segment: Text.Segment) {
        if isSpaced { bytes.append(.space) }
        isSpaced = false
        flush()
        segments.append(segment)
    }

    private mutating func flush() {
        guard !bytes.isEmpty else { return }
        segments.append(.words(String(decoding: bytes, as: UTF8.self)))
        bytes.removeAll(keepingCapacity: true)
    }

    /// The text, where nothing but bytes was appended.
    var words: String { String(decoding: bytes, as: UTF8.self) }

    mutating func text(at place: Place) -> Text {
        flush()
        return Text(segments: segments, citations: citations, place: place)
    }
}
