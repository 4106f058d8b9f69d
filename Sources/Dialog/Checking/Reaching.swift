// Every line can be reached, and every end is right.

extension CheckRun {
    mutating func checkReaching() {
        checkLines()
        checkValues()
        checkDecides()
        checkAdvices()
        checkEnds()
        let rules: Set<Rule> = [.unreachable, .shadowed, .alwaysTrue, .alwaysFalse]
        if !report.findings.contains(where: { rules.contains($0.rule) }) {
            prove(
                .reaching, "every line, every value and every advice can be reached",
                of: ["line": prover.guards.lines.count])
        }
    }

    func isAlive(_ node: Int) -> Bool? { node < 0 ? true : isAlive[node] }

    /// The highest guard above that does not hold.
    func firstDead(_ node: Int) -> Int {
        prover.guards.chain(node).first { isAlive[$0] == false } ?? node
    }

    // MARK: Lines

    private mutating func checkLines() {
        var places: [LineID: [Guards.Line]] = [:]
        var order: [LineID] = []
        for line in prover.guards.lines {
            if places[line.statement.id] == nil { order.append(line.statement.id) }
            places[line.statement.id, default: []].append(line)
        }
        var reported: Set<Int> = []
        for id in order {
            let lines = places[id] ?? []
            guard let line = lines.first else { continue }
            switch anywhere(lines.map(\.node)) {
            case true?: checkBranches(lines)
            case nil: leaveOpen(.unreachable, "whether this line can be reached", at: line.statement.place)
            case false?:
                let dead = firstDead(line.node)
                // What stands under a condition that never holds is said once, there.
                let isUnderBranch = prover.guards.lines.contains { $0.then == dead || $0.otherwise == dead }
                guard !isUnderBranch, reported.insert(dead).inserted else { continue }
                fail(
                    .unreachable, "this line can never be reached", at: line.statement.place,
                    notes: culprits(dead, for: line.statement.place))
            }
        }
        for flow in script.flows.indices where !isIncluded(flow) {
            fail(.unreachable, "no line leads to the flow '\(script.flows[flow].name)'", at: script.flows[flow].place)
        }
    }

    /// Whether one of the guards holds somewhere; nil where that is undecided.
    private func anywhere(_ nodes: [Int]) -> Bool? {
        let found = nodes.map(isAlive)
        return found.contains(true) ? true : found.contains(nil) ? nil : false
    }

    private mutating func checkBranches(_ lines: [Guards.Line]) {
        guard let line = lines.first else { return }
        let place = line.statement.place
        switch line.statement.kind {
        case .when:
            let (then, otherwise) = (anywhere(lines.map(\.then)), anywhere(lines.map(\.otherwise)))
            if then == nil || otherwise == nil {
                leaveOpen(.alwaysTrue, "whether this condition ever changes", at: place)
            }
            if then == false {
                fail(.alwaysFalse, "this condition never holds here", at: place, notes: culprits(line.then, for: place))
            }
            if otherwise == false {
                fail(
                    .alwaysTrue, "this condition always holds here", at: place,
                    notes: culprits(line.otherwise, for: place))
            }
        case .ask(let fact, _):
            let open = lines.map { prover.satisfy($0.node, .is(.fact(fact), .unknown)) }
            if open.contains(where: { if case .yes = $0 { true } else { false } }) { return }
            if open.contains(where: { if case .undecided = $0 { true } else { false } }) {
                return leaveOpen(.unreachable, "whether this question is ever open", at: place)
            }
            fail(
                .unreachable, "this question is never open: '\(script.facts[fact].name)' is known by then", at: place,
                notes: culprits(line.node, .is(.fact(fact), .unknown), for: place))
        default: break
        }
    }

    /// The lines whose conditions stand in the way of a guard, and of one more condition, for a line that needs them to hold.
    mutating func culprits(
        _ node: Int, _ condition: Condition = .always, for own: Place
    ) -> [Diagnostic.Note] {
        var places: [Place] = []
        for culprit in prover.culprits(node, condition) {
            let place = prover.guards.nodes[culprit].place
            if place != own, !places.contains(place) { places.append(place) }
        }
        return places.prefix(3).map { .init(message: "because of this line", place: $0) }
    }

    private func isIncluded(_ flow: Int) -> Bool {
        flow == script.start || prover.guards.lines.contains { $0.flows.contains(flow) }
    }

    // MARK: Values and decides

    private mutating func checkValues() {
        for (index, fact) in script.facts.enumerated() {
            for (number, value) in fact.values.enumerated() where !prover.domain.facts[index].contains(.value(number)) {
                // A fact that nothing gives at all is the language's finding.
                if prover.domain.facts[index] == .unknown { continue }
                fail(.unreachable, "nothing gives '\(fact.name)' the value '\(value.name)'", at: value.place)
            }
        }
    }

    private mutating func checkDecides() {
        for (index, decide) in script.decides.enumerated() {
            for (number, line) in decide.lines.enumerated() {
                let node = prover.guards.decides[index][number]
                let name = "\(decide.name) \(decide.values[line.value])"
                switch isAlive(node) {
                case true?: continue
                case nil: leaveOpen(.shadowed, "whether the line '\(name)' is ever the first to hold", at: line.place)
                case false?:
                    if case .no = prover.satisfy([line.condition]) {
                        fail(.alwaysFalse, "the condition of '\(name)' never holds", at: line.place)
                    } else {
                        fail(
                            .shadowed, "where '\(name)' holds, a line above it does", at: line.place,
                            notes: culprits(node, for: line.place))
                    }
                }
            }
        }
    }
}

extension Prover {
    /// By node of the guards: whether it holds anywhere in D. A combination that shows it for one shows it for many.
    mutating func alive() -> [Bool?] {
        var isAlive: [Bool?] = Array(repeating: nil, count: guards.nodes.count)
        // The deepest first: what holds there holds above.
        for node in guards.nodes.indices.reversed() where isAlive[node] == nil {
            switch satisfy(node) {
            case .yes(let world):
                for (index, holds) in holding(in: world).enumerated() where holds { isAlive[index] = true }
            case .no: isAlive[node] = false
            case .undecided: break
            }
        }
        return isAlive
    }
}
