/// Answers questions about D, and counts what that costs.
struct Prover {
    enum Answer {
        case yes(World)
        case no
        /// The limit was reached.
        case undecided
    }

    let script: Script
    let guards: Guards
    let domain: Domain
    /// The tests of conditions that questions may take.
    private(set) var allowed: Allowance
    /// The same where what is known to exist is looked for, to show it.
    private var examples: Allowance
    /// How many tests hard questions may take together.
    let limit: Int
    /// How many nodes the searches have visited.
    var nodes = 0

    private let root: Search

    /// What conditions depend on.
    var variables: Variables { root.variables }

    init(_ conversation: Conversation, limit: Int) {
        script = conversation.script
        self.limit = limit
        guards = Guards(script)
        domain = Domain(script, guards, conversation.outline)
        allowed = Allowance(limit, least: limit / 1000)
        examples = Allowance(limit / 4, least: limit / 2000)
        root = domain.search(script)
    }

    /// Whether all of the conditions hold somewhere in D.
    mutating func satisfy(_ conditions: [Condition]) -> Answer {
        satisfy(conditions, in: root)
    }

    /// The same in a domain with other facts beside: see ``Twins``.
    mutating func satisfy(_ conditions: [Condition], in root: Search) -> Answer {
        let (answer, work) = satisfy(conditions, in: root, within: allowed.next)
        allowed.spend(work)
        return answer
    }

    private mutating func satisfy(
        _ conditions: [Condition], in root: Search, within limit: Int
    ) -> (Answer, work: Int) {
        var search = root.adding(conditions)
        var found: World?
        var budget = limit
        let outcome = search.run(budget: &budget) {
            found = $0
            return true
        }
        nodes += search.nodes
        let answer = outcome == .limit ? .undecided : found.map(Answer.yes) ?? .no
        return (answer, limit - budget)
    }

    /// A search in which some conditions hold from the outset.
    func search(_ conditions: [Condition]) -> Search {
        var search = root.adding(conditions)
        search.prepare()
        return search
    }

    /// Whether the walk comes to where a guard leads, with a condition besides.
    mutating func satisfy(_ node: Int, _ condition: Condition = .always) -> Answer {
        satisfy(guards.conditions(node) + [condition])
    }

    /// Offers the combinations in which the conditions hold, those with the fewest facts first, until one is taken. Where it
    /// takes too much to find these, any.
    mutating func cheapest(
        _ conditions: [Condition], isShortest: Bool = true, accept: (World) -> Bool
    ) {
        cheapest(conditions, in: root, isShortest: isShortest, accept: accept)
    }

    mutating func cheapest(
        _ conditions: [Condition], in root: Search, isShortest: Bool = true, accept: (World) -> Bool
    ) {
        let limit = examples.next
        var budget = limit
        var tried: [[Possible]] = []
        let most = root.world.facts.count + 2 * root.world.clocks.count
        var search = root.adding(conditions)
        func isTaken(_ world: World) -> Bool {
            guard !tried.contains(world.facts + world.clocks), tried.count < Prover.mostTried else { return false }
            tried.append(world.facts + world.clocks)
            return accept(world)
        }
        var outcome = Search.Outcome.none
        for cost in isShortest ? Array(0...most) : [.max] where outcome == .none && tried.count < Prover.mostTried {
            outcome = search.run(budget: &budget, atMost: cost, accept: isTaken)
        }
        if outcome == .limit, isShortest, tried.isEmpty {
            budget = limit
            _ = search.run(budget: &budget, accept: isTaken)
            examples.spend(limit)
        }
        examples.spend(limit - budget)
        nodes += search.nodes
    }

    private static let mostTried = 60
    /// What it may take to find out whether one line stands in the way.
    private static let mostForCulprit = 50_000

    /// For every guard's node, whether it holds where all is known.
    func holding(in world: World) -> [Bool] {
        let world = world.settled
        var holds: [Bool] = []
        holds.reserveCapacity(guards.nodes.count)
        for node in guards.nodes {
            holds.append((node.parent < 0 || holds[node.parent]) && world.evaluate(node.condition) == .yes)
        }
        return holds
    }

    /// Of the nodes of a guard that never holds, or never together with a condition, those without which it would: what
    /// stands in the way.
    mutating func culprits(_ node: Int, _ condition: Condition = .always) -> [Int] {
        var chain = guards.chain(node)
        guard chain.count <= 200 else { return [node] }
        // It only explains; what is hard to find out is left out.
        let most = min(allowed.least, Prover.mostForCulprit)
        var index = 0
        while index < chain.count {
            var rest = chain
            rest.remove(at: index)
            if case .no = satisfy(rest.map { guards.nodes[$0].condition } + [condition], in: root, within: most).0 {
                chain = rest
            } else {
                index += 1
            }
        }
        return chain
    }
}

extension Domain {
    /// A search in which nothing is known yet but D.
    func search(_ script: Script) -> Search {
        let world = World(
            decides: Decides(script.decides), facts: facts.map(Possible.any), clocks: clocks.map(Possible.any))
        let variables = Variables(factCount: facts.count, decides: script.decides)
        var search = Search(world, isSet: isSet, variables).adding(constraints)
        search.prepare()
        return search
    }
}

extension Possible {
    /// Any one of the cases; for a set, any that they make.
    static func any(_ cases: Cases) -> Possible {
        Possible(must: cases.isSingle ? cases : [], may: cases)
    }
}
