/// An estimate of the largest measure of any walk, over partly known facts: never below it, and exact where all is decided.
///
/// Lines under conditions on one fact exclude each other where its values do. So what a walk gathers is summed for every
/// value of every fact by itself, and of each fact only the best value counts.
struct Ceiling {
    struct Estimate {
        var most: Int
        /// Of the conditions that are not decided, the one on which most depends; nil where all is decided.
        var undecided: Condition?
    }
    /// The most that some steps add: where the walk passes them, and where it stops in them. Nil where it cannot.
    private struct Gain {
        var passing: Int?
        var stopping: Int?
        var most: Int { max(passing ?? 0, stopping ?? 0) }

        func or(_ other: Gain) -> Gain {
            Gain(passing: Self.most(passing, other.passing), stopping: Self.most(stopping, other.stopping))
        }

        private static func most(_ one: Int?, _ other: Int?) -> Int? {
            guard let one, let other else { return one ?? other }
            return max(one, other)
        }
    }
    /// What each case of one subject adds, so far; nil for a case in which the walk has stopped.
    private struct Table {
        var subject: Subject
        var gains: [(case: Cases, gain: Int?)]
        var best: Int { gains.reduce(0) { max($0, $1.gain ?? 0) } }
    }
    /// What the steps that are gathered together add.
    private struct Sum {
        var tables: [Table] = []
        /// What all walks gather, and the best cases of every table.
        var total = 0
        var stopping: Int?
    }

    private let course: Course
    /// What is known, and narrowed on the way.
    private var search: Search
    private var sum = Sum()
    private var undecided: (condition: Condition, weight: Int)?
    /// Facts whose question was counted.
    private var counted: [Int] = []

    static func estimate(_ course: Course, _ search: Search) -> Estimate {
        var ceiling = Ceiling(course: course, search: search)
        let passes = ceiling.go(course.steps.indices)
        let (sum, undecided) = (ceiling.sum, ceiling.undecided)
        return Estimate(most: max(passes ? sum.total : 0, sum.stopping ?? 0), undecided: undecided?.condition)
    }

    private init(course: Course, search: Search) {
        self.course = course
        self.search = search
    }

    // MARK: Steps

    /// False where no walk passes. What is known behind the steps is what a walk that passes them knows.
    private mutating func go(_ steps: Range<Int>) -> Bool {
        var index = steps.lowerBound
        while index < steps.upperBound {
            let step = course.steps[index]
            index += 1
            switch step {
            case .add(let weight):
                sum.total += weight
            case .advise(let subject, let weights):
                advise(subject, course.weights[weights])
            case .ask(let fact, let passing, let stopping):
                guard ask(fact, passing, stopping) else { return false }
            case .stop(let weight):
                stop(weight)
                return false
            case .branch(let condition, let end, let otherwise):
                guard branch(course.conditions[condition], index..<end, end..<otherwise) else { return false }
                index = otherwise
            }
        }
        return true
    }

    private mutating func advise(_ subject: Subject, _ weights: [Int]) {
        let known = search.world.possible(subject)
        if let first = known.may.subtracting(known.must).first { leaveOpen(.is(subject, first), weights.max() ?? 0) }
        _ = add(subject) { cases in Gain(passing: cases.firstValue.map { weights[$0] } ?? 0) }
    }

    private mutating func ask(_ fact: Int, _ weight: Int, _ stopping: Int) -> Bool {
        let passing = counted.contains(fact) ? 0 : weight
        counted.append(fact)
        let known = search.world.facts[fact]
        guard known.may.contains(.unknown) else {
            sum.total += passing
            return true
        }
        if known.may != .unknown { leaveOpen(.is(.fact(fact), .unknown), 0) }
        return add(.fact(fact)) { $0 == .unknown ? Gain(stopping: stopping) : Gain(passing: passing) }
            && search.narrow(fact, .unknown, false)
    }

