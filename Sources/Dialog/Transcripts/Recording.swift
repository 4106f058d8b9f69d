extension Transcript {
    /// Adds an input, the reply, and a line for every fact that the input changed.
    public mutating func record(_ input: Item, _ reply: Reply, after earlier: State?, _ script: Script) {
        if !items.isEmpty { items.append(.blank) }
        items.append(input)
        items += reply.paragraphs.map { .said($0) }
        for change in reply.changes {
            items += script.expectations(change, before: earlier?.memory.facts[change.fact]).map { .expectation($0) }
        }
    }
}

extension Script {
    /// The lines that lead from what a fact held before to what it holds now.
    func expectations(_ change: Change, before: Held?) -> [Transcript.Expectation] {
        let fact = facts[change.fact]
        guard let held = change.held else { return [.init(fact.name, "unknown")] }
        guard held.cases != .unsaid else { return [.init(fact.name, "unsaid")] }
        let earlier = fact.isSeveral ? before?.cases ?? [] : []
        let gone = earlier.subtracting(held.cases).values.map {
            Transcript.Expectation(fact.name, fact.values[$0].name, isNegated: true)
        }
        let new = held.cases.subtracting(earlier).values.map {
            Transcript.Expectation(fact.name, fact.values[$0].name, since: held.since)
        }
        return gone + new
    }
}
