/// Every line of a script with its guard: what holds where the walk comes to it. Lines of an included flow appear once
/// for each way to them.
struct Guards {
    /// A guard is a chain of conditions, which it shares with the lines before it.
    struct Node {
        /// The rest of the chain; -1 at its end.
        var parent: Int
        var condition: Condition
        /// The line that the condition comes from.
        var place: Place
        /// The nearest node, itself or above, that is the condition of a branch around; -1 where there is none.
        var branch: Int
    }
    struct Line {
        var statement: Statement
        var node: Int
        /// The guard of coming here without an advice on the way.
        var bare: Int
        /// The guards of the two branches of a `when`.
        var then = Guards.always
        var otherwise = Guards.always
        var flows: [Int]
        var root: Root
    }
    enum Root: Hashable {
        case start
        /// The flow said when somebody leaves.
        case farewell
        case topic(Int)
    }

    /// The guard of what is always reached.
    static let always = -1
    static let maximumLines = 1_000_000

    private(set) var nodes: [Node] = []
    /// In the order of the walk: a line's guard names only lines before it.
    private(set) var lines: [Line] = []
    /// By decide, by line: none of the lines before it holds, and it does.
    private(set) var decides: [[Int]] = []
    /// The guard of passing the flow `start` without an `end`.
    private(set) var afterStart = Guards.always
    /// The guard of topics being answered; nil where they never are.
    private(set) var topics: Int?
    /// The flows include each other so often that not every line was looked at.
    private(set) var isCut = false

    private let script: Script
    private var flows: [Int] = []
    private var root = Root.start

    init(_ script: Script) {
        self.script = script
        if script.flows.indices.contains(script.start) {
            flows = [script.start]
            afterStart = add(script.flows[script.start].body, Guards.always, Guards.always).node
        }
        topics = whereTopicsAreAnswered()
        if let topics {
            for (index, topic) in script.topics.enumerated() {
                (root, flows) = (.topic(index), [])
                _ = add(topic.body, topics, topics)
            }
        }
        if let farewell = script.farewell {
            (root, flows) = (.farewell, [farewell])
            _ = add(script.flows[farewell].body, Guards.always, Guards.always)
        }
        decides = script.decides.map { add($0) }
    }

    /// The conditions of a guard, the earliest first. Without those of one above it that is known to hold.
    func conditions(_ node: Int, below outer: Int = always) -> [Condition] {
        let known = Set(chain(outer))
        return chain(node).filter { !known.contains($0) }.map { nodes[$0].condition }
    }

    /// What it takes for the walk to stop at a line; nil where it cannot. `below`: as for the conditions.
    func stop(_ line: Int, below outer: Int = always) -> [Condition]? {
        switch lines[line].statement.kind {
        case .ask(let fact, _): conditions(lines[line].node, below: outer) + [.is(.fact(fact), .unknown)]
        case .end: conditions(lines[line].node, below: outer)
        default: nil
        }
    }

    /// The nodes of a guard, the earliest first.
    func chain(_ node: Int) -> [Int] {
        var found: [Int] = []
        var node = node
        while node >= 0 {
            found.append(node)
            node = nodes[node].parent
        }
        return found.reversed()
    }

    /// A guard with one more condition.
    private mutating func node(_ parent: Int, _ condition: Condition, _ place: Place, isBranch: Bool = false) -> Int {
        if condition.isAlways { return parent }
        if case .all = condition.nodes[0] {
            return condition.parts().reduce(parent) { node($0, condition.part(at: $1), place, isBranch: isBranch) }
        }
        let branch = isBranch ? nodes.count : parent < 0 ? Guards.always : nodes[parent].branch
        nodes.append(Node(parent: parent, condition: condition, place: place, branch: branch))
        return nodes.count - 1
    }

    /// Whether a condition of a branch around a guard does not hold in a world. A quick look, as there are few of these.
    func isExcluded(_ node: Int, in world: World) -> Bool {
        var next = node
        while next >= 0 {
            let branch = nodes[next].branch
            guard branch >= 0 else { return false }
            if world.evaluate(nodes[branch].condition) == .no { return true }
            next = nodes[branch].parent
        }
        return false
    }

