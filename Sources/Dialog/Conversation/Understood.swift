/// What a message states by itself, with no conversation before it: for `explain`.
public struct Understood: Sendable {
    /// Facts with the values taken, in the order of declaration.
    public var facts: [(fact: Int, values: [Int])]
    public var reading: Reading
}

extension Conversation {
    /// Reads one message as the first of a conversation. `asked`: the fact whose question is open; nil for none.
    public func understand(_ message: String, today: Day, asked: Int? = nil) -> Understood {
        let reading = self.reading(of: message, today: today, asked: asked)
        let state = State(script: script, visit: Visit(day: today))
        let taking = Taking(self, state, reading, of: message, open: asked)
        return Understood(
            facts: taking.changes.map { ($0.fact, $0.held?.cases.values ?? []) }.filter { !$0.values.isEmpty },
            reading: reading)
    }
}

extension Conversation {
    /// Shows a message word by word, as the patterns see it.
    public func explain(_ message: String, today: Day) -> [ExplainedWord] {
        understanding?.explain(message, today: today) ?? []
    }

    /// Why a message does not state a value; see ``Understanding/whyNot(fact:value:_:today:asked:)``.
    public func whyNot(fact: Int, value: Int, _ message: String, today: Day, asked: Int? = nil) -> NearMiss? {
        understanding?.whyNot(fact: fact, value: value, message, today: today, asked: asked)
    }
}
