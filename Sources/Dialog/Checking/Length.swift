// The longest conversation and the longest reply.

extension CheckRun {
    /// What is proven is a bound; where no conversation was found that comes to it, the longest that was told stands beside it.
    /// Of questions those count that the last walk passes: who takes something back is asked more. Of a reply the choices of its
    /// question do not count; what a command shows is no reply.
    mutating func checkLength() {
        let questions = prover.longest(.questions, conversation).atMost
        let lines = mostLinesOfReply()
        // An alarm leads elsewhere as soon as it is told, and what was to come before is never told.
        let calm = script.facts.indices.filter { script.facts[$0].isAlarm }.map { Condition.is(.fact($0), .unknown) }
        let world = prover.longest(.questions, conversation, where: calm, halves: Self.halvesToTell).world
        let told = tellLongest(questions, lines, along: world)
        report(told.asking, of: questions, "way through the dialog", "question")
        report(told.replying, of: lines, "reply", "line")
    }

    private mutating func report(_ told: Longest, of most: Int, _ name: String, _ unit: String) {
        var text = "the longest \(name) has \(most.counted(unit))"
        if told.count < most {
            text = "no \(name) has more than \(most.counted(unit))"
            if told.path != nil { text += "; the longest that was found has \(told.count)" }
        }
        prove(.ending, text, example: told.path.flatMap { transcript($0, text) })
    }

    /// Three lines at most say what was understood, or one that something was done; then comes a topic, then the walk. Where that
    /// is too much, one line is left of what was understood, and two of the walk with the question; beside a topic, none and one.
    private mutating func mostLinesOfReply() -> Int {
        let walk = prover.longest(.lines, conversation, enough: Conversation.mostLines).atMost
        let topic = script.topics.map { prover.ceiling(.lines, of: $0.body) }.max() ?? 0
        let heard = script.facts.contains { $0.values.contains { $0.heard != nil } } ? 3 : 1
        return min(heard + topic + walk, max(Conversation.mostLines, topic + 2))
    }

    // MARK: Telling

    /// What can be told is mostly found at once.
    private static let halvesToTell = 50
    /// How many conversations with as many questions are gone on with.
    private static let mostVisits = 3

    /// The most of something that a conversation was found to have.
    private struct Longest {
        var count = 0
        var path: Telling.Path?

        mutating func offer(_ more: Int, _ other: Telling.Path) {
            if more > count { (count, path) = (more, other) }
        }
    }

    /// The most questions and the most lines that were told so far.
    private struct Told {
        var asking = Longest()
        var replying = Longest()
    }

    /// Tells `world`, in which many questions are passed; then answers every question in every way; at last brings up topics.
    private mutating func tellLongest(_ questions: Int, _ lines: Int, along world: World?) -> Told {
        var told = Told()
        // What is not understood cannot be told.
        guard conversation.understanding != nil else { return told }
        if let world { tell(world, &told) }
        answerAll(until: questions, lines, &told)
        for path in [start, told.asking.path].compactMap({ $0 }) where told.replying.count < lines {
            let topics = script.topics.compactMap { $0.like.first.map { Input.message($0.text) } }
            for input in topics + visits(after: path, days: [1]) {
                let next = path.going(on: input, conversation.step(path.state, input))
                told.replying.offer(next.reply.length, next)
            }
        }
        return told
    }

    private func tell(_ world: World, _ told: inout Told) {
        var asked: Set<Int> = []
        for path in telling.goAlong(world, from: telling.begin(world, on: telling.today)) {
            if let fact = path.reply.walk.openFact { asked.insert(fact) }
            told.replying.offer(path.reply.length, path)
            told.asking.offer(passed(asked, path).count, path)
        }
    }

    /// Of some questions those that the walk passes, or stops at.
    private func passed(_ questions: Set<Int>, _ path: Telling.Path) -> Set<Int> {
        questions.intersection(prover.asked(in: conversation.world(path.state)))
    }

    /// Answers every question in every way and says, where none is open, whatever can be said. Of the conversations with as many
    /// questions the first go on.
    private mutating func answerAll(until questions: Int, _ lines: Int, _ told: inout Told) {
        let samples = script.facts.filter { !$0.isAlarm }.flatMap(\.values).compactMap { $0.like.first?.text }
        /// By how many questions were put: conversations, with these questions.
        var open: [[(path: Telling.Path, asked: Set<Int>)]] = []
        var seen: Set<[Cases]> = []
        func add(_ path: Telling.Path, _ asked: Set<Int>, _ told: inout Told) {
            told.replying.offer(path.reply.length, path)
            guard seen.insert(conversation.known(path.state)).inserted else { return }
            let passed = passed(path.reply.walk.openFact.map { asked.union([$0]) } ?? asked, path)
            told.asking.offer(passed.count, path)
            while open.count <= passed.count { open.append([]) }
            open[passed.count].append((path, passed))
        }
        add(start, [], &told)
        var count = 0
        while count < open.count, told.asking.count < questions || told.replying.count < lines {
            var index = 0
            while index < min(open[count].count, Self.mostVisits) {
                let (path, asked) = open[count][index]
                index += 1
                // Alarms, which lead elsewhere, come last.
                var inputs = Array(messages(after: path).reversed())
                if path.reply.walk.openFact == nil {
                    inputs = visits(after: path, days: [1]) + samples.map(Input.message) + inputs
                }
                for input in inputs { add(path.going(on: input, conversation.step(path.state, input)), asked, &told) }
            }
            count += 1
        }
    }
}

extension Reply {
    /// Its lines without choices.
    fileprivate var length: Int { lines.count { if case .choice = $0.kind { false } else { true } } }
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
    /// The largest measure of any walk in D where some conditions hold, and the combination with the most that was found. Where
    /// there is enough, no more is looked for. To close the last gap between what was found and what can be is seldom worth the
    /// time: after so many `halves` it stays.
    mutating func longest(
        _ measure: Measure, _ conversation: Conversation, where conditions: [Condition] = [], halves: Int = 1000,
        enough: Int = .max
    ) -> (atMost: Int, world: World?) {
        var (most, found) = (-1, World?.none)
        var budget = min(allowed.next, halves)
        let spent = budget
        let course = Course(script, measure, script.flows[script.start].body)
        let atMost = search(conditions).longest(course, &budget, tests: allowed.least, enough: enough) { world in
            let count = self.count(measure, conversation, world)
            if count > most { (most, found) = (count, world) }
            return most
        }
        nodes += spent - max(0, budget)
        return (atMost, found)
    }

    /// An estimate for lines by themselves, never too low.
    func ceiling(_ measure: Measure, of body: [Statement]) -> Int {
        Ceiling.estimate(Course(script, measure, body), search([])).most
    }

    /// The facts whose questions a walk passes, or stops at.
    func asked(in world: World) -> Set<Int> {
        let holds = holding(in: world)
        return Set(
            guards.lines.compactMap { line in
                guard line.root == .start, line.node < 0 || holds[line.node] else { return nil }
                guard case .ask(let fact, _) = line.statement.kind else { return nil }
                return fact
            })
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
            return asked(in: world).count
        }
    }
}
