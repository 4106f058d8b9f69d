@testable import Dialog

/// Finds out by the chat's own walk, in every combination of D one after another, what the checker claims to prove.
struct BruteForce {
    /// `RULE LINE`, as ``found(by:in:)`` has it.
    private(set) var findings: Set<String> = []
    /// The lines that some walk says.
    private(set) var said: Set<LineID> = []
    private(set) var mostQuestions = 0
    private(set) var mostLines = 0

    private let script: Script
    private let conversation: Conversation
    private let domain: Domain
    private var worlds: [World] = []
    private var walks: [Walk] = []
    /// By combination: the index of its world, or nil where it is not in D.
    private var indices: [Int?] = []
    /// By world: its combination, a number whose digits are the cases of the facts and clocks.
    private var numbers: [Int] = []
    private var choices: [[Cases]] = []
    /// By line: the `say` directly before it, which is said wherever the walk comes to the line.
    private var before: [LineID: LineID] = [:]
    private var statements: [Statement] = []

    /// Nil where there are more combinations than are worth the time.
    init?(_ script: Script, atMost most: Int) {
        self.script = script
        conversation = Conversation(script, isListening: false)
        domain = Domain(script, Guards(script), conversation.outline)
        for flow in script.flows { collect(flow.body) }
        guard enumerate(atMost: most) else { return nil }
        walks = worlds.map { Walker.walk(conversation, $0) }
        for walk in walks { said.formUnion(Self.lines(walk)) }
        measure()
        findLines()
        findDecides()
        findOutcomes()
        findAnswers()
        for alarm in script.facts.indices where script.facts[alarm].isAlarm { findUnanswered(alarm) }
    }

    // MARK: Combinations

    private mutating func collect(_ body: [Statement]) {
        for (index, statement) in body.enumerated() {
            statements.append(statement)
            if index > 0, case .say = body[index - 1].kind { before[statement.id] = body[index - 1].id }
            if case .when(_, let then, let otherwise) = statement.kind {
                collect(then)
                collect(otherwise)
            }
        }
    }

    private mutating func enumerate(atMost most: Int) -> Bool {
        choices = domain.facts.indices.map { fact in
            domain.isSet[fact] ? Self.sets(domain.facts[fact]) : domain.facts[fact].each
        }
        choices += domain.clocks.map(\.each)
        let count = choices.reduce(1) { $0 * $1.count }
        guard count <= most else { return false }
        indices = Array(repeating: nil, count: count)
        let decides = Decides(script.decides)
        for number in 0..<count {
            let known = choices.indices.map { Possible(choices[$0][digit($0, of: number)]) }
            let world = World(
                decides: decides, facts: Array(known.prefix(script.facts.count)),
                clocks: Array(known.dropFirst(script.facts.count)))
            guard domain.constraints.allSatisfy({ world.evaluate($0) == .yes }) else { continue }
            indices[number] = worlds.count
            numbers.append(number)
            worlds.append(world)
        }
        return true
    }

    private func weight(_ variable: Int) -> Int { choices[..<variable].reduce(1) { $0 * $1.count } }

    private func digit(_ variable: Int, of number: Int) -> Int { number / weight(variable) % choices[variable].count }

    /// Unknown, unsaid, and every set of values.
    private static func sets(_ cases: Cases) -> [Cases] {
        let values = cases.values
        let sets = (1..<1 << values.count).map { mask in
            Cases(values.indices.filter { mask >> $0 & 1 == 1 }.map { Cases.value(values[$0]) })
        }
        return cases.intersection([.unknown, .unsaid]).each + sets
    }

    // MARK: What is found

    private mutating func find(_ rule: Rule, _ place: Place) {
        findings.insert("\(rule.rawValue) \(script.sources[place.file].line(at: place.range.lowerBound))")
    }

    /// The lines that a walk says, and starts.
    private static func lines(_ walk: Walk) -> [LineID] {
        walk.reached.compactMap { if case .say(let line, _) = $0 { line } else { nil } }
    }

    private func isReached(_ statement: Statement) -> Bool { before[statement.id].map(said.contains) ?? false }

    private mutating func measure() {
        let asks = statements.compactMap { statement -> (fact: Int, say: LineID)? in
            guard case .ask(let fact, _) = statement.kind, let say = before[statement.id] else { return nil }
            return (fact, say)
        }
        for walk in walks {
            let lines = Set(Self.lines(walk))
            mostQuestions = max(mostQuestions, Set(asks.filter { lines.contains($0.say) }.map(\.fact)).count)
            let advised = walk.advices.map { advised in
                script.advices[advised.advice].parts.count { $0.kind != .doubt }
            }
            mostLines = max(mostLines, lines.count + advised.reduce(0, +) + (walk.stop == nil ? 0 : 1))
        }
    }

