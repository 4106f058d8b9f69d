// Every `never` holds.

extension CheckRun {
    mutating func checkPromises() {
        let findings = report.findings.count
        for promise in script.promises {
            switch prover.satisfy([promise.condition]) {
            case .no:
                fail(
                    .alwaysFalse, "the condition of this promise never holds, so it promises nothing", at: promise.place
                )
                continue
            case .undecided:
                leaveOpen(.brokenPromise, "whether the condition of this promise ever holds", at: promise.place)
            case .yes: break
            }
            switch promise.subject {
            case .advice(let advice): check(promise, advice)
            case .tag(let tag):
                for (index, topic) in script.topics.enumerated() where topic.tags.contains(tag) {
                    check(promise, topic: index)
                }
            }
        }
        if report.findings.count == findings {
            prove(.promises, "every promise holds", of: ["promise": script.promises.count])
        }
    }

    private mutating func check(_ promise: Promise, _ advice: Int) {
        let name = script.advices[advice].name
        let count = report.findings.count
        for advising in prover.guards.advising(script) where advising.advice == advice {
            let finding = CheckReport.Finding(
                .brokenPromise, "broken: '\(name)' is advised", at: promise.place,
                notes: [.init(message: "it is advised here", place: advising.line.statement.place)])
            let conditions = prover.guards.conditions(advising.line.node) + [advising.condition, promise.condition]
            switch advising.line.root {
            case .topic(let topic):
                forbid(
                    conditions, finding, last: raising(topic),
                    expect: [.init("topic", script.topics[topic].name, isNegated: true)]
                ) {
                    $1.topic == topic
                }
            case .start:
                forbid(conditions, finding, expect: [.init("advice", name, isNegated: true)]) { _, reply in
                    reply.walk.advices.contains { $0.advice == advice }
                }
            case .farewell: forbid(conditions, finding)
            }
        }
        keepShortest(since: count)
    }

    /// A topic breaks its promise where it says anything.
    private mutating func check(_ promise: Promise, topic: Int) {
        guard let answered = prover.guards.topics else { return }
        let declared = script.topics[topic]
        let said = prover.guards.lines.filter { line in
            guard line.root == .topic(topic) else { return false }
            switch line.statement.kind {
            case .say, .advise: return true
            default: return false
            }
        }
        let finding = CheckReport.Finding(
            .brokenPromise, "broken: the topic '\(declared.name)' is answered", at: promise.place,
            notes: [.init(message: "this topic", place: declared.place)])
        let expectation = Transcript.Expectation("topic", declared.name, isNegated: true)
        let shows: (State, Reply) -> Bool = { _, reply in
            reply.topic == topic && reply.lines.contains { $0.kind != .question && $0.kind != .end }
        }
        let ways = said.map { Condition.every(prover.guards.conditions($0.node)) }
        let count = report.findings.count
        forbid([.some(ways), promise.condition], finding, last: raising(topic), expect: [expectation], shows: shows)
        guard report.findings.count == count, !declared.again.isEmpty else { return }
        // The second time its `again` is said, whatever the conditions of its lines.
        forbid(
            prover.guards.conditions(answered) + [promise.condition], finding, last: raising(topic) + raising(topic),
            expect: [expectation], shows: shows)
    }

    /// What brings a topic up.
    func raising(_ topic: Int) -> [Input] {
        script.topics[topic].like.first.map { [.message($0.text)] } ?? []
    }
}