    private mutating func branch(_ condition: Condition, _ then: Range<Int>, _ otherwise: Range<Int>) -> Bool {
        switch search.world.evaluate(condition) {
        case .yes: return go(then)
        case .no: return go(otherwise)
        case .maybe: break
        }
        let key = key(condition)
        let first = gain(then, where: condition, true)
        let second = gain(otherwise, where: condition, false)
        leaveOpen(condition, max(first.most, second.most))
        guard add(first, second, key) else { return false }
        // Where the walk stops in one branch, it passes by the other.
        if first.passing == nil { return search.narrow(condition, false) }
        if second.passing == nil { return search.narrow(condition, true) }
        return true
    }

    private mutating func leaveOpen(_ condition: Condition, _ weight: Int) {
        if weight > undecided?.weight ?? -1 { undecided = (condition, weight) }
    }

    /// What some steps add by themselves, where a condition holds, or does not.
    private mutating func gain(_ steps: Range<Int>, where condition: Condition, _ holds: Bool) -> Gain {
        if steps.isEmpty { return Gain(passing: 0) }
        let mark = search.trail.count
        defer { search.undo(to: mark) }
        guard search.narrow(condition, holds) else { return Gain() }
        let outer = (sum, undecided, counted.count)
        sum = Sum()
        let passes = go(steps)
        let gain = Gain(passing: passes ? sum.total : nil, stopping: sum.stopping)
        (sum, undecided) = (outer.0, outer.1)
        counted.removeLast(counted.count - outer.2)
        return gain
    }

    /// A subject of which one case at a time holds, and the cases without which a condition does not hold.
    private typealias Key = (subject: Subject, cases: Cases, isAlone: Bool)

    private func key(_ condition: Condition, at index: Int = 0) -> Key? {
        switch condition.nodes[index] {
        case .test(.fact(let fact), _, _) where search.isSet[fact]:
            return nil
        case .test(let subject, let cases, let negated):
            let all = search.world.possible(subject).may
            return (subject, negated ? all.subtracting(cases) : cases, true)
        case .all:
            for part in condition.parts(at: index) {
                if let key = key(condition, at: part) { return (key.subject, key.cases, false) }
            }
            return nil
        case .any:
            return nil
        }
    }

    // MARK: Sums

    /// Adds two branches, of which the walk takes one. False where it passes neither.
    private mutating func add(_ first: Gain, _ second: Gain, _ key: Key?) -> Bool {
        let either = first.or(second)
        guard let key else { return add(either) }
        return add(key.subject) { cases in
            // A condition of several parts may fail where its first part holds.
            let holds = cases.isSubset(of: key.cases)
            if key.isAlone { return holds ? first : second }
            return holds ? either : second
        }
    }

    /// Adds what depends on a subject's case. False where no case passes.
    private mutating func add(_ subject: Subject, _ gain: (Cases) -> Gain) -> Bool {
        let may = search.world.possible(subject).may
        if case .fact(let fact) = subject, search.isSet[fact] {
            return add(may.each.map(gain).reduce(Gain()) { $0.or($1) })
        }
        let index = sum.tables.firstIndex { $0.subject == subject } ?? sum.tables.count
        if index == sum.tables.count { sum.tables.append(Table(subject: subject, gains: may.each.map { ($0, 0) })) }
        let others = sum.total - sum.tables[index].best
        for entry in sum.tables[index].gains.indices {
            let (its, before) = sum.tables[index].gains[entry]
            guard let before else { continue }
            let gain = gain(its)
            if let more = gain.stopping { sum.stopping = max(sum.stopping ?? 0, others + before + more) }
            sum.tables[index].gains[entry].gain = gain.passing.map { before + $0 }
        }
        sum.total = others + sum.tables[index].best
        return sum.tables[index].gains.contains { $0.gain != nil }
    }

    private mutating func add(_ gain: Gain) -> Bool {
        if let more = gain.stopping { stop(more) }
        guard let more = gain.passing else { return false }
        sum.total += more
        return true
    }

    private mutating func stop(_ more: Int) {
        sum.stopping = max(sum.stopping ?? 0, sum.total + more)
    }
}
