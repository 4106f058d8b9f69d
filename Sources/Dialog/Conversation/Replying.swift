extension Conversation {
    /// Nobody in pain reads more at a time: this many lines, with the question. Choices are a list, and counted apart.
    public static let mostLines = 6

    /// Walks with the new facts and puts the reply together: what was understood, then every reached line that was not
    /// said in this visit, then the open question. What is too much at a time waits for `/more`.
    func finish(_ earlier: State, _ turn: Turn) -> (State, Reply) {
        var state = earlier
        if turn.changes.contains(where: { script.facts[$0.fact].given == .country }) { state.isCountryTold = true }
        let walk = walk(state)
        state.memory.said.subtract(walk.passed)
        state.memory.waiting.subtract(walk.passed)
        var reply = Reply(changes: turn.changes, topic: turn.topic, walk: walk)
        reply.lines = turn.before
        say(walk, turn, &reply, &state)
        switch walk.stop {
        case .ask(let fact, let line):
            ask(fact, line, turn, &reply, &state)
        case .end(let line):
            end(line, turn, &reply, &state)
        case nil:
            break
        }
        for phrase in reply.lines.compactMap(\.kind.phrase) { state.memory.phrases[phrase, default: 0] += 1 }
        return (state, reply)
    }

    private func say(_ walk: Walk, _ turn: Turn, _ reply: inout Reply, _ state: inout State) {
        let new = unsaid(walk, state)
        let count = new.count { $0.words != nil }
        // One line is for the question. What was understood gives way to the next step; beside the answer to a topic, all of it.
        while reply.lines.count + count >= Self.mostLines,
            let last = reply.lines.lastIndex(where: { $0.kind == .acknowledgement }), last > 0 || turn.topic != nil
        {
            reply.lines.remove(at: last)
        }
        // At least one line is said, and a line that says where the rest is; beside a topic, that line alone.
        let room = max(turn.topic == nil ? 2 : 1, Self.mostLines - 1 - reply.lines.count)
        let isTooMuch = count > room
        var said = 0
        for line in new {
            guard let words = line.words else {
                state.memory.said.insert(line.id)
                continue
            }
            if isTooMuch, said == room - 1 {
                state.memory.waiting.insert(line.id)
            } else {
                state.memory.said.insert(line.id)
                reply.lines.append(words(state))
                said += 1
            }
        }
        if isTooMuch { reply.lines.append(phrase(.more, state)) }
    }

    /// The lines of the walk that were not said in this visit and do not wait to be.
    func unsaid(_ walk: Walk, _ state: State) -> [(id: LineID, words: ((State) -> Reply.Line)?)] {
        walk.reached.flatMap(lines).filter {
            !state.memory.said.contains($0.id) && !state.memory.waiting.contains($0.id)
        }
    }

    /// The lines of what was reached, each with how it is said; a `start` and a doubt, which is for who asks why, are not.
    func lines(_ reached: Walk.Reached) -> [(id: LineID, words: ((State) -> Reply.Line)?)] {
        switch reached {
        case .say(let line, let text): [(line, { .init(kind: .say, text: self.render(text, $0)) })]
        case .start(let line): [(line, nil)]
        case .advice(let advice):
            script.advices[advice].parts.map { part in
                (part.id, part.kind == .doubt ? nil : { self.part(part, $0) })
            }
        }
    }

    func part(_ part: Advice.Part, _ state: State) -> Reply.Line {
        let word = self.phrase(Phrase(part.kind), state).text
        let text = render(part.text, state)
        return .init(kind: .advice(part.kind), text: word.isEmpty ? text : word + " " + text)
    }

    /// The text of an `end` is said when it is new, and when there is nothing else to say; to a nod then its own words.
    private func end(_ line: LineID, _ turn: Turn, _ reply: inout Reply, _ state: inout State) {
        guard let end = outline.ends[line] else { return }
        let isNew = !state.memory.said.contains(line)
        guard isNew || reply.lines.isEmpty else { return }
        state.memory.said.insert(line)
        if turn.isNod, !isNew, !end.nod.isEmpty {
            reply.lines.append(.init(kind: .end, text: render(end.nod[state.memory.nods % end.nod.count], state)))
            state.memory.nods += 1
            return
        }
        let wordings = [end.text] + end.again
        let text = wordings[isNew ? 0 : state.memory.endings % wordings.count]
        state.memory.endings = isNew ? 1 : state.memory.endings + 1
        reply.lines.append(.init(kind: .end, text: render(text, state)))
    }

    /// What the engine or the program says itself, in other words where it was said in this visit; the detail stands where the
    /// phrase has `{}`.
    public func phrase(_ phrase: Phrase, _ state: State, detail: String = "") -> Reply.Line {
        let wordings = script.phrases[phrase] ?? []
        guard !wordings.isEmpty else { return .init(kind: .phrase(phrase), text: "") }
        let text = wordings[state.memory.phrases[phrase, default: 0] % wordings.count]
        return .init(kind: .phrase(phrase), text: render(text, state, detail: detail))
    }
}
