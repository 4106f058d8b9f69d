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

/// The facts and clocks that conditions depend on, also through decides. A variable is a fact's index, or for a clock
/// the number of facts and its index.
struct Variables {
    /// Variables, a bit each. Two may share a bit: then there is more in it than there should be.
    struct Mask: Equatable {
        static let none = Mask(bits: 0)
        static let all = Mask(bits: .max)

        private var bits: UInt64

        private init(bits: UInt64) { self.bits = bits }

        init(_ variables: [Int]) { bits = variables.reduce(0) { $0 | 1 << UInt64($1 & 63) } }

        mutating func insert(_ variable: Int) { bits |= 1 << UInt64(variable & 63) }
        mutating func formUnion(_ other: Mask) { bits |= other.bits }
        func overlaps(_ other: Mask) -> Bool { bits & other.bits != 0 }
    }

    private let factCount: Int
    /// By decide.
    private var decides: [[Int]] = []
    private var masks: [Mask] = []

    init(factCount: Int, decides: [Decide]) {
        self.factCount = factCount
        var known: [[Int]?] = Array(repeating: nil, count: decides.count)
        func find(_ decide: Int) -> [Int] {
            if let found = known[decide] { return found }
            // Set first, so that a decide that depends on itself (which the linker reports) ends.
            known[decide] = []
            var found: [Int] = []
            for line in decides[decide].lines {
                for subject in line.condition.subjects {
                    switch subject {
                    case .fact(let fact): found.append(fact)
                    case .clock(let clock): found.append(factCount + clock)
                    case .decide(let inner): found += find(inner)
                    }
                }
            }
            known[decide] = found.sortedUnique
            return found.sortedUnique
        }
        self.decides = decides.indices.map(find)
        masks = self.decides.map(Mask.init)
    }

    func subject(_ variable: Int) -> Subject {
        variable < factCount ? .fact(variable) : .clock(variable - factCount)
    }

    /// What some nodes depend on. What never holds depends on nothing, and is looked at with all.
    func mask(_ nodes: ArraySlice<Condition.Node>) -> Mask {
        var mask = Mask.none
        for case .test(let subject, _, _) in nodes {
            switch subject {
            case .fact(let fact): mask.insert(fact)
            case .clock(let clock): mask.insert(factCount + clock)
            case .decide(let decide): mask.formUnion(masks[decide])
            }
        }
        return mask == .none ? .all : mask
    }

    /// Whether a condition depends on a variable.
    func reads(_ condition: Condition, _ variable: Int) -> Bool {
        condition.nodes.contains { node in
            guard case .test(let subject, _, _) = node else { return false }
            if case .decide(let decide) = subject { return decides[decide].contains(variable) }
            return subject == self.subject(variable)
        }
    }

    func of(_ condition: Condition) -> [Int] {
        condition.subjects.flatMap(of).sortedUnique
    }

    func of(_ subject: Subject) -> [Int] {
        switch subject {
        case .fact(let fact): [fact]
        case .clock(let clock): [factCount + clock]
        case .decide(let decide): decides[decide]
        }
    }
}

extension [Int] {
    fileprivate var sortedUnique: [Int] {
        guard count > 1 else { return self }
        var unique: [Int] = []
        for number in sorted() where number != unique.last { unique.append(number) }
        return unique
    }
}
