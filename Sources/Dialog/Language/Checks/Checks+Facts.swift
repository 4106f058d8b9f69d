extension Checks {
    /// Facts and clocks that are read have to become known somehow, and what is asked needs words.
    mutating func checkFacts() {
        var isAsked = [Bool](repeating: false, count: script.facts.count)
        var isStarted = [Bool](repeating: false, count: script.clocks.count)
        for reference in references {
            switch reference.use {
            case .ask(let fact, let hasText):
                isAsked[fact] = true
                checkAsk(script.facts[fact], hasText, reference.place)
            case .start(let clock): isStarted[clock] = true
            default: break
            }
        }
        checkKnown(script.keepFact, has: ["yes"], "only its value 'yes' keeps a conversation")
        checkKnown(
            script.pronounFact, has: ["he", "she", "they"], "texts follow only its values 'he', 'she' and 'they'")
        let giving = Giving(script, isAsked: isAsked)
        var isReported: Set<Subject> = []
        for reference in references where !findings.isFull {
            guard case .test(let subject) = reference.use, isReported.insert(subject).inserted else { continue }
            switch subject {
            case .fact(let index)
            where !isAsked[index] && !giving.isEverFree(index) && !hasMistake(in: script.facts[index].place):
                findings.add(
                    .neverKnown, "'\(script.facts[index].name)' is always unknown: never asked, heard or given",
                    at: script.facts[index].place, note: .init(message: "it is read here", place: reference.place))
            case .clock(let index) where !isStarted[index]:
                findings.add(
                    .neverStarted, "'\(script.clocks[index].name)' is always unknown: nothing starts it",
                    at: script.clocks[index].place, note: .init(message: "it is read here", place: reference.place))
            default: break
            }
        }
    }

    /// A fact that the program reads has one of the values that mean something to it.
    private mutating func checkKnown(_ fact: Int?, has names: [String], _ meaning: String) {
        guard let fact = fact.map({ script.facts[$0] }), !fact.values.isEmpty,
            !fact.values.contains(where: { names.contains($0.name) }), !hasMistake(in: fact.place)
        else { return }
        findings.add(.unreadValues, "the program reads '\(fact.name)': \(meaning)", at: fact.place)
    }

    private mutating func checkAsk(_ fact: Fact, _ hasText: Bool, _ place: Place) {
        if fact.isAlarm {
            findings.add(
                .alarmAsked, "an alarm is only heard; a fact of its own can ask further", at: place,
                note: .init(message: "declared an alarm here", place: fact.place))
        } else if fact.ask == nil && !hasText && !hasMistake(in: fact.place) {
            findings.add(
                .missingAsk, "'\(fact.name)' has no 'ask', and this line no text of its own", at: place,
                note: .init(message: "declared here", place: fact.place))
        }
    }
}
