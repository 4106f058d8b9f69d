import Dialog

/// Why a message does not state a value, for people.
extension Explained {
    func whyNot(_ wanted: FactValue, _ conversation: Conversation, today: Day, asked: Int?) -> [String] {
        let fact = script.facts[wanted.fact]
        let name = "\(fact.name) \(fact.values[wanted.value].name)"
        let own = findings.filter { $0.fact == wanted.fact && $0.value == wanted.value }
        if let found = own.first(where: { $0.status == .stated }) ?? own.first {
            return text(["\(name) is heard in “\(message[found.range])”\(note(found)):", pattern(found.pattern)])
        }
        if isTaken(fact: wanted.fact, value: wanted.value) { return text(takenOtherwise(wanted, name)) }
        if let taken = taken(of: wanted.fact) { return text(["\(name) is not heard: \(taken)"]) }
        let miss = conversation.whyNot(
            fact: wanted.fact, value: wanted.value, message.text, today: today, asked: asked)
        guard let miss else {
            let value = fact.values[wanted.value]
            let isHeard = !fact.hear.isEmpty || !value.hear.isEmpty
            let hint = asked == wanted.fact ? "" : ": it is only an answer to its question, see --asked \(fact.name)"
            return text([isHeard ? "\(name) is not heard: the message has no words" : "\(name) has no pattern\(hint)"])
        }
        return text(["\(name) is not heard. The nearest pattern:", pattern(miss.pattern), miss.sentence(message.text)])
    }

    /// What gives a value that no pattern of its own has found.
    private func takenOtherwise(_ wanted: FactValue, _ name: String) -> [String] {
        let denial = findings.first { $0.fact == wanted.fact && $0.status == .negated }
        guard wanted.value == script.facts[wanted.fact].no, let denial else {
            return ["\(name) is taken: what else is understood implies it"]
        }
        let other = script.facts[wanted.fact].values[denial.value].name
        return ["\(name) is heard, as “\(message[denial.range])” denies \(other):", pattern(denial.pattern)]
    }

    private func text(_ lines: [String]) -> [String] { lines.flatMap { wrapped($0, width: 80) } }
}
