// What is typed with a slash before it; and facts that are given without words.
extension Conversation {
    /// Does what a command says; nil for what is said to the dialogs, `/crisis` among it, and for what only the program can do.
    func obey(_ text: String, _ state: State) -> (State, Reply)? {
        // Few messages are commands, and a message may be long.
        guard text.drop(while: \.isWhitespace).first == "/" else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let name = words.first else { return nil }
        switch Command(name).flatMap({ commands.contains($0) ? $0 : nil }) {
        case .help: return show([phrase(.help, state)] + commands.map { help($0, state) }, state)
        case .facts: return show(factLines(state), state)
        case .why: return show(whyLines(state), state)
        case .back: return back(state)
        case .skip: return skip(state)
        case .more: return more(state)
        case .country:
            guard words.count == 2, Self.isCountry(words[1]) else { return show([phrase(.countryUsage, state)], state) }
            return told(country(words[1].uppercased()), state, confirming: .countrySet)
        case .crisis, .hide, .transcript, .forget, .quit: return nil
        case nil: return show([phrase(.unknownCommand, state, detail: name.lowercased())], state)
        }
    }

    /// What can be typed. Where no fact is given by the country, there is nothing to tell it for; where no dialog hears
    /// `/crisis`, it has no numbers for an emergency.
    public var commands: [Command] {
        Command.allCases.filter { command in
            switch command {
            case .country: script.facts.contains { $0.given == .country }
            case .crisis: !outline.crisisAlarms.isEmpty
            default: true
            }
        }
    }

    /// `/back`: the state before the last change. What an alarm heard stays.
    func back(_ earlier: State) -> (State, Reply) {
        var state = earlier
        var turn = Turn()
        guard let memory = state.history.popLast() else {
            return finish(state, remark(.nothingBack, state))
        }
        let present = earlier.memory.facts
        state.memory = memory
        // Where somebody is, decides whom they can call.
        let kept = script.facts.indices.filter { script.facts[$0].isAlarm || script.facts[$0].given == .country }
        for index in kept + sealed(walk(earlier)) {
            state.memory.facts[index] = present[index]
        }
        for (index, held) in state.memory.facts.enumerated() where held != earlier.memory.facts[index] {
            turn.changes.append(Change(fact: index, held: held))
        }
        turn.before = [phrase(.back, state)]
        return finish(state, turn)
    }

    /// `/skip`: the open question counts as unsaid.
    func skip(_ earlier: State) -> (State, Reply) {
        // What was not put yet is put now, and not left out.
        guard let fact = walk(earlier).openFact, !earlier.memory.isUnasked else {
            return finish(earlier, remark(.nothingSkip, earlier))
        }
        return skip(fact, .skipped, earlier)
    }

    /// `/more`: what was too much at a time.
    func more(_ earlier: State) -> (State, Reply) {
        guard waits(earlier) else { return finish(earlier, remark(.nothingMore, earlier)) }
        var state = earlier
        state.memory.waiting = NumberSet()
        var turn = Turn()
        turn.question = .short
        return finish(state, turn)
    }

    /// Whether something that is still reached was too much at a time.
    func waits(_ state: State) -> Bool {
        walk(state).reached.flatMap(lines).contains { state.memory.waiting.contains($0.id) }
    }

    /// The engine's own words, and the question again. Where topics are not answered nothing else is said either: in danger
    /// only the dialog speaks.
    func remark(_ words: Phrase, _ state: State, detail: String = "") -> Turn {
        var turn = Turn()
        turn.question = .short
        if walk(state).passedTopics { turn.before = [phrase(words, state, detail: detail)] }
        return turn
    }

    func skip(_ fact: Int, _ words: Phrase, _ earlier: State) -> (State, Reply) {
        var state = earlier
        var turn = Turn()
        turn.changes = [Change(fact: fact, held: Held(.unsaid))]
        state.memory.facts[fact] = Held(.unsaid)
        state.memory.misses = 0
        state.memory.choices = []
        state.history.append(earlier.memory)
        if walk(earlier).passedTopics { turn.before = [phrase(words, state)] }
        return finish(state, turn)
    }

    /// Facts given directly: by a kept conversation, or by a command, which is confirmed and can be taken back.
    func told(_ changes: [Change], _ earlier: State, confirming: Phrase? = nil) -> (State, Reply) {
        var state = earlier
        var turn = Turn()
        for change in changes where state.memory.facts[change.fact] != change.held {
            state.memory.facts[change.fact] = change.held
            turn.changes.append(change)
        }
        state.memory.misses = 0
        state.memory.choices = []
        // The phrase gets the value's label: it may be the built-in one, which knows no fact of these dialogs.
        if let confirming, let change = changes.first, let value = change.held?.cases.firstValue {
            let label = label(of: .fact(change.fact), value: value, state)
            turn.before = remark(confirming, state, detail: label).before
            turn.question = .short
        }
        return finish(state, turn)
    }

    /// The two letters of ISO 3166; whether there is such a country is not known here.
    private static func isCountry(_ code: Substring) -> Bool {
        code.utf8.count == 2 && code.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 32) }
    }

    /// Says something beside the conversation, which stays where it is.
    private func show(_ lines: [Reply.Line], _ state: State) -> (State, Reply) {
        (state, Reply(lines: lines, walk: walk(state)))
    }

    private func help(_ command: Command, _ state: State) -> Reply.Line {
        phrase(command.help, state, detail: command.usage)
    }

    /// What is known of the person, a line a fact.
    private func factLines(_ state: State) -> [Reply.Line] {
        let facts = facts(state)
        guard !facts.isEmpty else { return [phrase(.noFacts, state)] }
        return [phrase(.facts, state)] + facts.map { Reply.Line(kind: .say, text: $0) }
    }

    /// The reasons for the latest advice, and what its parts rest on.
    private func whyLines(_ state: State) -> [Reply.Line] {
        guard let explanation = why(state) else { return [phrase(.nothingWhy, state)] }
        let reasons = explanation.reasons.map { [Reply.Line(kind: .say, text: $0)] } ?? []
        return reasons
            + explanation.parts.flatMap { part in
                [Reply.Line(kind: .say, text: part.text)] + part.sources.map { Reply.Line(kind: .source, text: $0) }
            }
    }
}
