extension Checks {
    /// A topic only answers: what it includes may not ask, start, end or open topics either.
    mutating func checkTopics(_ graph: Graph) {
        var culprits = [Place?](repeating: nil, count: script.flows.count)
        for flow in graph.order { culprits[flow] = culprit(script.flows[flow].body, culprits) }
        for reference in references {
            guard case .topic = reference.owner, case .include(let flow) = reference.use, let culprit = culprits[flow]
            else { continue }
            findings.add(
                .notInTopic, "the flow '\(script.flows[flow].name)' does more than a topic may", at: reference.place,
                note: .init(message: "this line cannot stand in a topic", place: culprit))
        }
    }

    private func culprit(_ statements: [Statement], _ culprits: [Place?]) -> Place? {
        for statement in statements {
            let found: Place? =
                switch statement.kind {
                case .ask, .start, .end, .topics: statement.place
                case .include(let flow): culprits[flow]
                case .when(_, let then, let otherwise): culprit(then, culprits) ?? culprit(otherwise, culprits)
                case .say, .advise: nil
                }
            if let found { return found }
        }
        return nil
    }
}
