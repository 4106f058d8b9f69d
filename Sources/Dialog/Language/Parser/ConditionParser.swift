extension Parser {
    /// `FACT is VALUE [or VALUE]...`, joined by `and` or by `or`, to the end of a line. Nil where it is no condition.
    mutating func condition(_ cursor: inout Cursor, after keyword: Range<Int>) -> Condition? {
        cursor.skipSpace()
        if cursor.isAtEnd {
            report(.badCondition, "the condition is missing after \(quoted(keyword))", at: keyword)
            return nil
        }
        let count = findings.diagnostics.count
        guard let condition = joined(&cursor, depth: 0) else { return nil }
        cursor.skipSpace()
        if cursor.isAtEnd { return condition }
        // Behind "is soon, later" or a label of two words nothing fits.
        guard findings.diagnostics.count == count else { return nil }
        if cursor.byte == UInt8(ascii: ")") {
            report(.unclosed, "')' closes nothing", at: here(cursor))
        } else {
            reportJoiner(cursor, orElse: "the end of the line")
        }
        return nil
    }

    /// What joins two tests, or the given end, should stand here.
    private mutating func reportJoiner(_ cursor: Cursor, orElse end: String) {
        var ahead = cursor
        let word = conditionWord(&ahead)
        let range = word.isEmpty ? here(ahead) : word
        report(.badCondition, "expected 'and', 'or' or \(end), not \(quoted(range))", at: range)
    }

    private func here(_ cursor: Cursor) -> Range<Int> {
        cursor.position..<min(cursor.position + 1, cursor.end)
    }

    private mutating func joined(_ cursor: inout Cursor, depth: Int) -> Condition? {
        guard let first = operand(&cursor, depth: depth) else { return nil }
        var parts = [first]
        var joiner: Range<Int>?
        while let word = cursor.take("and") ?? cursor.take("or") {
            if let joiner, text(joiner) != text(word) {
                report(
                    .mixedAndOr, "'and' and 'or' are mixed; put parentheses around what belongs together", at: word,
                    note: .init(message: "the other one is here", place: place(joiner)))
                return nil
            }
            joiner = joiner ?? word
            guard let part = operand(&cursor, depth: depth) else { return nil }
            parts.append(part)
        }
        guard let joiner else { return first }
        return text(joiner) == "and" ? .all(parts) : .any(parts)
    }

    private mutating func operand(_ cursor: inout Cursor, depth: Int) -> Condition? {
        cursor.skipSpace()
        guard cursor.byte == UInt8(ascii: "(") else { return test(&cursor) }
        let open = here(cursor)
        guard depth < Limit.depth else {
            report(.tooDeep, "parentheses are nested more than \(Limit.depth) deep", at: open)
            return nil
        }
        cursor.advance()
        guard let inner = joined(&cursor, depth: depth + 1) else { return nil }
        if cursor.take(UInt8(ascii: ")")) { return inner }
        if cursor.isAtEnd {
            report(.unclosed, "'(' is not closed by ')'", at: open)
        } else {
            reportJoiner(cursor, orElse: "')'")
        }
        return nil
    }

    /// `FACT is [not] VALUE [or VALUE]...`
    private mutating func test(_ cursor: inout Cursor) -> Condition? {
        guard let name = conditionName(&cursor, expecting: "FACT is VALUE") else { return nil }
        guard cursor.take("is") != nil else {
            report(.badCondition, "expected 'is' after \(quoted(name)); each test names its fact", at: name)
            return nil
        }
        let subject = names.subject(named: text(name))
        if let subject {
            refer(.test(subject.subject), at: name)
        } else {
            let hint = suggestions.hint(for: text(name), among: names.all(in: .subject))
            report(.unknownFact, "no fact \(quoted(name))\(hint)", at: name)
        }
        let isNegated = cursor.take("not") != nil
        guard let cases = cases(of: subject, &cursor) else { return nil }
        guard let subject else { return .always }
        return .test(subject.subject, cases, negated: isNegated)
    }

    /// `VALUE [or VALUE]...`, up to an `or` that begins another test.
    private mutating func cases(of subject: Names.SubjectNames?, _ cursor: inout Cursor) -> Cases? {
        var cases: Cases = []
        while true {
            guard let word = conditionName(&cursor, expecting: "a value") else { return nil }
            if let subject { cases.formUnion(self.case(word, of: subject)) }
            let mark = cursor.position
            guard cursor.take("or") != nil, !beginsOperand(cursor) else {
                cursor.reset(to: mark)
                return cases
            }
        }
    }

    private func beginsOperand(_ cursor: Cursor) -> Bool {
        var ahead = cursor
        ahead.skipSpace()
        if ahead.byte == UInt8(ascii: "(") { return true }
        _ = conditionWord(&ahead)
        return ahead.take("is") != nil
    }

    private mutating func `case`(_ word: Range<Int>, of subject: Names.SubjectNames) -> Cases {
        let name = text(word)
        if name == "unknown" { return .unknown }
        if name == "unsaid" { return .unsaid }
        if let index = subject.values.firstIndex(of: name), index < Cases.maximumValues { return .value(index) }
        if findings.isFull { return [] }
        let nearest = suggestions.nearest(to: name, among: subject.values + ["unknown", "unsaid"])
        if nearest == nil, let other = names.subjects.first(where: { $0.values.contains(name) }) {
            report(.foreignValue, "'\(name)' is a value of '\(other.name)', not of '\(subject.name)'", at: word)
            return []
        }
        let isListed = (1...8).contains(subject.values.count)
        // A second value of a name is reported, and need not be listed.
        let values = subject.values.indices.filter { subject.values.firstIndex(of: subject.values[$0]) == $0 }
        let known = isListed ? " (there is \(Suggestions.list(values.map { subject.values[$0] })))" : ""
        let hint = Self.opposite(name) ?? nearest.map { "; did you mean '\($0)'?" } ?? known
        report(.unknownValue, "no value \(quoted(word)) of '\(subject.name)'\(hint)", at: word)
        return []
    }

    /// What is near 'unknown' or 'unsaid', and means something else.
    private static func opposite(_ name: String) -> String? {
        switch name {
        case "known", "said": "; what is known 'is not unknown'"
        case "skipped": "; what was skipped 'is unsaid'"
        default: nil
        }
    }

    private mutating func conditionName(_ cursor: inout Cursor, expecting what: String) -> Range<Int>? {
        let word = conditionWord(&cursor)
        if word.isEmpty {
            report(.badCondition, "expected \(what)", at: here(cursor))
        } else if text(word) == "not" {
            report(.misplacedNot, "'not' stands directly after 'is', once: FACT is not VALUE or VALUE", at: word)
        } else {
            return word
        }
        return nil
    }

    private func conditionWord(_ cursor: inout Cursor) -> Range<Int> {
        cursor.word { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }
    }
}
