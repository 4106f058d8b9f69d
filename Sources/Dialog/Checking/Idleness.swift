// Nothing is idle: every question has an answer that changes something, every condition reads what can be known.

extension CheckRun {
    mutating func checkIdleness() {
        let findings = report.findings.count
        let asks = prover.guards.lines.filter { $0.root == .start }.compactMap { line -> (fact: Int, place: Place)? in
            if case .ask(let fact, _) = line.statement.kind { (fact, line.statement.place) } else { nil }
        }
        let sayings = sayings
        let variables = prover.variables
        var checked: Set<Int> = []
        for ask in asks where checked.insert(ask.fact).inserted {
            checkQuestion(ask.fact, ask.place, sayings, variables)
        }
        if report.findings.count == findings {
            prove(
                .idleness, "every question has an answer that changes what is said, now or later",
                of: ["question": checked.count])
        }
    }

    /// Some two answers, or an answer and none, lead to other lines or other words.
    private mutating func checkQuestion(_ fact: Int, _ place: Place, _ sayings: [[Way]], _ variables: Variables) {
        let declared = script.facts[fact]
        // Any words are taken: what they state besides changes what is said. And the program itself reads `keep`.
        if declared.values.contains(where: { $0.answer.contains { $0.kind == .anything } }) { return }
        if fact == conversation.outline.keepFact || isPrinted(fact) { return }
        let known = Condition.isNot(.fact(fact), .unknown)
        var reads: [Bool] = []
        for node in prover.guards.nodes {
            // Both know an answer, so that the question itself is passed by both.
            let isReader = node.condition != known && variables.reads(node.condition, fact)
            reads.append(isReader || node.parent >= 0 && reads[node.parent])
        }
        let readers = sayings.filter { ways in
            ways.contains { $0.node >= 0 && reads[$0.node] || variables.reads($0.condition, fact) }
        }
        if isHeeded(fact, readers, variables) { return }
        let twins = Twins(prover, [fact])
        var isOpen = false
        for ways in readers {
            let said = Condition.some(ways.map { .every(prover.guards.conditions($0.node) + [$0.condition]) })
            switch prover.satisfy([said, known, twins.second(known), twins.second(said).negation], in: twins.search) {
            case .yes: return
            case .no: continue
            case .undecided: isOpen = true
            }
        }
        if isOpen {
            leaveOpen(.idleQuestion, "whether any answer to '\(declared.name)' changes anything", at: place)
        } else {
            reportIdle(fact, place, variables)
        }
    }

    private mutating func reportIdle(_ fact: Int, _ place: Place, _ variables: Variables) {
        let lines = prover.guards.lines.filter { line in
            switch line.statement.kind {
            case .when(let condition, _, _): variables.reads(condition, fact)
            case .advise(.value(let subject, _)): variables.of(subject).contains(fact)
            default: false
            }
        }
        let decides = prover.guards.decides.joined().map { prover.guards.nodes[$0] }
            .filter { variables.reads($0.condition, fact) }
        let notes = Set(lines.map(\.statement.place) + decides.map(\.place))
            .sorted { ($0.file, $0.range.lowerBound) < ($1.file, $1.range.lowerBound) }
            .map { Diagnostic.Note(message: "it is read here", place: $0) }
        let message = "whatever is answered, nothing that is said changes"
        fail(
            .idleQuestion,
            notes.isEmpty ? message + ": nothing reads '\(script.facts[fact].name)'" : message, at: place,
            notes: Array(notes.prefix(3)), isConsequence: !lines.isEmpty && isDead(lines))
    }

    /// A quick look before the proof: comes to where the fact is read, and changes the answer there.
    private mutating func isHeeded(_ fact: Int, _ readers: [[Way]], _ variables: Variables) -> Bool {
        let known = Condition.isNot(.fact(fact), .unknown)
        for way in readers.joined() {
            let conditions = prover.guards.conditions(way.node) + [way.condition, known]
            var places: [[Condition]] = [[]]
            // Line by line, where it is a classification that reads the fact.
            for case .decide(let decide) in way.condition.subjects {
                places += prover.guards.decides[decide].indices
                    .filter { variables.reads(script.decides[decide].lines[$0].condition, fact) }
                    .map { prover.guards.conditions(prover.guards.decides[decide][$0]) }
            }
            for place in places.prefix(8) {
                guard case .yes(let world) = prover.satisfy(conditions + place) else { continue }
                if changes(fact, world, readers) { return true }
            }
        }
        return false
    }

    /// Whether another answer, with all else as it is, leads to something else.
    private func changes(_ fact: Int, _ world: World, _ readers: [[Way]]) -> Bool {
        let before = said(readers, world)
        return prover.domain.facts[fact].subtracting(.unknown).each.contains { answer in
            var other = world
            other.facts[fact] = Possible(answer)
            guard prover.domain.constraints.allSatisfy({ other.evaluate($0) == .yes }) else { return false }
            return said(readers, other) != before
        }
    }

    private func said(_ sayings: [[Way]], _ world: World) -> [Bool] {
        let world = world.settled
        let holds = prover.holding(in: world)
        return sayings.map { ways in
            ways.contains { ($0.node < 0 || holds[$0.node]) && world.evaluate($0.condition) == .yes }
        }
    }

    private typealias Way = (node: Int, condition: Condition)

    /// Everything that can be said, each with the ways to it that can be gone: lines, questions, advices, ends, and
    /// clocks that start.
    private var sayings: [[Way]] {
        struct Saying: Hashable {
            let root: Guards.Root
            let id: LineID
        }
        var ways: [Saying: [Way]] = [:]
        var order: [Saying] = []
        func add(_ id: LineID, _ line: Guards.Line, _ condition: Condition) {
            guard isAlive(line.node) != false else { return }
            let saying = Saying(root: line.root, id: id)
            if ways[saying] == nil { order.append(saying) }
            ways[saying, default: []].append((line.node, condition))
        }
        for line in prover.guards.lines {
            switch line.statement.kind {
            case .say, .ask, .end, .start: add(line.statement.id, line, .always)
            // Whether questions in between are answered is heard, whichever line says so.
            case .topics: add(-1, line, .always)
            case .when, .include, .advise: break
            }
        }
        for advising in prover.guards.advising(script) {
            // Two lines that give the same advice say the same.
            guard let first = script.advices[advising.advice].parts.first else { continue }
            add(first.id, advising.line, advising.condition)
        }
        return order.compactMap { ways[$0] }
    }

    /// Whether some text prints the fact, or follows it with its pronouns.
    private func isPrinted(_ fact: Int) -> Bool {
        let isPronoun = conversation.outline.pronounFact == fact
        func prints(_ text: Text) -> Bool {
            text.segments.contains { segment in
                switch segment {
                case .words, .detail: false
                case .pronoun, .verb: isPronoun
                case .subject(.fact(fact)): true
                case .subject, .days: false
                }
            }
        }
        return prover.guards.lines.contains { line in
            switch line.statement.kind {
            case .say(let text): prints(text)
            case .end(let text, let again, let nod): ([text] + again + nod).contains(where: prints)
            case .ask(let asked, let text): (text ?? script.facts[asked].ask).map(prints) ?? false
            case .advise, .when, .include, .start, .topics: false
            }
        } || script.advices.contains { $0.parts.contains { prints($0.text) } }
    }
}
