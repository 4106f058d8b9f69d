extension Parser {
    /// `[not] WORDS` to the end of a line. Nil where it is no pattern. Only at the beginning `not` is more than a word:
    /// "(not sure | no idea)" is what people say.
    mutating func pattern(_ cursor: inout Cursor, after keyword: Range<Int>) -> Pattern? {
        cursor.skipSpace()
        let range = cursor.rest
        guard !range.isEmpty else {
            report(.emptyPattern, "the pattern is missing after \(quoted(keyword))", at: keyword)
            return nil
        }
        let negation = cursor.take("not")
        cursor.skipSpace()
        if let negation, cursor.isAtEnd {
            report(.emptyPattern, "nothing follows 'not'", at: negation)
            return nil
        }
        if let late = notBehindOption(cursor) {
            report(
                .misplacedNot, "'not' stands first in a pattern; behind what may be absent it is only a word", at: late)
            return nil
        }
        guard let node = patternNode(&cursor, endingAtComma: false) else { return nil }
        return Pattern(kind: .words(node), isNegated: negation != nil, place: place(range))
    }

    /// `[no] not`: everybody who writes it means the negation.
    private func notBehindOption(_ cursor: Cursor) -> Range<Int>? {
        var cursor = cursor
        guard cursor.byte == UInt8(ascii: "[") else { return nil }
        while cursor.take(UInt8(ascii: "[")) {
            while !cursor.isAtEnd, !cursor.take(UInt8(ascii: "]")) { cursor.advance() }
            cursor.skipSpace()
        }
        return cursor.take("not")
    }

    /// `answer PATTERN`, where `*`, `yes` and `no` stand for more than words.
    mutating func answer(_ cursor: inout Cursor, after keyword: Range<Int>) -> Pattern? {
        cursor.skipSpace()
        let range = cursor.rest
        let kind: Pattern.Kind
        switch text(range) {
        case "*": kind = .anything
        case "yes": kind = .yes
        case "no": kind = .no
        default: return pattern(&cursor, after: keyword)
        }
        return Pattern(kind: kind, isNegated: false, place: place(range))
    }

    /// One pattern without its `not`, up to the end, or to a comma in a concept.
    mutating func patternNode(_ cursor: inout Cursor, endingAtComma: Bool) -> Pattern.Node? {
        cursor.skipSpace()
        let start = cursor.position
        guard let node = patternSequence(&cursor, depth: 0) else { return nil }
        var range = start..<cursor.position
        while let last = range.last, layout.bytes[last].isSpace { range = start..<last }
        if !cursor.isAtEnd, !(endingAtComma && cursor.byte == UInt8(ascii: ",")) {
            reportPatternEnd(cursor)
            return nil
        }
        guard node.needsWords else {
            let message =
                range.isEmpty
                ? "a pattern is missing here"
                : "the pattern holds for no words at all; it needs one that is not optional"
            report(.emptyPattern, message, at: range.isEmpty ? start..<min(start + 1, cursor.end) : range)
            return nil
        }
        return node
    }

    private mutating func reportPatternEnd(_ cursor: Cursor) {
        let here = cursor.position..<cursor.position + 1
        switch cursor.byte {
        case UInt8(ascii: "|"):
            // "a | b) c" lacks only one of them.
            if let close = closer(cursor) {
                report(.unclosed, "\(quoted(close)) closes nothing", at: close)
            } else {
                report(.bareAlternatives, "alternatives stand in parentheses: (a | b)", at: here)
            }
        case UInt8(ascii: ","):
            report(
                .unexpectedCharacter, "',' separates patterns in a concept only; here each has a line of its own",
                at: here)
        default:
            report(.unclosed, "\(quoted(here)) closes nothing", at: here)
        }
    }

    /// The first parenthesis or bracket ahead that closes one from before.
    private func closer(_ cursor: Cursor) -> Range<Int>? {
        var depth = 0
        for offset in cursor.rest {
            switch layout.bytes[offset] {
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                if depth == 0 { return offset..<offset + 1 }
                depth -= 1
            default: break
            }
        }
        return nil
    }

    /// Items one after another, up to what closes or separates them.
    private mutating func patternSequence(_ cursor: inout Cursor, depth: Int) -> Pattern.Node? {
        if endsSequence(&cursor) { return .sequence([]) }
        let begin = cursor.position
        var start = begin
        guard let first = patternPart(&cursor, depth: depth) else { return nil }
        // Most are a single word between two bars, and need no array.
        if endsSequence(&cursor) { return first }
        var items: [Pattern.Node] = []
        items.reserveCapacity(4)
        items.append(first)
        repeat {
            let next = cursor.position
            guard let item = patternPart(&cursor, depth: depth) else { return nil }
            if let last = items.last { reportContradiction(last, item, at: start..<cursor.position) }
            start = next
            items.append(item)
        } while !endsSequence(&cursor)
        if depth > 0 || items.dropFirst().dropLast().contains(.absent(.gap)), items.contains(.absent(.gap)) {
            report(
                .unexpectedCharacter,
                "'!*' stands first or last in a pattern: nothing else is said before it, or behind",
                at: begin..<cursor.position)
            return nil
        }
        return .sequence(items)
    }

    /// What can never match, or excludes nothing.
    private mutating func reportContradiction(_ first: Pattern.Node, _ second: Pattern.Node, at range: Range<Int>) {
        if case .absent(let excluded) = first, second.parts.allSatisfy(excluded.parts.contains) {
            report(.emptyPattern, "nothing can match: what '!' excludes is all that may follow", at: range)
        } else if first == .duration, second == .word("ago") {
            report(.wrongTime, "a length of time and 'ago' are a time in the past: write '@ago'", at: range)
        }
    }

    private func endsSequence(_ cursor: inout Cursor) -> Bool {
        cursor.skipSpace()
        switch cursor.byte {
        case 0, UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "|"), UInt8(ascii: ","): return true
        default: return false
        }
    }

    private mutating func patternPart(_ cursor: inout Cursor, depth: Int) -> Pattern.Node? {
        switch cursor.byte {
        case UInt8(ascii: "("), UInt8(ascii: "["): patternGroup(&cursor, depth: depth)
        case UInt8(ascii: "!"): patternAbsence(&cursor, depth: depth)
        default: patternItem(&cursor)
        }
    }

    /// `!a`, `!~a`, `!(a | b)` or `!*`
    private mutating func patternAbsence(_ cursor: inout Cursor, depth: Int) -> Pattern.Node? {
        let mark = cursor.position..<cursor.position + 1
        cursor.advance()
        switch cursor.byte {
        case 0, UInt8(ascii: " "), UInt8(ascii: "!"), UInt8(ascii: "["), UInt8(ascii: "/"),
            UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "|"), UInt8(ascii: ","):
            report(
                .unexpectedCharacter,
                "behind '!' stands, without a space, what must not follow: !word, !~concept, !(a | b), !*",
                at: mark)
            return nil
        default: break
        }
        guard let node = patternPart(&cursor, depth: depth) else { return nil }
        guard node.needsWords || node == .gap else {
            report(.emptyPattern, "what '!' excludes holds for no words at all, so nothing could follow", at: mark)
            return nil
        }
        return .absent(node)
    }

    /// `(a | b)` or `[a]`
    private mutating func patternGroup(_ cursor: inout Cursor, depth: Int) -> Pattern.Node? {
        let open = cursor.position..<cursor.position + 1
        let isOptional = cursor.byte == UInt8(ascii: "[")
        cursor.advance()
        guard depth < Limit.depth else {
            report(.tooDeep, "parentheses are nested more than \(Limit.depth) deep", at: open)
            return nil
        }
        var alternatives: [Pattern.Node] = []
        alternatives.reserveCapacity(4)
        repeat {
            cursor.skipSpace()
            let start = cursor.position
            guard let alternative = patternSequence(&cursor, depth: depth + 1) else { return nil }
            if case .sequence([]) = alternative, cursor.byte != 0, cursor.byte != UInt8(ascii: ",") {
                report(
                    .emptyPattern, "nothing stands here; what may be absent goes in brackets: [a]",
                    at: start..<start + 1)
                return nil
            }
            alternatives.append(alternative)
        } while cursor.take(UInt8(ascii: "|"))
        let close = isOptional ? "]" : ")"
        guard cursor.take(UInt8(ascii: isOptional ? "]" : ")")) else {
            let here = cursor.position..<cursor.position + 1
            if cursor.byte == UInt8(ascii: ","), closer(cursor) != nil {
                report(.unexpectedCharacter, "between alternatives stands '|', not ','", at: here)
            } else if cursor.isAtEnd || cursor.byte == UInt8(ascii: ",") {
                report(.unclosed, "\(quoted(open)) is not closed by '\(close)'", at: open)
            } else {
                report(
                    .unclosed, "'\(close)' should stand here, not \(quoted(here))", at: here,
                    note: .init(message: "to close this", place: place(open)))
            }
            return nil
        }
        let node = alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
        if isOptional, case .absent = node {
            report(.emptyPattern, "in brackets '!' excludes nothing", at: open.lowerBound..<cursor.position)
        }
        return isOptional ? .optional(node) : node
    }
}

extension Pattern.Node {
    /// What it holds for, one by one.
    fileprivate var parts: [Pattern.Node] {
        if case .alternatives(let parts) = self { parts.flatMap(\.parts) } else { [self] }
    }

    /// Whether something must be there for it to match.
    var needsWords: Bool {
        switch self {
        case .word, .concept, .duration, .ago, .number, .name, .command: true
        case .gap, .optional, .absent: false
        case .sequence(let items): items.contains(where: \.needsWords)
        case .alternatives(let items): items.allSatisfy(\.needsWords)
        }
    }
}
