// The longest conversation and the longest reply.

extension CheckRun {
    /// What is proven is a bound; where no conversation was found that comes to it, the longest that was told stands beside it.
    /// Of questions those count that the last walk passes: who takes something back is asked more. Of a reply the choices of its
    /// question do not count; what a command shows is no reply.
    mutating func checkLength() {
        let (questions, world) = prover.longest(.questions, conversation)
        let lines = mostLinesOfReply()
        let (asking, replying) = tellLongest(questions, lines, along: world)
        report(asking, of: questions, "conversation", "question")
        report(replying, of: lines, "reply", "line")
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

    /// The most of something that a conversation was found to have.
    private struct Longest {
        var count = 0
        var path: Telling.Path?

        mutating func offer(_ more: Int, _ other: Telling.Path) {
            if more > count { (count, path) = (more, other) }
        }
    }

    /// A conversation so far, and the questions put in it that its walk passes.
    private struct Visiting {
        var path: Telling.Path
        var asked: Set<Int>
    }

    /// How many conversations with as many questions are gone on with.
    private static let mostVisits = 3

    /// Tells `world`, in which many questions are passed. Then answers every question in every way and says, where none is open,
    /// whatever can be said; of the conversations with as many questions the first go on. At last says what brings topics up,
    /// and comes back the next day.
    private mutating func tellLongest(
        _ questions: Int, _ lines: Int, along world: World?
    ) -> (asking: Longest, replying: Longest) {
        var (asking, replying) = (Longest(), Longest())
        // What is not understood cannot be told.
        guard conversation.understanding != nil else { return (asking, replying) }
        let conversation = conversation
        /// By how many questions were put.
        var open: [[Visiting]] = []
        var seen: Set<[Cases]> = []
        func add(_ path: Telling.Path, _ asked: Set<Int>) {
            replying.offer(path.reply.length, path)
            guard seen.insert(conversation.known(path.state)).inserted else { return }
            let put = path.reply.walk.openFact.map { asked.union([$0]) } ?? asked
            let passed = put.intersection(prover.asked(in: conversation.world(path.state)))
            asking.offer(passed.count, path)
            while open.count <= passed.count { open.append([]) }
            open[passed.count].append(Visiting(path: path, asked: passed))
        }
        add(start, [])
        var asked: Set<Int> = []
        for path in world.map({ telling.goAlong($0, from: start) }) ?? [] {
            replying.offer(path.reply.length, path)
            if let fact = path.reply.walk.openFact { asked.insert(fact) }
            asking.offer(asked.intersection(prover.asked(in: conversation.world(path.state))).count, path)
        }
        let samples = script.facts.filter { !$0.isAlarm }.flatMap(\.values).compactMap { $0.like.first?.text }
        var count = 0
        while count < open.count, asking.count < questions || replying.count < lines {
            var index = 0
            while index < min(open[count].count, Self.mostVisits) {
                let (path, asked) = (open[count][index].path, open[count][index].asked)
                index += 1
                // Alarms, which lead elsewhere, come last.
                var inputs = Array(messages(after: path).reversed())
                if path.reply.walk.openFact == nil {
                    inputs = visits(after: path, days: [1]) + samples.map(Input.message) + inputs
                }
                for input in inputs { add(path.going(on: input, conversation.step(path.state, input)), asked) }
            }
            count += 1
        }
        for path in [start, asking.path].compactMap({ $0 }) where replying.count < lines {
            let topics = script.topics.compactMap { $0.like.first.map { Input.message($0.text) } }
            for input in topics + visits(after: path, days: [1]) {
                let next = path.going(on: input, conversation.step(path.state, input))
                replying.offer(next.reply.length, next)
            }
        }
        return (asking, replying)
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
    /// The largest measure of any walk in D, and the combination with the most that was found.
    /// Where there is enough, no more is looked for.
    mutating func longest(
        _ measure: Measure, _ conversation: Conversation, enough: Int = .max
    ) -> (atMost: Int, world: World?) {
        var (most, found) = (-1, World?.none)
        // To close the last gap between what was found and what can be is seldom worth the time.
        var budget = min(allowed.next, 1000)
        let spent = budget
        let course = Course(script, measure, script.flows[script.start].body)
        let atMost = domain.search(script).longest(course, &budget, tests: allowed.least, enough: enough) { world in
            let count = self.count(measure, conversation, world)
            if count > most { (most, found) = (count, world) }
            return most
        }
        nodes += spent - max(0, budget)
        return (atMost, found)
    }

    /// An estimate for lines by themselves, never too low.
    func ceiling(_ measure: Measure, of body: [Statement]) -> Int {
        Ceiling.estimate(Course(script, measure, body), domain.search(script)).most
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
