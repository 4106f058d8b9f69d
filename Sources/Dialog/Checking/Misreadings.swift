// What is not understood as it should be, in the conversation in which it is said.

extension CheckRun {
    /// Adds a finding about what a message means. The message is said at the question of a fact, else first of all; what it
    /// should have led to is expected, so that the conversation is a test of it. Where it does lead there, it shows nothing.
    mutating func fail(
        _ finding: CheckReport.Finding, saying text: String, at fact: Int? = nil,
        expect expectations: [Transcript.Expectation] = []
    ) {
        var finding = finding
        let first = Visit(day: telling.today)
        let start = fact.flatMap { conversation(toQuestion: $0) } ?? .init(.visit(first), conversation.begin(first))
        let path = start.going(on: .message(text), conversation.step(start.state, .message(text)))
        if let transcript = transcript(path, finding.message, expectations),
            expectations.isEmpty || !transcript.differences(transcript.replay(conversation), conversation).isEmpty
        {
            finding.counterexample = transcript
        }
        add(finding)
    }

    private mutating func conversation(toQuestion fact: Int) -> Telling.Path? {
        let line = prover.guards.lines.first { line in
            if line.root == .start, case .ask(fact, _) = line.statement.kind { true } else { false }
        }
        guard let line else { return nil }
        return conversation(to: prover.guards.conditions(line.node) + [.is(.fact(fact), .unknown)]) { _, reply in
            reply.walk.openFact == fact
        }
    }
}
