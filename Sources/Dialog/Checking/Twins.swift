/// Two combinations at once that differ in some facts and share all others: a second fact beside each of these, and a
/// second decide beside each that reads one of them. So what changes with a fact is a question like any other.
struct Twins {
    private let facts: [Int: Int]
    private let decides: [Int: Int]
    /// A search in which nothing is known of either.
    let search: Search

    /// The twins differ in these facts.
    init(_ prover: Prover, _ differing: [Int]) {
        let script = prover.script
        let domain = prover.domain
        let variables = Variables(factCount: domain.facts.count, decides: script.decides)
        var facts: [Int: Int] = [:]
        for fact in differing { facts[fact] = domain.facts.count + facts.count }
        var decides: [Int: Int] = [:]
        for decide in script.decides.indices
        where variables.of(.decide(decide)).contains(where: { facts[$0] != nil }) {
            decides[decide] = script.decides.count + decides.count
        }
        self.facts = facts
        self.decides = decides

        let rename = Self.rename(facts, decides)
        let second = decides.sorted { $0.value < $1.value }.map { script.decides[$0.key].renamed(rename) }
        let world = World(
            decides: script.decides + second,
            facts: (domain.facts + differing.map { domain.facts[$0] }).map(Possible.any),
            clocks: domain.clocks.map(Possible.any))
        var search = Search(
            world, isSet: domain.isSet + differing.map { domain.isSet[$0] },
            Variables(factCount: world.facts.count, decides: world.decides))
        for condition in domain.constraints {
            search.add(condition)
            search.add(condition.renamed(rename))
        }
        self.search = search
    }

    /// The condition as the second of the twins sees it.
    func second(_ condition: Condition) -> Condition {
        condition.renamed(Self.rename(facts, decides))
    }

    /// A combination of the first alone.
    func first(_ world: World) -> World {
        var first = world
        first.facts.removeLast(facts.count)
        return first
    }

    private static func rename(_ facts: [Int: Int], _ decides: [Int: Int]) -> (Subject) -> Subject {
        { subject in
            switch subject {
            case .fact(let fact): .fact(facts[fact] ?? fact)
            case .decide(let decide): .decide(decides[decide] ?? decide)
            case .clock: subject
            }
        }
    }
}

extension Decide {
    fileprivate func renamed(_ rename: (Subject) -> Subject) -> Decide {
        var renamed = self
        for index in lines.indices { renamed.lines[index].condition = lines[index].condition.renamed(rename) }
        return renamed
    }
}
