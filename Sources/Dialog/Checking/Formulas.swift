// Conditions put together. What is always or never true is left out, so that guards stay short.

extension Condition {
    static let never = Condition.any([])

    var isAlways: Bool {
        if case .always = self { true } else { false }
    }

    var isNever: Bool {
        if case .any(let parts) = self { parts.isEmpty } else { false }
    }

    /// True where all of the conditions are.
    static func every(_ conditions: [Condition]) -> Condition {
        var parts: [Condition] = []
        for condition in conditions {
            switch condition {
            case .always: continue
            case .all(let inner): parts += inner
            case .any(let inner) where inner.isEmpty: return .never
            default: parts.append(condition)
            }
        }
        return parts.isEmpty ? .always : parts.count == 1 ? parts[0] : .all(parts)
    }

    /// True where one of the conditions is.
    static func some(_ conditions: [Condition]) -> Condition {
        var parts: [Condition] = []
        for condition in conditions {
            switch condition {
            case .always: return .always
            case .any(let inner): parts += inner
            default: parts.append(condition)
            }
        }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    var negation: Condition {
        switch self {
        case .always: .never
        case .test(let subject, let cases, let negated): .test(subject, cases, negated: !negated)
        case .all(let parts): .some(parts.map(\.negation))
        case .any(let parts): parts.isEmpty ? .always : .every(parts.map(\.negation))
        }
    }

    static func `is`(_ subject: Subject, _ cases: Cases) -> Condition { .test(subject, cases, negated: false) }
    static func isNot(_ subject: Subject, _ cases: Cases) -> Condition { .test(subject, cases, negated: true) }

    /// The condition with every subject replaced.
    func renamed(_ rename: (Subject) -> Subject) -> Condition {
        switch self {
        case .always: .always
        case .test(let subject, let cases, let negated): .test(rename(subject), cases, negated: negated)
        case .all(let parts): .all(parts.map { $0.renamed(rename) })
        case .any(let parts): .any(parts.map { $0.renamed(rename) })
        }
    }

    /// Calls for every subject that is tested.
    func forEachSubject(_ body: (Subject) -> Void) {
        switch self {
        case .always: break
        case .test(let subject, _, _): body(subject)
        case .all(let parts), .any(let parts): for part in parts { part.forEachSubject(body) }
        }
    }
}

/// The facts and clocks that conditions depend on, also through decides. A variable is a fact's index, or for a clock
/// the number of facts and its index.
struct Variables {
    private let factCount: Int
    /// By decide.
    private var decides: [[Int]] = []

    init(factCount: Int, decides: [Decide]) {
        self.factCount = factCount
        var known: [[Int]?] = Array(repeating: nil, count: decides.count)
        func find(_ decide: Int) -> [Int] {
            if let found = known[decide] { return found }
            // Set first, so that a decide that depends on itself (which the linker reports) ends.
            known[decide] = []
            var found: [Int] = []
            for line in decides[decide].lines {
                line.condition.forEachSubject { subject in
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
    }

    func subject(_ variable: Int) -> Subject {
        variable < factCount ? .fact(variable) : .clock(variable - factCount)
    }

    func of(_ condition: Condition) -> [Int] {
        // Most conditions are one test.
        if case .test(let subject, _, _) = condition { return of(subject) }
        var found: [Int] = []
        condition.forEachSubject { found += of($0) }
        return found.sortedUnique
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
