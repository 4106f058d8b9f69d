// How the open question is put: as it stands, shorter, in other words, or with choices.
extension Conversation {
    func ask(_ fact: Int, _ line: LineID, _ turn: Turn, _ reply: inout Reply, _ state: inout State) {
        let asked = script.facts[fact]
        guard let text = outline.asks[line] ?? asked.ask else { return }
        let full = render(text, state)
        // What was not put yet is not put shorter, or in other words.
        let question = state.memory.isUnasked && turn.question != .left ? .first : turn.question
        state.memory.isUnasked = state.memory.isUnasked && question == .left
        state.memory.repliesSinceAsked = question == .left ? state.memory.repliesSinceAsked + 1 : 0
        state.memory.isTopicBetween = question == .left && turn.topic != nil
        switch question {
        case _ where !turn.narrowed.isEmpty:
            reply.lines.append(phrase(.which, state))
            offer(turn.narrowed, of: fact, &reply, &state)
        case .first:
            state.memory.choices = []
            state.memory.repetitions = 0
            reply.lines.append(.init(kind: .question, text: full))
        case .short:
            // Choices offered before still count, but are not read out again.
            reply.lines.append(.init(kind: .question, text: nextWording(full, of: asked, &state)))
        case .left: break
        case .offered: offer(state.memory.choices, of: fact, &reply, &state)
        case .reworded:
            reply.lines.append(.init(kind: .question, text: nextWording(full, of: asked, isReworded: true, &state)))
        case .choices:
            reply.lines.append(phrase(.choose, state))
            offer(nearestChoices(asked, to: turn.message, state), of: fact, &reply, &state)
        }
    }

    /// The same words would be read over; so the wordings take turns: the last sentence that asks, where there is more, then the
    /// fact's other wordings.
    private func nextWording(_ full: String, of fact: Fact, isReworded: Bool = false, _ state: inout State) -> String {
        let short = lastQuestion(of: full)
        let others = fact.again.map { render($0, state) }
        let wordings = short == full ? others + [full] : [short] + others
        if isReworded, short != full, state.memory.repetitions == 0 { state.memory.repetitions = 1 }
        defer { state.memory.repetitions += 1 }
        return wordings[state.memory.repetitions % wordings.count]
    }

    private func offer(_ values: [Int], of fact: Int, _ reply: inout Reply, _ state: inout State) {
        state.memory.choices = values
        for (number, value) in values.enumerated() {
            let label = label(of: .fact(fact), value: value, state)
            reply.lines.append(.init(kind: .choice(number + 1), text: "\(number + 1). \(label)"))
        }
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
}