    private mutating func findLines() {
        let stops = Set(walks.compactMap { $0.stop?.line })
        for statement in statements where isReached(statement) {
            switch statement.kind {
            case .when(_, let then, let otherwise):
                if let first = then.first, !said.contains(first.id) { find(.alwaysFalse, statement.place) }
                if let first = otherwise.first, !said.contains(first.id) { find(.alwaysTrue, statement.place) }
            case .ask: if !stops.contains(statement.id) { find(.unreachable, statement.place) }
            default: break
            }
        }
        let advised = Set(walks.flatMap { $0.advices.map(\.advice) })
        for (index, advice) in script.advices.enumerated() where !advised.contains(index) {
            find(.unreachable, advice.place)
        }
    }

    private mutating func findDecides() {
        for decide in script.decides {
            for (index, line) in decide.lines.enumerated() {
                let holding = worlds.filter { $0.evaluate(line.condition) == .yes }
                let isFirst = holding.contains { world in
                    decide.lines[..<index].allSatisfy { world.evaluate($0.condition) == .no }
                }
                if !isFirst { find(holding.isEmpty ? .alwaysFalse : .shadowed, line.place) }
            }
        }
    }

    private mutating func findOutcomes() {
        let crisis = conversation.outline.alarmBlocks
        for (world, walk) in zip(worlds, walks) {
            let isMissing = findMissing(world, Set(Self.lines(walk)))
            switch walk.stop {
            case nil: find(.noEnd, script.flows[script.start].place)
            case .end(let line)
            where walk.advices.isEmpty && !isMissing && !crisis.contains { $0.lines.contains(line) }:
                if let end = statements.first(where: { $0.id == line }) { find(.endWithoutAdvice, end.place) }
            default: break
            }
            for promise in script.promises where world.evaluate(promise.condition) == .yes {
                guard case .advice(let advice) = promise.subject else { continue }
                if walk.advices.contains(where: { $0.advice == advice }) { find(.brokenPromise, promise.place) }
            }
        }
        for promise in script.promises where !worlds.contains(where: { $0.evaluate(promise.condition) == .yes }) {
            find(.alwaysFalse, promise.place)
        }
    }

    /// Whether the walk came to an `advise` that has no advice.
    private mutating func findMissing(_ world: World, _ lines: Set<LineID>) -> Bool {
        var isMissing = false
        for statement in statements {
            guard case .advise(.value(let subject, let advices)) = statement.kind, let say = before[statement.id],
                lines.contains(say), let value = world.possible(subject).must.values.first, advices[value] == nil
            else { continue }
            find(.missingAdvice, statement.place)
            isMissing = true
        }
        return isMissing
    }

    /// A walk in which an alarm was raised, and that neither comes to a block of it nor stops in a block before.
    private mutating func findUnanswered(_ alarm: Int) {
        let lines = Guards(script).lines.filter { $0.root == .start }.map(\.statement)
        let blocks = lines.filter { line in
            guard case .when(let condition, _, _) = line.kind else { return false }
            return conversation.outline.alarms(in: condition).contains(alarm)
        }
        guard let first = blocks.first, let place = lines.firstIndex(where: { $0.id == first.id }) else {
            return find(.alarmLate, script.facts[alarm].place)
        }
        let before = Set(lines[..<place].map(\.id))
        for (world, walk) in zip(worlds, walks) where world.facts[alarm].must != .unknown {
            let said = Set(Self.lines(walk))
            let isAnswered = blocks.contains { block in
                if case .when(_, let then, _) = block.kind {
                    then.first.map { said.contains($0.id) } ?? false
                } else {
                    false
                }
            }
            let isStopped = walk.stop.map { stop in
                before.contains(stop.line) && conversation.outline.alarmBlocks.contains { $0.lines.contains(stop.line) }
            }
            if !isAnswered, isStopped != true { find(.alarmLate, first.place) }
        }
    }

    // MARK: Answers

    private mutating func findAnswers() {
        let says = walks.map(Self.says)
        var changing: Set<Int> = []
        for (index, number) in numbers.enumerated() {
            for fact in script.facts.indices {
                let own = digit(fact, of: number)
                for other in choices[fact].indices where other != own && choices[fact][other] != .unknown {
                    guard let answered = indices[number + (other - own) * weight(fact)] else { continue }
                    if walks[index].openFact == fact, !says[answered].starts(with: says[index].dropLast(2)) {
                        findings.insert(Rule.changingAnswer.rawValue)
                    }
                    if choices[fact][own] != .unknown, says[answered] != says[index] { changing.insert(fact) }
                }
            }
        }
        for (fact, place) in asked() where !changing.contains(fact) { find(.idleQuestion, place) }
    }

    /// Where each fact is asked first, in the order of the walk.
    private func asked() -> [Int: Place] {
        var places: [Int: Place] = [:]
        for line in Guards(script).lines where line.root == .start {
            if case .ask(let fact, _) = line.statement.kind, places[fact] == nil {
                places[fact] = line.statement.place
            }
        }
        return places
    }

    /// All that a walk comes to, as numbers; the last two are its stop and whether topics are answered.
    private static func says(_ walk: Walk) -> [Int] {
        walk.reached.map { reached in
            switch reached {
            case .say(let line, _), .start(let line): line
            case .advice(let advice): -1 - advice
            }
        } + [walk.stop?.line ?? -1, walk.passedTopics ? 1 : 0]
    }
}
