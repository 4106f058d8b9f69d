/// A search for facts under which conditions hold: the known cases are narrowed by what the conditions force, and where
/// that is not enough, a fact that an undecided condition tests is split in two.
///
/// A condition is evaluated by the same function as in a conversation, over the cases that facts may still have.
struct Search {
    enum Outcome: Equatable { case found, none, limit }

    /// What is known so far.
    var world: World
    /// By fact: holds a set of values.
    let isSet: [Bool]
    let variables: Variables
    /// All that has to hold, one condition after another.
    private var asked = Condition(nodes: [])
    /// By condition: where it begins, what it depends on, and how many tests it takes.
    private var conditions: [(start: Int, variables: Variables.Mask, weight: Int)] = []
    /// By decide: the condition on it alone, and the values that it asks for.
    private var decides: [Int: (index: Int, cases: Cases)] = [:]
    /// The conditions that may still not hold.
    private var open: [Int] = []
    /// What was asked for or narrowed since the open conditions were last evaluated.
    private var changed = Variables.Mask.none
    /// How many tests of conditions this may still take.
    private var budget = Int.max
    /// How many nodes were visited.
    private(set) var nodes = 0
    /// What narrowing has replaced, to be put back.
    var trail: [(variable: Int, known: Possible)] = []

    init(_ world: World, isSet: [Bool], _ variables: Variables) {
        self.world = world
        self.isSet = isSet
        self.variables = variables
    }

    /// Asks for one more condition.
    mutating func add(_ condition: Condition, at index: Int = 0) {
        switch condition.nodes[index] {
        case .all:
            for part in condition.parts(at: index) { add(condition, at: part) }
            return
        case .test(.decide(let decide), let cases, let negated):
            // Several demands on one decide are one: by themselves they would each try line after line.
            let wanted = negated ? Cases.all.subtracting(cases) : cases
            if let (index, earlier) = decides[decide] {
                let both = earlier.intersection(wanted)
                decides[decide] = (index, both)
                asked.nodes[conditions[index].start] = .test(.decide(decide), both, negated: false)
                return
            }
            decides[decide] = (conditions.count, wanted)
        default: break
        }
        let part = condition.nodes[index..<index + condition.nodes[index].size]
        let mask = variables.mask(part)
        open.append(conditions.count)
        conditions.append((asked.nodes.count, mask, variables.weight(part)))
        changed.formUnion(mask)
        asked.nodes += part
    }

    /// The same search, of which more is asked.
    func adding(_ conditions: [Condition]) -> Search {
        var search = self
        for condition in conditions { search.add(condition) }
        return search
    }

    /// Narrows for good by all that was asked for, so that no search has to begin with that. False where it cannot hold.
    @discardableResult
    mutating func prepare() -> Bool {
        guard let rest = settle(open) else {
            changed = .all
            return false
        }
        (open, trail, decides) = (rest, [], [:])
        return true
    }

    /// Whether what is sought may be so where some facts are known already, and all clocks. A quick look, which only rules out.
    func mayFollow(_ known: [Cases]) -> Bool {
        known.indices.allSatisfy { variable in
            variable < world.facts.count && known[variable] == .unknown
                || self[variable].may.isSuperset(of: known[variable])
        }
    }

    subscript(_ variable: Int) -> Possible {
        get {
            variable < world.facts.count ? world.facts[variable] : world.clocks[variable - world.facts.count]
        }
        set {
            trail.append((variable, self[variable]))
            changed.insert(variable)
            put(newValue, variable)
        }
    }

    private mutating func put(_ known: Possible, _ variable: Int) {
        if variable < world.facts.count {
            world.facts[variable] = known
        } else {
            world.clocks[variable - world.facts.count] = known
        }
    }

    mutating func undo(to mark: Int) {
        while trail.count > mark, let last = trail.popLast() { put(last.known, last.variable) }
        changed = .none
    }

    /// Looks for combinations in which every condition holds, and offers each to `accept` until one is taken. `budget` is
    /// the number of tests that it may take, by so many at a node at least as there are facts, since all of these are looked
    /// at; at most `cost` facts are known in what is offered.
    mutating func run(budget: inout Int, atMost cost: Int = .max, accept: (World) -> Bool) -> Outcome {
        let (mark, before) = (trail.count, changed)
        self.budget = budget
        let outcome = descend(open, cost, accept)
        budget = max(0, self.budget)
        undo(to: mark)
        changed = before
        return outcome
    }

    private mutating func descend(_ open: [Int], _ cost: Int, _ accept: (World) -> Bool) -> Outcome {
        nodes += 1
        budget -= 1 + world.facts.count + world.clocks.count
        guard budget >= 0 else { return .limit }
        guard let open = settle(open), leastCost <= cost else { return .none }
        let undecided = firstUndecided(open)
        if undecided == nil, accept(completed) { return .found }
        // What was refused is left behind by deciding what it left open.
        guard let next = undecided ?? open.first else { return .none }
        guard let split = split(asked, at: conditions[next].start, wanted: true) else { return .none }
        let mark = trail.count
        // What satisfies the condition comes first; where the cheapest is sought, what leaves a fact unknown does.
        let first = cost == .max ? split.isWanted : split.cases.contains(.unknown)
        for isIn in [first, !first] {
            if narrow(split.variable, split.cases, isIn) {
                let outcome = descend(open, cost, accept)
                if outcome != .none { return outcome }
            }
            undo(to: mark)
        }
        return .none
    }

    /// Narrows until nothing more is forced. The conditions that are still open; nil where one cannot hold.
    mutating func settle(_ open: [Int]) -> [Int]? {
        var open = open
        var before = changed
        while before != .none {
            changed = .none
            var rest = 0
            for position in open.indices {
                let index = open[position]
                let (start, variables, weight) = conditions[index]
                if variables.overlaps(before) || variables.overlaps(changed) {
                    budget -= weight
                    let truth = world.evaluate(asked, at: start)
                    if truth == .yes { continue }
                    guard truth == .maybe, narrow(asked, at: start, true) else { return nil }
                }
                open[rest] = index
                rest += 1
            }
            open.removeLast(open.count - rest)
            before = changed
        }
        return open
    }

    /// The first open condition that does not hold in the cheapest completion.
    private func firstUndecided(_ open: [Int]) -> Int? {
        guard !open.isEmpty else { return nil }
        let world = completed
        return open.first { world.evaluate(asked, at: conditions[$0].start) != .yes }
    }

    // MARK: Completions

    /// What is left open is unknown where it may be; else it has its first value.
    private var completed: World {
        var full = world
        for fact in full.facts.indices { full.facts[fact] = completed(full.facts[fact]) }
        for clock in full.clocks.indices { full.clocks[clock] = completed(full.clocks[clock]) }
        return full
    }

    private func completed(_ known: Possible) -> Possible {
        if known.must == known.may { return known }
        if known.may.contains(.unknown) { return Possible(.unknown) }
        if !known.must.isEmpty { return Possible(known.must) }
        return Possible(known.may.firstValue.map(Cases.value) ?? .unsaid)
    }

    /// How many facts have to be told at least.
    private var leastCost: Int {
        var cost = 0
        for known in world.facts where !known.may.contains(.unknown) {
            cost += max(1, known.must.rawValue.nonzeroBitCount)
        }
        // A clock runs only on a later visit.
        for known in world.clocks where !known.may.contains(.unknown) { cost += 2 }
        return cost
    }
}
