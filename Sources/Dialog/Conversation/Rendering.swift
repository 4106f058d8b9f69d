extension Conversation {
    /// Fills in the placeholders with what a state holds, and `{}` with the detail.
    func render(_ text: Text, _ state: State, detail: String = "") -> String {
        render(text, state, detail, depth: 0)
    }

    private func render(_ text: Text, _ state: State, _ detail: String, depth: Int) -> String {
        var result = ""
        for segment in text.segments {
            switch segment {
            case .words(let words):
                result += words
            case .pronoun(let pronoun, let capitalised):
                let word = wording(state).pronouns[pronoun] ?? ""
                result += capitalised ? word.prefix(1).uppercased() + word.dropFirst() : word
            case .verb(let singular, let plural):
                result += wording(state).isSingular ? singular : plural
            case .subject(let subject):
                result += value(of: subject, state, depth: depth)
            case .days(let days, let clock):
                result += self.days(days, clock, state).map(String.init) ?? ""
            case .detail:
                result += detail
            }
        }
        return result
    }

    /// A value's label in words; its name where it has none.
    func label(of subject: Subject, value: Int, _ state: State) -> String {
        label(of: subject, value: value, state, depth: 0)
    }

    private func label(of subject: Subject, value: Int, _ state: State, depth: Int) -> String {
        // Labels may name other facts. Those that name each other are refused; the depth ends them all the same.
        if case .fact(let fact) = subject, depth < Limit.depth, let label = script.facts[fact].values[value].label {
            return render(label, state, "", depth: depth + 1)
        }
        return script.valueNames(of: subject)[value]
    }

    private func value(of subject: Subject, _ state: State, depth: Int) -> String {
        if case .clock(let clock) = subject {
            return state.memory.clocks[clock].last.map { String(state.visit.day - $0) } ?? ""
        }
        guard let first = world(state).possible(subject).must.firstValue else { return "" }
        return label(of: subject, value: first, state, depth: depth)
    }

    /// A start in this visit counts at once as one more day that was not held; nil where the clock was never started.
    private func days(_ days: Text.Days, _ clock: Int, _ state: State) -> Int? {
        let starts = state.memory.clocks[clock]
        guard let first = starts.first else { return nil }
        let all = state.visit.day - first
        guard days == .held else { return all }
        let startsNow = outline.starts.contains { $0.clock == clock && state.memory.said.contains($0.line) }
        return max(0, all - (starts.count - 1) - (startsNow ? 1 : 0))
    }

    /// The third person as the dialogs name it by the values of the fact `they`.
    private func wording(_ state: State) -> Wording {
        guard let fact = outline.pronounFact, let value = state.memory.facts[fact]?.cases.firstValue else {
            return .they
        }
        switch script.facts[fact].values[value].name {
        case "he": return .he
        case "she": return .she
        default: return .they
        }
    }
}

extension Phrase {
    init(_ kind: Advice.Kind) {
        switch kind {
        case .next: self = .next
        case .do: self = .do
        case .avoid: self = .avoid
        case .why: self = .why
        case .doubt: self = .doubt
        }
    }
}
