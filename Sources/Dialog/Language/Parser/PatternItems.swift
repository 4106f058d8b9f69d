// The smallest parts of a pattern.
extension Parser {
    mutating func patternItem(_ cursor: inout Cursor) -> Pattern.Node? {
        let start = cursor.position
        switch cursor.byte {
        case UInt8(ascii: "*"):
            cursor.advance()
            return .gap
        case UInt8(ascii: "~"):
            return patternConcept(&cursor)
        case UInt8(ascii: "@"):
            return patternTime(&cursor)
        case UInt8(ascii: "/"):
            cursor.advance()
            let name = nameRun(&cursor)
            if name.isEmpty { return unexpected(&cursor, at: start) }
            let range = start..<name.upperBound
            if Command(text(range))?.isHeard != true {
                report(
                    .unheardCommand, "no dialog hears \(quoted(range)); of the commands it hears only '/crisis'",
                    at: range)
            }
            return .command(lowercased(range))
        default:
            return patternWord(&cursor)
        }
    }

    private mutating func patternConcept(_ cursor: inout Cursor) -> Pattern.Node? {
        let start = cursor.position
        cursor.advance()
        let name = nameRun(&cursor)
        if name.isEmpty {
            report(.missingName, "the concept's name follows '~' without a space", at: start..<start + 1)
            return nil
        }
        guard let concept = names.index(of: text(name), in: .concept) else {
            let hint = suggestions.hint(for: text(name), among: names.all(in: .concept))
            report(.unknownConcept, "no concept \(quoted(name))\(hint)", at: name)
            // What follows can still be checked; a script with an error is not used.
            return .word(text(name))
        }
        refer(.concept(concept), at: name)
        return .concept(concept)
    }

    private mutating func patternTime(_ cursor: inout Cursor) -> Pattern.Node? {
        let start = cursor.position
        cursor.advance()
        let name = nameRun(&cursor)
        switch text(name) {
        case "duration": return .duration
        case "ago": return .ago
        case "number": return .number
        case "name": return .name
        default:
            let range = start..<name.upperBound
            let hint =
                suggestions.nearest(to: text(name), among: ["duration", "ago", "number", "name"])
                .map { "; did you mean '@\($0)'?" } ?? " (there is @duration, @ago, @number and @name)"
            report(.unknownTime, "no \(quoted(range))\(hint)", at: range)
            return nil
        }
    }

    private mutating func patternWord(_ cursor: inout Cursor) -> Pattern.Node? {
        // Nearly every word.
        let plain = cursor.skip { $0.isLower || $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "-") }
        while let length = wordCharacter(cursor) { cursor.advance(by: length) }
        let range = plain.lowerBound..<cursor.position
        // A message has no word without a letter or a digit.
        guard text(range).contains(where: { $0.isLetter || $0.isNumber }) else {
            return unexpected(&cursor, at: range.lowerBound)
        }
        return .word(range == plain ? text(range) : lowercased(range))
    }

    /// The length of what is here, if it belongs in a word.
    private func wordCharacter(_ cursor: Cursor) -> Int? {
        let byte = cursor.byte
        if byte.isName || byte == UInt8(ascii: "'") { return 1 }
        guard byte >= 0x80 else { return nil }
        let (scalar, length) = layout.bytes.scalar(at: cursor.position, end: cursor.end)
        // Bytes that are no UTF-8 are reported already.
        guard let scalar else { return length }
        if scalar == "\u{2019}" || scalar == "\u{200D}" || scalar == "\u{FE0F}" { return length }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .otherSymbol, .modifierSymbol:
            return length
        default: return nil
        }
    }

    /// Lower case, with a straight apostrophe.
    private func lowercased(_ range: Range<Int>) -> String {
        String(text(range).lowercased().map { $0 == "\u{2019}" ? "'" : $0 })
    }

    private mutating func unexpected(_ cursor: inout Cursor, at start: Int) -> Pattern.Node? {
        let range = start..<start + layout.bytes.scalar(at: start, end: cursor.end).length
        let hint = layout.bytes[start] == UInt8(ascii: "?") ? "; what may be absent stands in brackets: [a]" : ""
        report(.unexpectedCharacter, "\(quoted(range)) has no meaning in a pattern\(hint)", at: range)
        return nil
    }
}
