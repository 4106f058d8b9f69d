/// An estimate of the largest measure of any walk, over partly known facts: never below it, and exact where the lines'
/// conditions read one fact each.
///
/// Lines under conditions on one fact exclude each other where its values do. So what a walk gathers is summed for every
/// value of every fact by itself, and of each fact only the best value counts.
struct Ceiling {
    struct Estimate {
        var most: Int
        /// For each fact and clock, the case in which most is gathered, where that matters.
        var best: [Subject: Cases] = [:]
        /// The first condition on the way that is not decided.
        var undecided: Condition?
    }
    /// The most that some lines add: where the walk passes them, and where it stops in them. Nil where it cannot.
    private struct Gain {
        var passing: Int?
        var stopping: Int?

        func or(_ other: Gain) -> Gain {
            Gain(
                passing: [passing, other.passing].compactMap { $0 }.max(),
                stopping: [stopping, other.stopping].compactMap { $0 }.max())
        }
    }
    /// What the cases of one subject add, so far.
    private struct Table {
        /// Nil for a case in which the walk has stopped.
        var gains: [(case: Cases, gain: Int?)]
        var best: Int { gains.reduce(0) { max($0, $1.gain ?? 0) } }
    }

    private let measure: Measure
    private let conversation: Conversation
    private var world: World
    private let isSet: [Bool]
    private var undecided: Condition?

    private var tables: [Subject: Table] = [:]
    /// What all walks gather, and the best cases of every table.
    private var total = 0
    private var stopping: Int?
    private var counted: Set<Int> = []

    init(_ measure: Measure, _ conversation: Conversation, _ world: World, _ isSet: [Bool]) {
        self.measure = measure
        self.conversation = conversation
        self.world = world
        self.isSet = isSet
    }

    var estimate: Estimate {
        var copy = self
        let gain = copy.gather(conversation.script.flows[conversation.script.start].body)
        var best: [Subject: Cases] = [:]
        for (subject, table) in copy.tables {
            // The first of equals; unknown is among the first, so that little has to be told.
            var found: (case: Cases, gain: Int)?
            for entry in table.gains where entry.gain ?? -1 > found?.gain ?? -1 {
                found = entry.gain.map { (entry.case, $0) }
            }
            if let found { best[subject] = found.case }
        }
        return Estimate(
            most: max(gain.passing ?? 0, gain.stopping ?? 0), best: best, undecided: copy.undecided)
    }

    // MARK: Lines

    /// What the lines add, one after another.
    private mutating func gather(_ statements: [Statement]) -> Gain {
        guard go(statements) else { return Gain(passing: nil, stopping: stopping) }
        return Gain(passing: total, stopping: stopping)
    }

    /// False where no walk passes.
    private mutating func go(_ statements: [Statement]) -> Bool {
        for statement in statements where !go(statement) { return false }
        return true
    }

    private mutating func go(_ statement: Statement) -> Bool {
        switch statement.kind {
        case .say, .start, .topics, .advise(.advice):
            total += measure.weight(statement, conversation.script)
            return true
        case .advise(.value(let subject, let advices)):
            let known = world.possible(subject)
            undecided = undecided ?? known.may.subtracting(known.must).first.map { .is(subject, $0) }
            let weights = advices.map { $0.map { measure.weight($0, conversation.script) } ?? 0 }
            add(subject) { cases in Gain(passing: cases.values.map { weights[$0] }.max() ?? 0) }
            return true
        case .ask(let fact, _):
            return ask(fact, statement)
        case .end:
            stop(measure.weight(ofStop: statement))
            return false
        case .include(let flow):
            return go(conversation.script.flows[flow].body)
        case .when(let condition, let then, let otherwise):
            switch world.evaluate(condition) {
            case .yes: return go(then)
            case .no: return go(otherwise)
            case .maybe: return branch(condition, then, otherwise)
            }
        }
    }

    private mutating func ask(_ fact: Int, _ statement: Statement) -> Bool {
        let isNew = counted.insert(fact).inserted
        let passing = isNew ? measure.weight(statement, conversation.script) : 0
        let known = world.facts[fact]
        guard known.may.contains(.unknown) else {
            total += passing
            return true
        }
        if known.may != .unknown { undecided = undecided ?? .is(.fact(fact), .unknown) }
        let stopping = measure.weight(ofStop: statement)
        return add(.fact(fact)) { $0 == .unknown ? Gain(stopping: stopping) : Gain(passing: passing) }
    }

    private mutating func branch(_ condition: Condition, _ then: [Statement], _ otherwise: [Statement]) -> Bool {
        undecided = undecided ?? condition
        let first = inner(then, where: condition)
        let second = inner(otherwise, where: condition.negation)
        let either = first.or(second)
        guard let key = key(condition) else { return add(either) }
        return add(key.subject) { cases in
            // A condition of several parts may fail where its first part holds.
            let holds = cases.isSubset(of: key.cases)
            if key.isAlone { return holds ? first : second }
            return holds ? either : second
        }
    }

    /// What some lines add by themselves, where a condition holds.
    private func inner(_ statements: [Statement], where condition: Condition) -> Gain {
        var inner = Ceiling(measure, conversation, world, isSet)
        inner.counted = counted
        if let (subject, cases, _) = key(condition), case .fact(let fact) = subject {
            let may = world.facts[fact].may.intersection(cases)
            inner.world.facts[fact] = Possible(must: may.isSingle ? may : [], may: may)
        }
        return inner.gather(statements)
    }

    /// The subject of which one case at a time holds, and the cases without which the condition does not hold.
    private func key(_ condition: Condition) -> (subject: Subject, cases: Cases, isAlone: Bool)? {
        switch condition {
        case .test(.fact(let fact), _, _) where isSet[fact]:
            return nil
        case .test(let subject, let cases, let negated):
            let all = world.possible(subject).may
            return (subject, negated ? all.subtracting(cases) : cases, true)
        case .all(let parts):
            return parts.lazy.compactMap { key($0) }.first.map { ($0.subject, $0.cases, false) }
        default:
            return nil
        }
    }

    // MARK: Sums

    /// Adds what depends on a subject's case. False where no case passes.
    @discardableResult
    private mutating func add(_ subject: Subject, _ gain: (Cases) -> Gain) -> Bool {
        if case .fact(let fact) = subject, isSet[fact] {
            let may = world.facts[fact].may
            return add(may.each.map(gain).reduce(Gain(passing: nil, stopping: nil)) { $0.or($1) })
        }
        var table = tables[subject] ?? Table(gains: world.possible(subject).may.each.map { ($0, 0) })
        let best = table.best
        let others = total - best
        for index in table.gains.indices {
            guard let before = table.gains[index].gain else { continue }
            let gain = gain(table.gains[index].case)
            if let more = gain.stopping { stopping = max(stopping ?? 0, others + before + more) }
            table.gains[index].gain = gain.passing.map { before + $0 }
        }
        tables[subject] = table
        total = others + table.best
        return table.gains.contains { $0.gain != nil }
    }

    private mutating func add(_ gain: Gain) -> Bool {
        if let more = gain.stopping { stop(more) }
        guard let more = gain.passing else { return false }
        total += more
        return true
    }

    private mutating func stop(_ more: Int) {
        stopping = max(stopping ?? 0, total + more)
    }
}

extension Cases {
    /// The cases one by one, unknown and unsaid first.
    var each: [Cases] {
        var rest = self
        var found: [Cases] = []
        while let first = rest.first {
            found.append(first)
            rest.subtract(first)
        }
        return found
    }
}