    /// What passing some lines asks for, and the guards after them; `bare` is the same without meeting an advice.
    private struct Passage {
        var condition: Condition
        var bareCondition: Condition
        var node: Int
        var bare: Int
    }

    private mutating func add(_ statements: [Statement], _ node: Int, _ bare: Int) -> Passage {
        var conditions: [Condition] = []
        var bareConditions: [Condition] = []
        var (node, bare) = (node, bare)
        for statement in statements {
            guard lines.count < Guards.maximumLines else {
                isCut = true
                break
            }
            let (condition, bareCondition) = add(statement, node, bare)
            conditions.append(condition)
            bareConditions.append(bareCondition)
            let isShared = node == bare && condition == bareCondition
            node = self.node(node, condition, statement.place)
            bare = isShared ? node : self.node(bare, bareCondition, statement.place)
        }
        return Passage(
            condition: .every(conditions), bareCondition: .every(bareConditions), node: node, bare: bare)
    }

    private mutating func add(_ statement: Statement, _ node: Int, _ bare: Int) -> (Condition, Condition) {
        let index = lines.count
        lines.append(Line(statement: statement, node: node, bare: bare, flows: flows, root: root))
        switch statement.kind {
        case .say, .start, .topics:
            return (.always, .always)
        case .ask(let fact, _):
            let settled = Condition.isNot(.fact(fact), .unknown)
            return (settled, settled)
        case .end:
            return (.never, .never)
        case .advise(.advice):
            return (.always, .never)
        case .advise(.value(let subject, let advices)):
            return (.always, script.chooses(subject, advices.indices.filter { advices[$0] != nil }).negation)
        case .include(let flow):
            flows.append(flow)
            let passage = add(script.flows[flow].body, node, bare)
            flows.removeLast()
            return (passage.condition, passage.bareCondition)
        case .when(let condition, let then, let otherwise):
            let place = statement.place
            lines[index].then = self.node(node, condition, place, isBranch: true)
            let bareThen = node == bare ? lines[index].then : self.node(bare, condition, place, isBranch: true)
            let first = add(then, lines[index].then, bareThen)
            lines[index].otherwise = self.node(node, condition.negation, place, isBranch: true)
            let bareElse =
                node == bare ? lines[index].otherwise : self.node(bare, condition.negation, place, isBranch: true)
            let second = add(otherwise, lines[index].otherwise, bareElse)
            return (
                .choose(condition, first.condition, second.condition),
                .choose(condition, first.bareCondition, second.bareCondition)
            )
        }
    }

    private mutating func add(_ decide: Decide) -> [Int] {
        var before = Guards.always
        return decide.lines.map { line in
            let own = node(before, line.condition, line.place)
            before = node(before, line.condition.negation, line.place)
            return own
        }
    }

    private mutating func whereTopicsAreAnswered() -> Int? {
        let found = lines.filter { if case .topics = $0.statement.kind { true } else { false } }
        guard let first = found.first else { return nil }
        if found.count == 1 { return first.node }
        return node(Guards.always, .some(found.map { .every(conditions($0.node)) }), first.statement.place)
    }
}

extension Script {
    /// Where `advise SUBJECT` takes a value: the first declared of those that a fact of several holds.
    func chooses(_ subject: Subject, _ value: Int) -> Condition {
        guard case .fact(let fact) = subject, facts[fact].isSeveral, value > 0 else {
            return .is(subject, .value(value))
        }
        return .every([.is(subject, .value(value)), .isNot(subject, Cases((0..<value).map(Cases.value)))])
    }

    /// Where it takes one of some values.
    func chooses(_ subject: Subject, _ values: [Int]) -> Condition {
        if case .fact(let fact) = subject, facts[fact].isSeveral { return .some(values.map { chooses(subject, $0) }) }
        return values.isEmpty ? .never : .is(subject, Cases(values.map(Cases.value)))
    }
}

extension Condition {
    /// The first where the condition holds, else the second.
    static func choose(_ condition: Condition, _ then: Condition, _ otherwise: Condition) -> Condition {
        every([some([condition.negation, then]), some([condition, otherwise])])
    }
}
