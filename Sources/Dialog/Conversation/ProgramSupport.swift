// What the program needs of a conversation beside `step`.

extension Conversation {
    /// The lines of the flow `farewell`, where the dialogs have one: said when somebody leaves.
    public func farewell(_ state: State) -> [Reply.Line] {
        guard let flow = script.farewell else { return [] }
        let walk = Walker.lines(of: script.flows[flow].body, self, world(state))
        return walk.reached.compactMap { reached in
            guard case .say(_, let text) = reached else { return nil }
            return .init(kind: .say, text: render(text, state))
        }
    }

    /// The labels that answer the open question.
    public func answers(_ state: State) -> [String] {
        guard let fact = walk(state).openFact else { return [] }
        return script.facts[fact].values.indices.compactMap { value in
            script.facts[fact].values[value].label.map { render($0, state) }
        }
    }

    /// Whether a message is a yes and nothing else.
    public func isYes(_ message: String, today: Day) -> Bool {
        understanding?.isYes(message, today: today) ?? false
    }

    /// The dialogs ask with the fact `keep` whether the conversation may be kept.
    public func isKeepingWanted(_ state: State) -> Bool {
        guard let keep = outline.keepFact, let yes = script.facts[keep].yes else { return false }
        return state.memory.facts[keep]?.cases == .value(yes)
    }

    /// The state with the consent taken back. Nothing is said to that; what comes of it, the next reply says.
    public func withdrawingConsent(_ state: State) -> State {
        var state = state
        if let keepFact = outline.keepFact { state.memory.facts[keepFact] = Held(.unsaid) }
        return state
    }
}
