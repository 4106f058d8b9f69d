// What the program needs of a conversation beside `step`.

extension Conversation {
    /// The lines of the flow `farewell`, where the dialogs have one: said when somebody leaves.
    public func farewell(_ state: State) -> [Reply.Line] {
        guard let flow = script.flows.firstIndex(where: { $0.name == "farewell" }) else { return [] }
        let walk = Walker.lines(of: script.flows[flow].body, script, outline, world(state))
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

    /// The dialogs ask with the fact `keep` whether the conversation may be kept.
    public func isKeepingWanted(_ state: State) -> Bool {
        guard let keep = keepFact, let yes = yes(of: keep) else { return false }
        return state.memory.facts[keep]?.cases == .value(yes)
    }

    /// The change that takes the consent back.
    public var keepingUnwanted: [Change] {
        keepFact.map { [Change(fact: $0, held: Held(.unsaid))] } ?? []
    }

    private var keepFact: Int? { script.facts.firstIndex { $0.name == "keep" } }

    private func yes(of fact: Int) -> Int? { script.facts[fact].values.firstIndex { $0.name == "yes" } }

    public func phrase(_ phrase: Phrase, _ state: State, detail: String) -> Reply.Line {
        let line = self.phrase(phrase, state)
        guard let gap = line.text.firstRange(of: "{}") else { return line }
        return .init(kind: line.kind, text: line.text.replacingCharacters(in: gap, with: detail))
    }
}

extension String {
    /// Pure Swift, as the core has no Foundation.
    fileprivate func firstRange(of part: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
            start = index(after: start)
        }
        return nil
    }

    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
