import Dialog

/// Why a message does not state a value, for people.
extension Explained {
    func whyNot(_ asked: FactValue, _ conversation: Conversation, today: Day) -> [String] {
        let fact = script.facts[asked.fact]
        let name = "\(fact.name) \(fact.values[asked.value].name)"
        let findings = understood.reading.findings.filter {
            $0.fact == asked.fact && $0.value == asked.value && !$0.isAnswer
        }
        if let found = findings.first(where: { $0.status == .stated }) ?? findings.first {
            return text(["\(name) is heard in “\(message[found.range])”\(note(found)):", pattern(found.pattern)])
        }
        guard let miss = conversation.whyNot(fact: asked.fact, value: asked.value, message.text, today: today) else {
            let isHeard = !fact.hear.isEmpty || !fact.values[asked.value].hear.isEmpty
            return [
                isHeard
                    ? "\(name) is not heard: the message has no words"
                    : "\(name) has no pattern: it is only an answer to its question"
            ]
        }
        return text(["\(name) is not heard. The nearest pattern:", pattern(miss.pattern), reason(miss)])
    }

    private func text(_ lines: [String]) -> [String] { lines.flatMap { wrapped($0, width: 80) } }

    private func reason(_ miss: NearMiss) -> String {
        let matched = miss.matched.map { "“\(message[$0])” matches" }
        let failed = miss.failedAt.map { "“\(message[$0])”" }
        switch miss.reason {
        case .wanted(let word):
            guard let matched else { return "No word of the message begins it: it wants `\(word)`." }
            return "\(matched). Then it wants `\(word)`, but "
                + (failed.map { "\($0) stands there." } ?? "the message ends.")
        case .unwanted: return "\(matched ?? "It matches"), but \(failed ?? "what follows") must not follow."
        case .ruledOut(let status): return "\(matched ?? "It matches"), but is \(phrase(status, by: miss.failedAt))."
        case .notNegated: return "\(matched ?? "It matches"), but nothing denies it, as its “not” wants."
        case .somebodyElse: return "\(matched ?? "It matches"), but of somebody else."
        case .otherVerb: return "\(matched ?? "It matches"), but \(failed ?? "another word") makes it another verb."
        case .preceded: return "\(matched ?? "It matches"), but what must not stand before it does."
        case .notAlone: return "\(matched ?? "It matches"), but in a longer sentence, which says it of something else."
        case .otherRange: return "\(matched ?? "It matches"), but in the range of another value."
        }
    }
}
