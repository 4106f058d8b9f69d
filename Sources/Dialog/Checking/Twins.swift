/// Two combinations at once that differ in some facts and share all others: a second fact beside each of these, and a
/// second decide beside each that reads one of them. So what changes with a fact is a question like any other, and so is
/// what an earlier visit must have left for a later one.
struct Twins {
    /// By subject that differs: the fact that stands for it in the second.
    private let facts: [Subject: Int]
    private let decides: [Int: Int]
    /// A search in which nothing is known of either.
    var search: Search

    /// The twins differ in these facts; with `beforeClocks`, no clock runs for the second.
    init(_ prover: Prover, _ differing: [Int], beforeClocks: Bool = false) {
        let script = prover.script
        let domain = prover.domain
        let variables = prover.variables
        var facts: [Subject: Int] = [:]
        var cases = domain.facts
        var isSet = domain.isSet
        func add(_ subject: Subject, _ its: Cases, isSet set: Bool) {
            facts[subject] = cases.count
            cases.append(its)
            isSet.append(set)
        }
        for fact in differing { add(.fact(fact), domain.facts[fact], isSet: domain.isSet[fact]) }
        if beforeClocks {
            for clock in domain.clocks.indices { add(.clock(clock), .unknown, isSet: false) }
        }
        var decides: [Int: Int] = [:]
        for decide in script.decides.indices
        where variables.of(.decide(decide)).contains(where: { facts[variables.subject($0)] != nil }) {
            decides[decide] = script.decides.count + decides.count
        }

        let rename = Self.rename(facts, decides)
        let second = decides.sorted { $0.value < $1.value }.map { script.decides[$0.key].renamed(rename) }
        let all = script.decides + second
        let world = World(
            decides: Decides(all), facts: cases.map(Possible.any), clocks: domain.clocks.map(Possible.any))
        var search = Search(world, isSet: isSet, Variables(factCount: cases.count, decides: all))
        for condition in domain.constraints {
            search.add(condition)
            search.add(condition.renamed(rename))
        }
        search.prepare()
        self.facts = facts
        self.decides = decides
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

    /// A combination of the second alone.
    func second(_ world: World) -> World {
        var second = first(world)
        for (subject, twin) in facts {
            switch subject {
            case .fact(let fact): second.facts[fact] = world.facts[twin]
            case .clock(let clock): second.clocks[clock] = world.facts[twin]
            case .decide: break
            }
        }
        return second
    }

    private static func rename(_ facts: [Subject: Int], _ decides: [Int: Int]) -> (Subject) -> Subject {
        { subject in
            if let twin = facts[subject] { return .fact(twin) }
            if case .decide(let decide) = subject { return .decide(decides[decide] ?? decide) }
            return subject
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
