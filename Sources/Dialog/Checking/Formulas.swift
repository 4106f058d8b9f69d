// Conditions put together. What is always or never true is left out, so that guards stay short.

extension Condition {
    static let never = Condition(nodes: [.any(size: 1)])

    var isNever: Bool { nodes == Condition.never.nodes }

    /// True where all of the conditions are.
    static func every(_ conditions: [Condition]) -> Condition {
        conditions.contains(where: \.isNever) ? .never : Condition(joining: conditions, as: Node.all)
    }

    /// True where one of the conditions is.
    static func some(_ conditions: [Condition]) -> Condition {
        conditions.contains(where: \.isAlways) ? .always : Condition(joining: conditions, as: Node.any)
    }

    /// What is a group of the same kind is taken apart; of one part there is no group.
    private init(joining conditions: [Condition], as group: (Int) -> Node) {
        var nodes = [group(1)]
        nodes.reserveCapacity(conditions.reduce(1) { $0 + $1.nodes.count })
        for condition in conditions {
            let isSame = condition.nodes[0] == group(condition.nodes.count)
            nodes += isSame ? condition.nodes[1...] : condition.nodes[...]
        }
        nodes[0] = group(nodes.count)
        let isOne = nodes.count > 1 && 1 + nodes[1].size == nodes.count
        self.init(nodes: isOne ? Array(nodes[1...]) : nodes)
    }

    var negation: Condition {
        Condition(
            nodes: nodes.map { node in
                switch node {
                case .test(let subject, let cases, let negated): .test(subject, cases, negated: !negated)
                case .all(let size): .any(size: size)
                case .any(let size): .all(size: size)
                }
            })
    }

    static func `is`(_ subject: Subject, _ cases: Cases) -> Condition { .test(subject, cases, negated: false) }
    static func isNot(_ subject: Subject, _ cases: Cases) -> Condition { .test(subject, cases, negated: true) }

    /// The condition with every subject replaced.
    func renamed(_ rename: (Subject) -> Subject) -> Condition {
        Condition(
            nodes: nodes.map { node in
                guard case .test(let subject, let cases, let negated) = node else { return node }
                return .test(rename(subject), cases, negated: negated)
            })
    }

    /// Every subject that is tested.
    var subjects: [Subject] {
        nodes.compactMap { if case .test(let subject, _, _) = $0 { subject } else { nil } }
    }
}
