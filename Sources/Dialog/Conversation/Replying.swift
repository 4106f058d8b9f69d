extension Conversation {
    /// Nobody in pain reads more at a time: this many lines, with the question. Choices are a list, and counted apart.
    public static let mostLines = 6

    /// Walks with the new facts and puts the reply together: what was understood, then every reached line that was not
    /// said in this visit, then the open question. What is too much at a time waits for `/more`.
    func finish(_ earlier: State, _ turn: Turn) -> (State, Reply) {
        var state = earlier
        let walk = walk(state)
        state.memory.said.subtract(walk.passed)
        state.memory.waiting.subtract(walk.passed)
        var reply = Reply(changes: turn.changes, topic: turn.topic, walk: walk)
        reply.lines = turn.before
        say(walk, &reply, &state)
        switch walk.stop {
        case .ask(let fact, let line):
            ask(fact, line, turn, &reply, &state)
        case .end(let line):
            end(line, &reply, &state)
        case nil:
            break
        }
        return (state, reply)
    }

    private func say(_ walk: Walk, _ reply: inout Reply, _ state: inout State) {
        let new = walk.reached.flatMap(lines).filter {
            !state.memory.said.contains($0.id) && !state.memory.waiting.contains($0.id)
        }
        // Room for the question. At least one line is said, and a line that says where the rest is.
        let room = max(2, Self.mostLines - 1 - reply.lines.count)
        let isTooMuch = new.count { $0.words != nil } > room
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

    /// The lines of what was reached, each with how it is said; a `start` and a doubt, which is for who asks why, are not.
    private func lines(_ reached: Walk.Reached) -> [(id: LineID, words: ((State) -> Reply.Line)?)] {
        switch reached {
        case .say(let line, let text): [(line, { .init(kind: .say, text: render(text, $0)) })]
        case .start(let line, _): [(line, nil)]
        case .advice(let advice):
            script.advices[advice].parts.map { part in
                (part.id, part.kind == .doubt ? nil : { self.part(part, $0) })
            }
        }
    }

    func part(_ part: Advice.Part, _ state: State) -> Reply.Line {
        let word = script.phrases[Phrase(part.kind)].map { render($0, state) } ?? ""
        let text = render(part.text, state)
        return .init(kind: .advice(part.kind), text: word.isEmpty ? text : word + " " + text)
    }

    private func ask(_ fact: Int, _ line: LineID, _ turn: Turn, _ reply: inout Reply, _ state: inout State) {
        let asked = script.facts[fact]
        guard let text = outline.asks[line]?.text ?? asked.ask else { return }
        let full = render(text, state)
        switch turn.question {
        case _ where !turn.narrowed.isEmpty:
            reply.lines.append(phrase(.which, state))
            offer(turn.narrowed, of: fact, &reply, &state)
        case .first:
            state.memory.choices = []
            reply.lines.append(.init(kind: .question, text: full))
        case .short:
            // Choices offered before still count, but are not read out again.
            reply.lines.append(.init(kind: .question, text: lastQuestion(of: full)))
        case .missed(1):
            let again = asked.again.first.map { render($0, state) }
            reply.lines.append(.init(kind: .question, text: again ?? lastQuestion(of: full)))
        case .missed:
            reply.lines.append(phrase(.choose, state))
            offer(nearestChoices(asked, to: turn.message, state), of: fact, &reply, &state)
        }
    }

    private func offer(_ values: [Int], of fact: Int, _ reply: inout Reply, _ state: inout State) {
        state.memory.choices = values
        for (number, value) in values.enumerated() {
            let label = label(of: .fact(fact), value: value, state)
            reply.lines.append(.init(kind: .choice(number + 1), text: "\(number + 1). \(label)"))
        }
    }

    /// The text of an `end` is said when it is new, and when there is nothing else to say.
    private func end(_ line: LineID, _ reply: inout Reply, _ state: inout State) {
        guard let end = outline.ends[line] else { return }
        let isNew = !state.memory.said.contains(line)
        guard isNew || reply.lines.isEmpty else { return }
        state.memory.said.insert(line)
        let wordings = [end.text] + end.again
        let text = wordings[isNew ? 0 : state.memory.endings % wordings.count]
        state.memory.endings = isNew ? 1 : state.memory.endings + 1
        reply.lines.append(.init(kind: .end, text: render(text, state)))
    }

    /// At most six values at a time: those that share most words with the message, then the first declared; shown in the
    /// order of declaration. Values without a label cannot be chosen.
    private func nearestChoices(_ fact: Fact, to message: String, _ state: State) -> [Int] {
        let said = Set(stems(of: message))
        func shared(_ value: Value) -> Int {
            let words = [value.name, value.label.map { render($0, state) } ?? ""] + value.like.map(\.text)
            return Set(words.flatMap(stems)).intersection(said).count
        }
        let ranked = fact.values.indices.filter { fact.values[$0].label != nil }
            .map { (value: $0, shared: shared(fact.values[$0])) }
            .sorted { ($1.shared, $0.value) < ($0.shared, $1.value) }
        return ranked.prefix(6).map(\.value).sorted()
    }

    /// The beginnings of the words that are long enough to mean something.
    private func stems(of text: String) -> [Substring] {
        text.lowercased().split { !$0.isLetter }.filter { $0.count > 3 }.map { $0.prefix(5) }
    }

    /// The last sentence that asks; the whole text where none does.
    func lastQuestion(of text: String) -> String {
        var sentences: [Substring] = []
        var start = text.startIndex
        for index in text.indices where ".?!".contains(text[index]) {
            let next = text.index(after: index)
            guard next == text.endIndex || text[next] == " " else { continue }
            sentences.append(text[start..<next].drop { $0 == " " })
            start = next
        }
        return sentences.last { $0.last == "?" }.map(String.init) ?? text
    }

    func phrase(_ phrase: Phrase, _ state: State) -> Reply.Line {
        .init(kind: .phrase, text: script.phrases[phrase].map { render($0, state) } ?? "")
    }

    // MARK: What comes before the walk's lines

    /// The dialog's words for what was understood beyond the open question, three at most.
    func acknowledgements(_ taking: Taking, _ state: State) -> [Reply.Line] {
        var lines: [Reply.Line] = []
        for change in taking.changes where change.fact != taking.open {
            for value in change.held?.cases.values ?? [] where !taking.hadBefore(change.fact, value) {
                if let heard = script.facts[change.fact].values[value].heard {
                    lines.append(.init(kind: .acknowledgement, text: render(heard, state)))
                }
            }
        }
        if lines.isEmpty, taking.withdrawn { lines.append(phrase(.withdrawn, state)) }
        return Array(lines.prefix(3))
    }

    /// The best topic is answered. A moment only where nothing else was understood: facts are answered by the walk.
    func answer(_ reading: Reading, isUnderstood: Bool, _ turn: inout Turn, _ state: inout State) {
        guard let found = reading.topics.first(where: { $0.isAsked || !isUnderstood }) else { return }
        let topic = script.topics[found.topic]
        turn.topic = found.topic
        let times = state.memory.topics[found.topic]
        state.memory.topics[found.topic] += 1
        if times > 0, !topic.again.isEmpty {
            let text = topic.again[(times - 1) % topic.again.count]
            turn.before.append(.init(kind: .topic, text: render(text, state)))
            return
        }
        let walk = Walker.lines(of: topic.body, script, outline, world(state))
        for reached in walk.reached {
            switch reached {
            case .say(_, let text): turn.before.append(.init(kind: .topic, text: render(text, state)))
            case .advice(let advice):
                turn.before += script.advices[advice].parts.filter { $0.kind != .doubt }.map { part($0, state) }
            case .start: break
            }
        }
    }
}
