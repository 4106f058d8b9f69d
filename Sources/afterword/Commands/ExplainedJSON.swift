import Dialog

/// What is understood, for programs, with names in the place of indices.
extension Explained {
    var json: JSONText {
        let reading = understood.reading
        return .members([
            ("facts", .members(understood.facts.map { (script.facts[$0.fact].name, json($0.fact, $0.values)) })),
            ("topics", .array(reading.topics.map { .string(script.topics[$0.topic].name) })),
            ("matches", .array(findings.map(json))),
            ("corrections", .array(reading.corrections.map(json))),
        ])
    }

    /// A list for a fact of several values, else the one value.
    private func json(_ fact: Int, _ values: [Int]) -> JSONText {
        let names = values.map { JSONText.string(name(fact, $0)) }
        return script.facts[fact].isSeveral ? .array(names) : names[0]
    }

    private func json(_ finding: Finding) -> JSONText {
        let line = SourceLine(finding.pattern, in: script.sources)
        return .members([
            ("fact", .string(script.facts[finding.fact].name)),
            ("value", .string(name(finding.fact, finding.value))),
            ("text", .string(message[finding.range])),
            ("line", .string("\(line.path):\(line.number)")),
            ("status", .string(finding.status.rawValue)),
            // The words that deny, ask or suppose it.
            ("by", finding.ruledOutBy.map { .string(message[$0]) }),
        ])
    }

    private func json(_ correction: Reading.Correction) -> JSONText {
        .members([("text", .string(message[correction.range])), ("readAs", .string(correction.readAs))])
    }
}
