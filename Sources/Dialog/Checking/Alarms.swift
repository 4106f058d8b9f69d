// Alarms are heard everywhere: what the guards say of it. That words are heard is in AlarmSamples.swift.

extension CheckRun {
    mutating func checkAlarms() {
        let findings = report.findings.count
        let alarms = script.facts.indices.filter { script.facts[$0].isAlarm }
        checkFarewell()
        guard !alarms.isEmpty else { return }
        // Of an alarm that nothing answers there is no more to say.
        let answered = alarms.filter { checkBlock($0) }
        let stops = checkHearing(alarms, answered: answered)
        if report.findings.count == findings {
            prove(
                .alarms, "every alarm is heard at every question and every end, and the reply begins in its block",
                of: ["alarm": alarms.count, "stop": stops])
        }
    }

    /// Whoever leaves is told something, whatever is known. Leaving itself, by /quit or at once by /hide, the program takes
    /// before the conversation hears of it.
    private mutating func checkFarewell() {
        let said = prover.guards.lines.filter { line in
            if line.root == .farewell, case .say = line.statement.kind { true } else { false }
        }
        guard let flow = said.first?.flows.first else { return }
        let conversation = conversation
        forbid(
            [Condition.some(said.map { .every(prover.guards.conditions($0.node)) }).negation],
            .init(.commandUnheard, "whoever leaves by /quit is told nothing", at: script.flows[flow].place)
        ) { state, _ in conversation.farewell(state).isEmpty }
    }

    /// Wherever the alarm was raised, its block is reached, or the walk stops in the block of an alarm that comes before
    /// it; and nothing that can be new is said before. Returns whether there is a block.
    @discardableResult
    mutating func checkBlock(_ alarm: Int) -> Bool {
        let name = script.facts[alarm].name
        let lines = prover.guards.lines
        let blocks = lines.indices.filter { index in
            guard lines[index].root == .start, case .when(let condition, _, _) = lines[index].statement.kind else {
                return false
            }
            return conversation.outline.alarms(in: condition).contains(alarm)
        }
        guard let first = blocks.first else {
            let finding = CheckReport.Finding(
                .alarmLate, "nothing answers the alarm '\(name)': no line reads 'when \(name) is ...'",
                at: script.facts[alarm].place)
            guard let sample = script.facts[alarm].values.lazy.compactMap(\.like.first).first else {
                report.findings.append(finding)
                return false
            }
            fail(finding, saying: sample.text)
            return false
        }
        let raised = Condition.isNot(.fact(alarm), .unknown)
        let reached = Condition.some(blocks.map { .every(prover.guards.conditions(lines[$0].then)) })
        if !isAnswered(raised, blocks, first) {
            forbid(
                [raised, reached.negation, stopping(in: 0..<first).negation],
                .init(
                    .alarmLate, "the alarm '\(name)' is heard, and its block is not reached",
                    at: lines[first].statement.place))
        }
        checkBefore(first, raised, name)
        return true
    }

    /// A quick proof of it. The walk comes to the line of `start` that leads to the first block, or it stopped before; so only
    /// what lies below that line has to be looked at stop by stop, and of the guards there only what they add to that line's.
    private mutating func isAnswered(_ raised: Condition, _ blocks: [Int], _ first: Int) -> Bool {
        let lines = prover.guards.lines
        let start = Set(script.flows[script.start].body.map(\.id))
        let line = lines[...first].lastIndex { $0.flows.count == 1 && start.contains($0.statement.id) } ?? 0
        for index in 0..<line where lines[index].root == .start && !isInCrisis(lines[index].statement.id) {
            guard let stop = prover.guards.stop(index) else { continue }
            guard case .no = prover.satisfy(stop + [raised]) else { return false }
        }
        let around = lines[line].node
        let reached = Condition.some(blocks.map { .every(prover.guards.conditions(lines[$0].then, below: around)) })
        let open = [raised, reached.negation, stopping(in: line..<first, below: around).negation]
        guard case .no = prover.satisfy(prover.guards.conditions(around) + open) else { return false }
        return true
    }

    /// That the walk stops in an alarm's block, at one of some lines.
    private func stopping(in lines: Range<Int>, below outer: Int = Guards.always) -> Condition {
        .some(
            lines.filter { isInCrisis(prover.guards.lines[$0].statement.id) }
                .compactMap { prover.guards.stop($0, below: outer).map(Condition.every) })
    }

    /// What stands before an alarm's block is either always said, and so was said before, or depends on what no message
    /// changes.
    private mutating func checkBefore(_ block: Int, _ raised: Condition, _ name: String) {
        let lines = prover.guards.lines
        let variables = prover.variables
        let place = lines[block].statement.place
        for line in lines[..<block] where line.root == .start && !isInCrisis(line.statement.id) {
            switch line.statement.kind {
            case .say, .advise: break
            default: continue
            }
            let conditions = prover.guards.conditions(line.node)
            let isChanged = conditions.contains { condition in
                variables.of(condition).contains { $0 < script.facts.count && script.facts[$0].given == nil }
            }
            guard isChanged, case .yes = prover.satisfy([Condition.every(conditions).negation]) else { continue }
            let finding = CheckReport.Finding(
                .alarmLate, "this can be said before the alarm '\(name)' is answered", at: line.statement.place,
                notes: [.init(message: "its block", place: place)])
            forbid(conditions + [raised], finding)
        }
    }
}
