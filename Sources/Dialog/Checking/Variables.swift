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
    private var weights: [Int] = []

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
                // Few remain: decides that read one another would else multiply.
                found = found.sortedUnique
            }
            known[decide] = found
            return found
        }
        self.decides = decides.indices.map(find)
        masks = self.decides.map(Mask.init)
        weights = Variables.weights(decides)
    }

    /// How many tests it takes to evaluate each decide, at most.
    private static func weights(_ decides: [Decide]) -> [Int] {
        var weights: [Int?] = Array(repeating: nil, count: decides.count)
        func weight(_ decide: Int) -> Int {
            if let known = weights[decide] { return known }
            // Set first, as above.
            weights[decide] = 1
            let inner = decides[decide].lines.reduce(1) { sum, line in
                line.condition.subjects.reduce(sum) { sum, subject in
                    if case .decide(let inner) = subject { sum + weight(inner) } else { sum + 1 }
                }
            }
            weights[decide] = inner
            return inner
        }
        return decides.indices.map(weight)
    }

    /// How many tests it takes to evaluate some nodes, at most.
    func weight(_ nodes: ArraySlice<Condition.Node>) -> Int {
        nodes.reduce(0) { sum, node in
            if case .test(.decide(let decide), _, _) = node { sum + weights[decide] } else { sum + 1 }
        }
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
