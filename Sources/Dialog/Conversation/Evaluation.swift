/// What is known of the cases a subject can be in: those that hold, and those that may hold.
///
/// In a conversation both are the same. The checker evaluates over partly known facts, with the same functions.
struct Possible: Sendable, Equatable {
    var must: Cases
    var may: Cases

    init(must: Cases, may: Cases) {
        self.must = must
        self.may = may
    }

    /// Exactly these cases.
    init(_ cases: Cases) {
        must = cases
        may = cases
    }
}

/// Three-valued: `maybe` occurs only where facts are partly known.
enum Truth: Sendable, Equatable {
    case no, maybe, yes

    init(_ holds: Bool) { self = holds ? .yes : .no }

    var negated: Truth {
        switch self {
        case .no: .yes
        case .maybe: .maybe
        case .yes: .no
        }
    }
}

/// Facts and clocks as conditions see them.
struct World: Sendable {
    let decides: Decides
    var facts: [Possible]
    var clocks: [Possible]
    /// What each decide says, where that was found out and is not to be found out again.
    private var decided: [Possible]?

    init(decides: Decides, facts: [Possible], clocks: [Possible]) {
        self.decides = decides
        self.facts = facts
        self.clocks = clocks
    }

    /// The same for many conditions to come: each decide is looked at once. Its facts and clocks must not change any more.
    var settled: World {
        var world = self
        world.decided = decides.declared.indices.map { possible(.decide($0)) }
        return world
    }

    func possible(_ subject: Subject) -> Possible {
        switch subject {
        case .fact(let index): facts[index]
        case .clock(let index): clocks[index]
        case .decide(let index): decided?[index] ?? possible(decide: index)
        }
    }

    /// Whether a condition holds, or the part of it that begins at a node.
    func evaluate(_ condition: Condition, at index: Int = 0) -> Truth {
        condition.nodes.withUnsafeBufferPointer { evaluate($0, at: index) }
    }

    /// The checker spends its time here, so the nodes are read where they are: each look at an array of them would count a
    /// reference.
    private func evaluate(_ nodes: UnsafeBufferPointer<Condition.Node>, at index: Int) -> Truth {
        switch nodes[index] {
        case .test(let subject, let cases, let negated):
            let known = possible(subject)
            let truth: Truth
            if !known.must.isDisjoint(with: cases) || known.may.isSubset(of: cases) {
                truth = .yes
            } else {
                truth = known.may.isDisjoint(with: cases) ? .no : .maybe
            }
            return negated ? truth.negated : truth
        case .all(let size): return evaluate(partsIn: index + 1..<index + size, of: nodes, decisive: .no)
        case .any(let size): return evaluate(partsIn: index + 1..<index + size, of: nodes, decisive: .yes)
        }
    }

    /// One part decides a group: a no among `all`, a yes among `any`.
    private func evaluate(
        partsIn range: Range<Int>, of nodes: UnsafeBufferPointer<Condition.Node>, decisive: Truth
    ) -> Truth {
        var result = decisive.negated
        var part = range.lowerBound
        while part < range.upperBound {
            let truth = evaluate(nodes, at: part)
            if truth == decisive { return truth }
            if truth == .maybe { result = .maybe }
            part += nodes[part].size
        }
        return result
    }

    /// The first line that holds; where lines only may hold, these and the first that does.
    private func possible(decide: Int) -> Possible {
        var may: Cases = []
        for place in decides.lines.places(of: Int32(decide)) {
            let line = decides.lines[place]
            let truth = evaluate(decides.nodes.buffer, at: line.start)
            if truth == .no { continue }
            may.insert(.value(line.value))
            if truth == .yes { break }
        }
        return Possible(must: may.isSingle ? may : [], may: may)
    }
}

extension Script {
    /// The stage of a clock after a number of days. Days before the first count as the first.
    func stage(ofClock clock: Int, days: Int) -> Int {
        clocks[clock].stages.lastIndex { $0.from <= days } ?? 0
    }

    func name(of subject: Subject) -> String {
        switch subject {
        case .fact(let index): facts[index].name
        case .decide(let index): decides[index].name
        case .clock(let index): clocks[index].name
        }
    }

    func valueNames(of subject: Subject) -> [String] {
        switch subject {
        case .fact(let index): facts[index].values.map(\.name)
        case .decide(let index): decides[index].values
        case .clock(let index): clocks[index].stages.map(\.name)
        }
    }
}
