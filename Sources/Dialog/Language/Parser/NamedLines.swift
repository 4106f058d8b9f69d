// Lines that are a keyword and a name.
extension Parser {
    mutating func named<Kind>(
        _ rest: inout Cursor, _ line: Int, after word: Range<Int>,
        _ make: (inout Parser, Range<Int>) -> Kind?
    ) -> Kind? {
        leaf(line, quoted(word))
        let name = rest.word()
        guard !name.isEmpty else {
            report(.missingName, "the name is missing after \(quoted(word))", at: word)
            return nil
        }
        let count = findings.diagnostics.count
        let made = make(&self, name)
        // Behind what is no name stands what is none either.
        if findings.diagnostics.count == count { endOfLine(&rest, after: "the name") }
        return made
    }

    mutating func include(_ name: Range<Int>) -> Statement.Kind? {
        guard let flow = names.index(of: text(name), in: .flow) else {
            let hint = suggestions.hint(for: text(name), among: names.all(in: .flow))
            report(.unknownFlow, "no flow \(quoted(name))\(hint)", at: name)
            return nil
        }
        refer(.include(flow: flow), at: name)
        return .include(flow)
    }

    mutating func start(_ name: Range<Int>) -> Int? {
        guard case .clock(let clock)? = names.subject(named: text(name))?.subject else {
            if findings.isFull { return nil }
            let clocks = names.subjects.filter { if case .clock = $0.subject { true } else { false } }.map(\.name)
            report(
                .unknownClock, "no clock \(quoted(name))\(suggestions.hint(for: text(name), among: clocks))", at: name)
            return nil
        }
        refer(.start(clock: clock), at: name)
        return clock
    }

    mutating func advise(_ name: Range<Int>) -> Statement.Kind? {
        let advice = names.index(of: text(name), in: .advice)
        let subject = names.subject(named: text(name))
        if let subject, case .clock = subject.subject {
            if advice == nil { report(.unknownAdvice, "\(quoted(name)) is a clock; no advice has this name", at: name) }
        } else if let subject {
            if let advice {
                report(.ambiguousName, "\(quoted(name)) is an advice and a fact or a decide", at: name)
                refer(.advise(advice), at: name)
                return .advise(.advice(advice))
            }
            return .advise(.value(of: subject.subject, advices(for: subject, at: name)))
        }
        if let advice {
            refer(.advise(advice), at: name)
            return .advise(.advice(advice))
        }
        if subject == nil {
            let known = findings.isFull ? [] : names.all(in: .advice) + names.all(in: .subject)
            report(
                .unknownAdvice, "no advice \(quoted(name))\(suggestions.hint(for: text(name), among: known))", at: name)
        }
        return nil
    }

    /// The advice named as each value.
    private mutating func advices(for subject: Names.SubjectNames, at name: Range<Int>) -> [Int?] {
        refer(.test(subject.subject), at: name)
        let found = subject.values.map { names.index(of: $0, in: .advice) }
        for case let advice? in found { refer(.advise(advice), at: name) }
        if found.contains(nil) { refer(.adviseValues(of: subject), at: name) }
        return found
    }
}
