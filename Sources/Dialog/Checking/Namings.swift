// No text names what may not be known where it is said: nothing would stand in the place of `{fact}`.

extension CheckRun {
    mutating func checkNamings() {
        let findings = report.findings.count
        let namings = namings()
        var faulty: Set<Naming.Key> = []
        // The same text may be said in several ways; one conversation is enough.
        for naming in namings where prover.domain.isPossible(naming.subject, naming.cases) {
            if faulty.contains(naming.key) { continue }
            let count = report.findings.count
            forbid(
                naming.conditions + [.is(naming.subject, naming.cases)], finding(naming),
                last: naming.topic.map(raising) ?? [])
            if report.findings.count > count { faulty.insert(naming.key) }
        }
        if report.findings.count == findings {
            prove(.reaching, "what a text names is known where it is said", of: ["placeholder": namings.count])
        }
    }

    /// A name in a text.
    private struct Naming {
        struct Key: Hashable {
            var place: Place
            var subject: Subject
        }
        var key: Key
        var subject: Subject { key.subject }
        /// The cases in which it has no name.
        var cases: Cases
        /// What holds where the text is said.
        var conditions: [Condition]
        var topic: Int?
    }

    private func namings() -> [Naming] {
        let guards = prover.guards
        var namings: [Naming] = []
        func add(_ text: Text?, _ conditions: [Condition], topic: Int? = nil) {
            guard let text else { return }
            for (subject, cases) in text.unknowns {
                let key = Naming.Key(place: text.place, subject: subject)
                namings.append(Naming(key: key, cases: cases, conditions: conditions, topic: topic))
            }
        }
        for line in guards.lines {
            let conditions = guards.conditions(line.node)
            for (text, condition) in texts(of: line) { add(text, conditions + [condition], topic: line.topic) }
        }
        for advising in guards.advising(script) {
            let conditions = guards.conditions(advising.line.node) + [advising.condition]
            for part in script.advices[advising.advice].parts {
                add(part.text, conditions, topic: advising.line.topic)
            }
        }
        let answered = guards.topics.map { guards.conditions($0) }
        for (index, topic) in script.topics.enumerated() {
            for text in topic.again { add(text, answered ?? [.never], topic: index) }
        }
        for (index, fact) in script.facts.enumerated() {
            for (number, value) in fact.values.enumerated() {
                let holds = Condition.is(.fact(index), .value(number))
                add(value.heard, (answered ?? [.never]) + [holds])
                add(value.because, [holds])
            }
        }
        return namings
    }

    private func finding(_ naming: Naming) -> CheckReport.Finding {
        let name = script.name(of: naming.subject)
        return .init(
            .emptyName, "'\(name)' may not be known here, and {\(name)} then says nothing", at: naming.key.place)
    }

    /// What a line says, with what holds besides its guard.
    private func texts(of line: Guards.Line) -> [(Text?, Condition)] {
        switch line.statement.kind {
        case .say(let text): [(text, .always)]
        case .end(let text, let again, let nod): ([text] + again + nod).map { ($0, .always) }
        case .ask(let fact, let own):
            // With its choices, among them.
            ([own ?? script.facts[fact].ask] + script.facts[fact].again + script.facts[fact].values.map(\.label))
                .map { ($0, .is(.fact(fact), .unknown)) }
        case .when, .include, .advise, .start, .topics: []
        }
    }
}

extension Domain {
    /// Whether a subject can be in one of some cases.
    fileprivate func isPossible(_ subject: Subject, _ some: Cases) -> Bool {
        switch subject {
        case .fact(let fact): !facts[fact].isDisjoint(with: some)
        case .clock(let clock): !clocks[clock].isDisjoint(with: some)
        case .decide: false
        }
    }
}

extension Guards.Line {
    /// The topic in which it stands.
    fileprivate var topic: Int? { if case .topic(let topic) = root { topic } else { nil } }
}

extension Text {
    /// What it names, and the cases in which that has no name. A person has a pronoun in any case, a decide a value.
    fileprivate var unknowns: [(subject: Subject, cases: Cases)] {
        segments.compactMap { segment in
            switch segment {
            case .subject(let subject):
                if case .decide = subject { nil } else { (subject, [.unknown, .unsaid]) }
            case .days(_, let clock): (.clock(clock), .unknown)
            case .words, .pronoun, .verb, .detail: nil
            }
        }
    }
}
