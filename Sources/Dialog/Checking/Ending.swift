// Every conversation ends: answers only add, every way has its end, and the longest is known.

extension CheckRun {
    mutating func checkEnding() {
        if prover.guards.isCut {
            let place = script.flows[script.start].place
            fail(.walkTooLong, "undecided: the flows include each other too often", at: place, isUndecided: true)
        }
        let findings = report.findings.count
        checkAnswers()
        forbid(
            prover.guards.conditions(prover.guards.afterStart),
            .init(.noEnd, "a walk can pass the flow 'start' without an 'end'", at: script.flows[script.start].place)
        ) { _, reply in reply.walk.stop == nil }
        if report.findings.count == findings {
            prove(.ending, "every answer only adds to what was said, and every way has its end")
        }
        checkLength()
    }

    /// An answer only adds where no condition that was passed on the way to the question changes with it.
    private mutating func checkAnswers() {
        let lines = prover.guards.lines.filter { $0.root == .start }
        let variables = prover.variables
        /// What was read on the way, by fact.
        var readers: [Int: [Guards.Line]] = [:]
        var twins: [Int: Twins] = [:]
        let count = report.findings.count
        for line in lines {
            switch line.statement.kind {
            case .when(let condition, _, _):
                for fact in variables.of(condition) { readers[fact, default: []].append(line) }
            case .advise(.value(let subject, _)):
                for fact in variables.of(subject) { readers[fact, default: []].append(line) }
            case .ask(let fact, _):
                guard let readers = readers[fact], let open = whileOpen(line, fact, &twins) else { continue }
                for reader in readers where !prover.guards.isExcluded(reader.node, in: open.search.world) {
                    var open = open
                    open.search = open.search.adding(prover.guards.conditions(reader.node))
                    if open.search.prepare() { checkAnswer(line, fact, reader, open) }
                }
            default: break
            }
        }
        // One line may be read, and one question asked, in several ways.
        let found = report.findings[count...].map { (key: [$0.place] + $0.notes.map(\.place), finding: $0) }
        report.findings.removeLast(found.count)
        var seen: Set<[Place]> = []
        for key in found.map(\.key) where seen.insert(key).inserted {
            let first = report.findings.count
            report.findings += found.filter { $0.key == key }.map(\.finding)
            keepShortest(since: first)
        }
    }

    /// What is so where the question is open and, in the second of the twins, answered. Nil where that cannot be.
    private func whileOpen(_ ask: Guards.Line, _ fact: Int, _ twins: inout [Int: Twins]) -> Twins? {
        var pair = twins[fact] ?? Twins(prover, [fact])
        twins[fact] = pair
        for condition in prover.guards.conditions(ask.node) { pair.search.add(condition) }
        pair.search.add(.is(.fact(fact), .unknown))
        pair.search.add(pair.second(.isNot(.fact(fact), .unknown)))
        return pair.search.prepare() ? pair : nil
    }

    /// `twins`: the walk has passed the reader, and the question is open for the first, and answered for the second.
    private mutating func checkAnswer(_ ask: Guards.Line, _ fact: Int, _ reader: Guards.Line, _ twins: Twins) {
        let message = "the answer to '\(script.facts[fact].name)', which is asked later, changes what is said here"
        let notes = [Diagnostic.Note(message: "asked here", place: ask.statement.place)]
        let finding = CheckReport.Finding(.changingAnswer, message, at: reader.statement.place, notes: notes)
        for condition in conditions(of: reader) {
            for (first, second) in [(condition, condition.negation), (condition.negation, condition)] {
                // Most are out of the question as soon as the fact is unknown.
                let both = [first, twins.second(second)]
                guard both.allSatisfy({ twins.search.world.evaluate($0) != .no }) else { continue }
                switch prover.satisfy(both, in: twins.search) {
                case .no: continue
                case .undecided: leaveOpen(.changingAnswer, message, at: reader.statement.place, notes: notes)
                case .yes(let world):
                    let answer = world.facts[script.facts.count].must
                    let passed = prover.guards.conditions(reader.node)
                    let before = prover.guards.conditions(ask.node) + passed + [.is(.fact(fact), .unknown), first]
                    refuteAnswer(before, fact, answer, second, finding)
                }
            }
        }
    }

    private mutating func refuteAnswer(
        _ before: [Condition], _ fact: Int, _ answer: Cases, _ after: Condition, _ finding: CheckReport.Finding
    ) {
        let conversation = conversation
        let state = State(script: script, visit: Visit(day: telling.today))
        let wordings = answer.firstValue.map { telling.wordings(fact, $0, isOpen: true, state) } ?? ["/skip"]
        for wording in wordings.prefix(3) {
            guard
                let path = self.conversation(
                    to: before, last: [.message(wording)],
                    shows: { state, _ in
                        conversation.holds([.isNot(.fact(fact), .unknown), after], state)
                    }), let transcript = transcript(path, finding.message)
            else { continue }
            var finding = finding
            finding.counterexample = transcript
            report.findings.append(finding)
            return
        }
        add(finding)
    }

    /// What a line reads, as far as it says something for it.
    private func conditions(of line: Guards.Line) -> [Condition] {
        switch line.statement.kind {
        case .when(let condition, _, _): [condition]
        case .advise(.value(let subject, let advices)):
            advices.indices.filter { advices[$0] != nil }.map { .is(subject, .value($0)) }
        default: []
        }
    }
}
