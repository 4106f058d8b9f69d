// From conditions that hold somewhere in D to a conversation that anybody can replay.

extension CheckRun {
    /// The shortest conversation after which the conditions hold and `shows` is true of the state and the reply; `last`
    /// goes on from there. Nil where `step` reaches none of the combinations that were tried.
    mutating func conversation(
        to conditions: [Condition], last: [Input] = [], shows: (State, Reply) -> Bool = { _, _ in true }
    ) -> Telling.Path? {
        var found: Telling.Path?
        let telling = telling
        let conversation = conversation
        _ = prover.cheapest(conditions) { world in
            guard world.clocks.allSatisfy({ $0.must == .unknown }) else { return false }
            let start = telling.begin(world, on: telling.today)
            found = telling.tell(world, from: start) { state, reply in
                conversation.holds(conditions, state) && Self.goOn(state, reply, last, conversation, shows)
            }
            return found != nil
        }
        if found == nil, !script.clocks.isEmpty {
            found = laterConversation(to: conditions, last: last, shows: shows)
        }
        guard let path = found else { return nil }
        return last.reduce(path) { $0.going(on: $1, conversation.step($0.state, $1)) }
    }

    /// Whether the last inputs, too, lead to where it shows.
    static func goOn(
        _ state: State, _ reply: Reply, _ last: [Input], _ conversation: Conversation,
        _ shows: (State, Reply) -> Bool
    ) -> Bool {
        let end = last.reduce((state, reply)) { conversation.step($0.0, $1) }
        return shows(end.0, end.1)
    }

    /// The same where a clock runs. A visit in which it is started comes first, then one on the day of its stage.
    private mutating func laterConversation(
        to conditions: [Condition], last: [Input], shows: (State, Reply) -> Bool
    ) -> Telling.Path? {
        let (telling, conversation, script) = (telling, conversation, script)
        var wanted: [World] = []
        _ = prover.cheapest(conditions) {
            wanted.append($0)
            return wanted.count >= 12
        }
        for world in wanted {
            let stages = world.clocks.enumerated().compactMap { clock, known in
                known.must.values.first.map { (clock: clock, from: script.clocks[clock].stages[$0].from) }
            }
            guard var path = start(stages, towards: world) else { continue }
            let visit = telling.visit(world, on: path.day)
            path.path = path.path.going(on: .visit(visit), conversation.step(path.path.state, .visit(visit)))
            // What was told in the earlier visits is still known; the rest is chosen anew.
            var known = conditions
            for (clock, stage) in world.clocks.enumerated() { known.append(.is(.clock(clock), stage.must)) }
            for (fact, held) in path.path.state.memory.facts.enumerated() where held != nil {
                guard let cases = held?.cases else { continue }
                known += cases.rawValue.nonzeroBitCount == 1
                    ? [.is(.fact(fact), cases)] : cases.values.map { .is(.fact(fact), .value($0)) }
            }
            var found: Telling.Path?
            let start = path.path
            _ = prover.cheapest(known) { world in
                found = telling.tell(world, from: start) { state, reply in
                    conversation.holds(conditions, state) && Self.goOn(state, reply, last, conversation, shows)
                }
                return found != nil
            }
            if let found { return found }
        }
        return nil
    }

    /// Visits in which the clocks are started, and the day on which they have come to their stages.
    private mutating func start(
        _ stages: [(clock: Int, from: Int)], towards world: World
    ) -> (path: Telling.Path, day: Day)? {
        let days = Set(stages.map(\.from)).sorted(by: >)
        guard let longest = days.first else { return nil }
        let last = Day(telling.today.number + longest)
        var path: Telling.Path?
        var started: Set<Int> = []
        for days in days {
            let clocks = stages.filter { $0.from == days }.map(\.clock)
            var conditions: [Condition] = []
            for clock in world.clocks.indices where !started.contains(clock) {
                conditions.append(.is(.clock(clock), .unknown))
            }
            conditions += clocks.map(starting)
            // What lasts must fit what is wanted in the end.
            for (fact, known) in world.facts.enumerated() where known.must != .unknown {
                guard !script.facts[fact].isEachVisit, script.facts[fact].given == nil else { continue }
                conditions.append(.isNot(.fact(fact), Cases.all.subtracting(known.must).subtracting(.unknown)))
            }
            let day = Day(last.number - days)
            let (telling, conversation) = (telling, conversation)
            let lines = conversation.outline.starts.filter { clocks.contains($0.clock) }
            let before = path
            var found: Telling.Path?
            _ = prover.cheapest(conditions) { world in
                let visit = telling.visit(world, on: day)
                let start = before.map { $0.going(on: .visit(visit), conversation.step($0.state, .visit(visit))) }
                    ?? telling.begin(world, on: day)
                found = telling.tell(world, from: start) { state, _ in
                    clocks.allSatisfy { clock in
                        lines.contains { $0.clock == clock && state.memory.said.contains($0.line) }
                    }
                }
                return found != nil
            }
            guard let found else { return nil }
            path = found
            started.formUnion(clocks)
        }
        return path.map { ($0, last) }
    }

    /// What it takes to reach a line that starts a clock.
    private func starting(_ clock: Int) -> Condition {
        let guards = prover.guards
        var ways = guards.startsInAdvice(script).filter { $0.clock == clock }
            .map { Condition.every(guards.conditions($0.node) + [$0.condition]) }
        for line in guards.lines where line.root == .start {
            if case .start(clock) = line.statement.kind { ways.append(.every(guards.conditions(line.node))) }
        }
        return .some(ways)
    }
}

extension Conversation {
    /// Whether conditions hold of what a state knows.
    func holds(_ conditions: [Condition], _ state: State) -> Bool {
        let world = world(state)
        return conditions.allSatisfy { world.evaluate($0) == .yes }
    }
}
