// From conditions that hold somewhere in D to a conversation that anybody can replay.

extension CheckRun {
    /// For how many combinations a conversation is looked for, and by how many steps, before it is given up.
    private static let mostTold = 8
    static let mostSteps = 4000

    /// The shortest conversation after which the conditions hold and `shows` is true of the state and the reply; `last`
    /// goes on from there. Nil where `step` reaches none of the combinations that were tried. Any conversation will do unless
    /// `isShortest`.
    mutating func conversation(
        to conditions: [Condition], last: [Input] = [], isShortest: Bool = true,
        shows: (State, Reply) -> Bool = { _, _ in true }
    ) -> Telling.Path? {
        // What is not understood cannot be told.
        guard conversation.understanding != nil else { return nil }
        let conversation = conversation
        let most = tellings.next
        var steps = most
        defer { tellings.spend(most - steps) }
        /// Whether the conversation is there, and the last inputs lead to where it shows.
        func isFound(_ state: State, _ reply: Reply) -> Bool {
            guard conversation.holds(conditions, state) else { return false }
            let end = last.reduce((state, reply)) { conversation.step($0.0, $1) }
            return shows(end.0, end.1)
        }
        let path =
            firstConversation(to: conditions, isShortest, &steps, until: isFound)
            ?? laterConversation(to: conditions, isShortest, &steps, until: isFound)
            ?? wander(telling: facts(in: conditions), &steps, until: isFound)
        guard let path else { return nil }
        return last.reduce(path) { $0.going(on: $1, conversation.step($0.state, $1)) }
    }

    /// What is not an alarm, and can be told.
    private func facts(in conditions: [Condition]) -> [Int] {
        prover.variables.of(.every(conditions)).filter { $0 < script.facts.count && !script.facts[$0].isAlarm }
    }

    /// In a first visit no clock runs.
    private mutating func firstConversation(
        to conditions: [Condition], _ isShortest: Bool, _ steps: inout Int, until isFound: (State, Reply) -> Bool
    ) -> Telling.Path? {
        let telling = telling
        var found: Telling.Path?
        let first = conditions + script.clocks.indices.map { .is(.clock($0), .unknown) }
        for conditions in [first + prover.domain.usual.map(\.condition), first] where found == nil {
            var tried = 0
            prover.cheapest(conditions, isShortest: isShortest) { world in
                tried += 1
                let start = telling.begin(world, on: telling.today)
                found = telling.tell(world, from: start, &steps, until: isFound)
                return found != nil || tried == CheckRun.mostTold
            }
        }
        return found
    }

    /// The same where a clock runs: first a visit in which it is started, then one on the day of its stage. Both are
    /// sought at once, so that what lasts from the first fits the second.
    private mutating func laterConversation(
        to conditions: [Condition], _ isShortest: Bool, _ steps: inout Int, until isFound: (State, Reply) -> Bool
    ) -> Telling.Path? {
        guard !script.clocks.isEmpty else { return nil }
        let telling = telling
        let twins = visitsApart ?? makeVisitsApart()
        visitsApart = twins
        for days in clockDays where steps > 0 {
            let together = script.clocks.indices.map { clock in
                Condition.is(.clock(clock), [.unknown, .value(script.stage(ofClock: clock, days: days))])
            }
            var found: Telling.Path?
            var starts: [Telling.Path] = []
            prover.cheapest(conditions + together, in: twins.search, isShortest: isShortest) { world in
                let now = twins.first(world)
                guard let start = telling.visitAgain(now, after: twins.second(world), days: days, &steps) else {
                    return steps <= 0
                }
                starts.append(start)
                found = telling.tell(now, from: start, &steps, until: isFound)
                return found != nil || starts.count == 3
            }
            // What was told in the first visit may say more than it had to: then the rest is chosen anew.
            for start in starts where found == nil {
                prover.cheapest(conditions, in: beginning(start).search, isShortest: isShortest) { world in
                    found = telling.tell(world, from: start, &steps, until: isFound)
                    return found != nil || steps <= 0
                }
            }
            if let found { return found }
        }
        return nil
    }

