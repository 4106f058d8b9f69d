import Dialog

/// Why a message does not state a value, for people.
extension Explained {
    func whyNot(_ wanted: FactValue, _ conversation: Conversation, today: Day, asked: Int?) -> [String] {
        let fact = script.facts[wanted.fact]
        let name = "\(fact.name) \(fact.values[wanted.value].name)"
        let findings = understood.reading.findings.filter { $0.fact == wanted.fact && $0.value == wanted.value }
        if let found = findings.first(where: { $0.status == .stated }) ?? findings.first {
            return text(["\(name) is heard in “\(message[found.range])”\(note(found)):", pattern(found.pattern)])
        }
        if isTaken(fact: wanted.fact, value: wanted.value),
            let denial = understood.reading.findings.first(where: { $0.fact == wanted.fact && $0.status == .negated })
        {
            let other = fact.values[denial.value].name
            return text(["\(name) is heard, as “\(message[denial.range])” denies \(other):", pattern(denial.pattern)])
        }
        let miss = conversation.whyNot(
            fact: wanted.fact, value: wanted.value, message.text, today: today, asked: asked)
        guard let miss else {
            let isHeard = !fact.hear.isEmpty || !fact.values[wanted.value].hear.isEmpty
            return [
                isHeard
                    ? "\(name) is not heard: the message has no words"
                    : "\(name) has no pattern: it is only an answer to its question, see --asked \(fact.name)"
            ]
        }
        return text(["\(name) is not heard. The nearest pattern:", pattern(miss.pattern), miss.sentence(message.text)])
    }

    private func text(_ lines: [String]) -> [String] { lines.flatMap { wrapped($0, width: 80) } }
}
