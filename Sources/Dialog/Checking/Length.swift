// The longest conversation and the longest reply.

extension CheckRun {
    mutating func checkLength() {
        reportMost(.questions, "a visit asks at most", "question")
        reportMost(.lines, "no reply has more than", "line")
    }

    private mutating func reportMost(_ measure: Measure, _ says: String, _ unit: String) {
        let found = prover.longest(measure, conversation)
        var text = "\(says) \(found.atMost.counted(unit))"
        // The ceiling holds all the same.
        if found.world != nil, found.most < found.atMost { text += "; the most that was found is \(found.most)" }
        let path = found.world.flatMap { example($0) }
        prove(.ending, text, example: path.flatMap { transcript($0, text) })
    }

    /// The combination is one of very many: what is not found soon is not found.
    private static let mostExampleSteps = 1000

    /// A conversation that leads to just this combination. There is little in it to leave out, so it need not be the shortest;
    /// where a clock runs, all ways to spend the visit before would be tried for that.
    private mutating func example(_ world: World) -> Telling.Path? {
        var conditions: [Condition] = []
        for (fact, known) in world.facts.enumerated() {
            // What lasts from one visit to the next may be known besides.
            if known.must == .unknown { continue }
            conditions +=
                known.must.isSingle
                ? [.is(.fact(fact), known.must)] : known.must.values.map { .is(.fact(fact), .value($0)) }
        }
        for (clock, known) in world.clocks.enumerated() { conditions.append(.is(.clock(clock), known.must)) }
        return conversation(to: conditions, isShortest: false, within: Self.mostExampleSteps)
    }
}

/// What is counted along a walk.
enum Measure {
    /// The different facts that are asked, with the open one.
    case questions
    /// What is said: lines, the parts of advices, and the question or the end.
    case lines

    /// What a line adds, where it does not stop the walk.
    func weight(_ statement: Statement, _ script: Script) -> Int {
        switch (self, statement.kind) {
        case (.questions, .ask), (.lines, .say): 1
        case (.lines, .advise(.advice(let advice))): weight(advice, script)
        default: 0
        }
    }

    /// What the line adds where the walk stops.
    func weight(ofStop statement: Statement) -> Int {
        if case .end = statement.kind { self == .lines ? 1 : 0 } else { 1 }
    }

    func weight(_ advice: Int, _ script: Script) -> Int {
        self == .lines ? script.advices[advice].parts.count { $0.kind != .doubt } : 0
    }
}

extension Prover {
    struct Longest {
        /// The most that was found, and the combination that shows it.
        var most: Int
        var world: World?
        /// No combination has more.
        var atMost: Int
    }

    /// The largest measure of any walk in D.
    mutating func longest(_ measure: Measure, _ conversation: Conversation) -> Longest {
        var (most, example) = (-1, World?.none)
        // To close the last gap between what was found and what can be is seldom worth the time.
        var budget = min(allowed.next, 2000)
        let spent = budget
        let atMost = domain.search(script).longest(Course(script, measure), &budget, tests: allowed.least) { world in
            let count = self.count(measure, conversation, world)
            if count > most { (most, example) = (count, world) }
            return most
        }
        nodes += spent - max(0, budget)
        return Longest(most: most, world: example, atMost: atMost)
    }

    /// The measure of the walk through a complete combination.
    private func count(_ measure: Measure, _ conversation: Conversation, _ world: World) -> Int {
        switch measure {
        case .lines:
            let walk = Walker.walk(conversation, world)
            return walk.reached.reduce(walk.stop == nil ? 0 : 1) { sum, reached in
                switch reached {
                case .say: sum + 1
                case .advice(let advice): sum + measure.weight(advice, script)
                case .start: sum
                }
            }
        case .questions:
            let holds = holding(in: world)
            let asked = guards.lines.compactMap { line -> Int? in
                guard line.root == .start, line.node < 0 || holds[line.node] else { return nil }
                guard case .ask(let fact, _) = line.statement.kind else { return nil }
                return fact
            }
            return Set(asked).count
        }
    }
}