    /// What two visits know: the second of the twins the one in which clocks are started, the first a later one.
    private func makeVisitsApart() -> Twins {
        let free = script.facts.indices.filter { script.facts[$0].given == nil }
        let usual = prover.domain.usual
        var twins = Twins(prover, free, beforeClocks: true)
        for fact in free where !script.facts[fact].isEachVisit { twins.search.add(lasting(fact, twins)) }
        for clock in script.clocks.indices {
            twins.search.add(.some([.is(.clock(clock), .unknown), twins.second(starting(clock))]))
        }
        twins.search.add(.some(script.clocks.indices.map { .isNot(.clock($0), .unknown) }))
        for usual in usual {
            if script.facts[usual.fact].isEachVisit { twins.search.add(usual.condition) }
            twins.search.add(twins.second(usual.condition))
        }
        twins.search.prepare()
        return twins
    }

    /// Where a conversation goes on: what is known by then, and a search in which it is.
    struct Beginning {
        let path: Telling.Path
        fileprivate let known: [Cases]
        fileprivate let search: Search
    }

    func beginning(_ path: Telling.Path) -> Beginning {
        Beginning(path: path, known: conversation.known(path.state), search: prover.search(known(after: path)))
    }

    /// The same from where other conversations have led: those first in which the least has to be told still.
    mutating func goOn(
        from starts: [Beginning], to conditions: [Condition], _ shows: (State, Reply) -> Bool
    ) -> Telling.Path? {
        let telling = telling
        let wanted = prover.search(conditions)
        let variables = prover.variables.of(.every(conditions))
        var ways: [(start: Telling.Path, world: World, missing: Int)] = []
        // Where the same is known of what the conditions depend on, the same way leads on, or none.
        var tried: Set<[Cases]> = []
        for start in starts where wanted.mayFollow(start.known) {
            guard tried.insert(variables.map { start.known[$0] }).inserted else { continue }
            prover.cheapest(conditions, in: start.search, isShortest: false) { world in
                ways.append((start.path, world, telling.missing(start.path.state, world).count))
                return true
            }
        }
        ways.sort { $0.missing < $1.missing }
        // All together as much as five may take: what is found at all is mostly near.
        var steps = CheckRun.mostSteps / 8
        for (start, world, _) in ways where steps > 0 {
            var own = min(steps, CheckRun.mostSteps / 40)
            steps -= own
            if let found = telling.tell(world, from: start, &own, until: shows) { return found }
            steps += max(0, own)
        }
        return nil
    }

    /// What was told in earlier visits is still known.
    private func known(after path: Telling.Path) -> [Condition] {
        let world = conversation.world(path.state)
        var known = world.clocks.enumerated().map { Condition.is(.clock($0.offset), $0.element.must) }
        for (fact, held) in world.facts.enumerated() where held.must != .unknown {
            known += held.must.each.map { .is(.fact(fact), $0) }
        }
        return known
    }

    /// What a fact held before, it still holds.
    private func lasting(_ fact: Int, _ twins: Twins) -> Condition {
        let subject = Subject.fact(fact)
        let same = prover.domain.facts[fact].each.map { one in
            Condition.choose(.is(subject, one), twins.second(.is(subject, one)), twins.second(.isNot(subject, one)))
        }
        return .some([twins.second(.is(subject, .unknown)), .every(same)])
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
    /// The cases of all facts and clocks.
    func known(_ state: State) -> [Cases] {
        let world = world(state)
        return (world.facts + world.clocks).map(\.must)
    }

    /// Whether conditions hold of what a state knows.
    func holds(_ conditions: [Condition], _ state: State) -> Bool {
        let world = world(state)
        return conditions.allSatisfy { world.evaluate($0) == .yes }
    }
}
