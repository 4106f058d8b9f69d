// Every end comes after an advice, and every `advise` has one.

extension CheckRun {
    mutating func checkAdvices() {
        var reachable: Set<Int> = []
        for advising in prover.guards.advising(script) where !reachable.contains(advising.advice) {
            guard isAlive(advising.line.node) != false else { continue }
            if case .no = prover.satisfy(advising.line.node, advising.condition) { continue }
            reachable.insert(advising.advice)
        }
        for (index, advice) in script.advices.enumerated() where !reachable.contains(index) {
            reportUngiven(advice, index)
        }
        var seen: Set<LineID> = []
        var told: [Choice: Int] = [:]
        for line in prover.guards.lines where seen.insert(line.statement.id).inserted {
            if case .advise(.value(let subject, let advices)) = line.statement.kind {
                checkAdvised(line, subject, advices, &told)
            }
        }
    }

    private mutating func reportUngiven(_ advice: Advice, _ index: Int) {
        let message = "the advice '\(advice.name)' is never given"
        let ways = prover.guards.advising(script).filter { $0.advice == index }
        guard let first = ways.first else {
            return fail(.unreachable, message + ": nothing advises it", at: advice.place)
        }
        let notes = [Diagnostic.Note(message: "it would be given here", place: first.line.statement.place)]
        fail(
            .unreachable, message, at: advice.place,
            notes: notes + culprits(first.line.node, first.condition, for: first.line.statement.place),
            isConsequence: isDead(ways.map(\.line)))
    }

    /// Whether no walk comes to any of some lines, for which the reason is told there.
    func isDead(_ lines: [Guards.Line]) -> Bool { lines.allSatisfy { isAlive($0.node) == false } }

    /// `told`: the finding that shows that an advice is missing, by subject and value.
    private mutating func checkAdvised(
        _ line: Guards.Line, _ subject: Subject, _ advices: [Int?], _ told: inout [Choice: Int]
    ) {
        let ways = prover.guards.lines.filter { $0.statement.id == line.statement.id }
        let guards = prover.guards
        func reached(_ ways: [Guards.Line]) -> Condition { .some(ways.map { .every(guards.conditions($0.node)) }) }
        for value in advices.indices where advices[value] == nil {
            let name = script.valueNames(of: subject)[value]
            let chosen = script.chooses(subject, value)
            let choice = Choice(subject: subject, value: value)
            if let finding = told[choice], case .yes = prover.satisfy([reached(ways), chosen]) {
                report.findings[finding].notes.append(
                    .init(message: "it is missing here as well", place: line.statement.place))
            } else {
                let count = report.findings.count
                forbid(
                    [reached(ways), chosen],
                    .init(
                        .missingAdvice, "no advice '\(name)', which '\(script.name(of: subject))' can be here",
                        at: line.statement.place),
                    expect: [.init(script.name(of: subject), name)])
                guard report.findings.count > count else { continue }
                if !report.findings[count].isUndecided { told[choice] = count }
            }
            unadvised.append(.every([reached(ways.filter { $0.root == .start }), chosen]))
        }
    }

    private struct Choice: Hashable {
        let subject: Subject
        let value: Int
    }

    mutating func checkEnds() {
        let ends = prover.guards.lines.filter { line in
            guard line.root == .start, case .end = line.statement.kind else { return false }
            return !isInCrisis(line.statement.id)
        }
        var seen: Set<LineID> = []
        let findings = report.findings.count
        // Where an advice is missing, that is told, and not of each end behind it.
        let isAdvised = unadvised.map(\.negation)
        for id in ends.map(\.statement.id) where seen.insert(id).inserted {
            let count = report.findings.count
            for line in ends where line.statement.id == id {
                forbid(
                    prover.guards.conditions(line.bare) + isAdvised,
                    .init(.endWithoutAdvice, "this end is reached without an advice", at: line.statement.place)
                ) { _, reply in
                    reply.walk.stop == .end(line: id) && reply.walk.advices.isEmpty
                }
            }
            keepShortest(since: count)
        }
        if report.findings.count == findings, unadvised.isEmpty {
            prove(.reaching, "every end outside a crisis comes after an advice", of: ["end": seen.count])
        }
    }

    /// Whether a line lies under a condition that names an alarm.
    func isInCrisis(_ line: LineID) -> Bool {
        conversation.outline.alarmBlocks.contains { $0.lines.contains(line) }
    }
}
