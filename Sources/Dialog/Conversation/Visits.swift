extension Conversation {
    /// A visit is a date. The same date goes on; on a new one nothing has been said yet, facts of `each visit` are
    /// unknown, times in the past have aged, and each clock whose start was said is set to the day when it was.
    func begin(_ visit: Visit, after earlier: State) -> (State, Reply) {
        var state = earlier
        guard visit.day != earlier.visit.day else {
            var turn = Turn()
            turn.question = .short
            return finish(state, turn)
        }
        for start in outline.starts where earlier.memory.said.contains(start.line) {
            if state.memory.clocks[start.clock].last != earlier.visit.day {
                state.memory.clocks[start.clock].append(earlier.visit.day)
            }
        }
        let memory = state.memory
        state = State(script: script, visit: visit)
        state.memory.facts = memory.facts
        state.memory.clocks = memory.clocks
        state.isCountryTold = earlier.isCountryTold
        for (index, fact) in script.facts.enumerated() where fact.isEachVisit { state.memory.facts[index] = nil }
        open(visit, in: &state)
        return finish(state, Turn())
    }

    /// Sets what the visit gives: the date, the hour, the country, and the ages of what was told as a time.
    func open(_ visit: Visit, in state: inout State) {
        state.visit = visit
        for (index, fact) in script.facts.enumerated() {
            switch fact.given {
            case .country:
                // A visit that names no country leaves it as it was.
                if state.memory.facts[index] == nil || visit.country != nil && !state.isCountryTold {
                    state.memory.facts[index] = fact.held(inCountry: visit.country ?? "")
                }
            case .hour:
                let value = visit.hour.flatMap { hour in
                    fact.values.firstIndex { $0.range?.contains(hour) ?? false }
                }
                state.memory.facts[index] = value.map { Held(.value($0)) }
            case nil:
                age(index, in: &state)
            }
        }
    }

    private func age(_ fact: Int, in state: inout State) {
        guard let since = state.memory.facts[fact]?.since else { return }
        let days = state.visit.day - since
        if let value = script.facts[fact].values.firstIndex(where: { $0.range?.contains(days) ?? false }) {
            state.memory.facts[fact]?.cases = .value(value)
        }
    }

    /// The change that a country's two letters make.
    func country(_ code: String) -> [Change] {
        script.facts.indices
            .filter { script.facts[$0].given == .country }
            .map { Change(fact: $0, held: script.facts[$0].held(inCountry: code)) }
    }
}

extension Fact {
    /// What a fact that the country gives holds there; in a country that it does not name, and in none, its last value.
    func held(inCountry code: String) -> Held {
        let name = code.lowercased()
        return Held(.value(values.firstIndex { $0.name == name } ?? values.count - 1))
    }
}
