/// Goes through a flow and all that it includes, with what can be known on the way.
struct AbstractWalk {
    struct Found {
        let fact: Int
        /// The index of the reference that reads the fact.
        let read: Int
        let ask: Place
    }
    private(set) var found: [Found] = []

    private struct Read {
        let fact: Int
        let reference: Int
        /// What could be the case there.
        let cases: [Cases]
    }

    private let script: Script
    private let references: [Reference]
    private let referencesOfLine: [Range<Int>]
    private let factsOfDecide: [[Int]]
    /// Facts that some flow asks, and that an answer can change.
    private var isAsked: [Bool]
    private var isFound: Set<[Int]> = []

    /// What was read on the way here, while it could be unknown.
    private var reads: [Read] = []
    /// What can be the case here, for each fact, then each clock, then each decide; nil where no walk comes.
    private var cases: [Cases]?

    init(_ script: Script, _ references: [Reference], _ referencesOfLine: [Range<Int>]) {
        self.script = script
        self.references = references
        self.referencesOfLine = referencesOfLine
        factsOfDecide = Self.factsOfDecide(script, references)
        isAsked = [Bool](repeating: false, count: script.facts.count)
        for case .ask(let fact, _) in references.map(\.use) {
            isAsked[fact] = !script.facts[fact].isAlarm && script.facts[fact].given == nil
        }
        cases =
            script.facts.map { [.unknown, .unsaid, .values($0.values.count)] }
            + script.clocks.map { [.unknown, .values($0.stages.count)] }
            + script.decides.map { .values($0.values.count) }
    }

    /// For each decide, the facts it reads, also through others.
    private static func factsOfDecide(_ script: Script, _ references: [Reference]) -> [[Int]] {
        var direct = [[Subject]](repeating: [], count: script.decides.count)
        for reference in references {
            guard case .decide(let decide) = reference.owner, case .test(let subject) = reference.use else { continue }
            direct[decide].append(subject)
        }
        return direct.indices.map { decide in
            var facts: [Int] = []
            var waiting = [decide]
            var isSeen: Set<Subject> = [.decide(decide)]
            while let next = waiting.popLast() {
                for subject in direct[next] where isSeen.insert(subject).inserted {
                    if case .fact(let fact) = subject { facts.append(fact) }
                    if case .decide(let other) = subject { waiting.append(other) }
                }
            }
            return facts
        }
    }

    mutating func walk(_ flow: Int) {
        for statement in script.flows[flow].body { walk(statement) }
    }

    private mutating func walk(_ statement: Statement) {
        guard cases != nil else { return }
        switch statement.kind {
        case .ask(let fact, _): ask(fact, statement.place)
        case .when(let condition, let then, let otherwise):
            read(statement.id)
            branch(condition, then, otherwise)
        case .advise: read(statement.id)
        case .include(let flow): walk(flow)
        case .end: cases = nil
        case .say, .start, .topics: break
        }
    }

    private mutating func ask(_ fact: Int, _ place: Place) {
        guard var here = cases, here[fact].contains(.unknown) else { return }
        for read in reads where read.fact == fact && !isFound.contains([fact, read.reference]) {
            guard isTogetherPossible(read.cases, here) else { continue }
            isFound.insert([fact, read.reference])
            found.append(Found(fact: fact, read: read.reference, ask: place))
        }
        here[fact].remove(.unknown)
        cases = here
    }

    private func isTogetherPossible(_ one: [Cases], _ other: [Cases]) -> Bool {
        !zip(one, other).contains { $0.isDisjoint(with: $1) }
    }

    private mutating func read(_ line: LineID) {
        guard let here = cases else { return }
        for index in referencesOfLine[line] {
            guard case .test(let subject) = references[index].use else { continue }
            let facts =
                switch subject {
                case .fact(let fact): [fact]
                case .decide(let decide): factsOfDecide[decide]
                case .clock: [Int]()
                }
            for fact in facts where isAsked[fact] && here[fact].contains(.unknown) {
                reads.append(Read(fact: fact, reference: index, cases: here))
            }
        }
    }

    /// What was read in one branch does not count in the other; behind both, what was read in those that do not end.
    private mutating func branch(_ condition: Condition, _ then: [Statement], _ otherwise: [Statement]) {
        guard let before = cases else { return }
        let common = reads.count
        cases = narrowed(before, condition, holds: true)
        for statement in then { walk(statement) }
        let (casesOfThen, readsOfThen) = (cases, reads[common...])
        reads.removeSubrange(common...)

        cases = narrowed(before, condition, holds: false)
        for statement in otherwise { walk(statement) }
        if cases == nil { reads.removeSubrange(common...) }
        if let casesOfThen {
            reads += readsOfThen
            cases = cases.map { zip($0, casesOfThen).map { $0.union($1) } } ?? casesOfThen
        }
    }

    /// What can be the case when a condition holds, or does not. Nil where it cannot be so.
    private func narrowed(_ cases: [Cases], _ condition: Condition, at index: Int = 0, holds: Bool) -> [Cases]? {
        switch condition.nodes[index] {
        case .test(let subject, let tested, let negated):
            return narrowed(cases, subject, tested, holds: holds != negated)
        case .all where holds, .any where !holds:
            var cases = cases
            for part in condition.parts(at: index) {
                guard let narrower = narrowed(cases, condition, at: part, holds: holds) else { return nil }
                cases = narrower
            }
            return cases
        // Nothing is left of what always holds.
        case .all(size: 1), .any(size: 1): return nil
        // One of the parts; which, is not followed.
        case .all, .any: return cases
        }
    }

    private func narrowed(_ cases: [Cases], _ subject: Subject, _ tested: Cases, holds: Bool) -> [Cases]? {
        var possible = holds ? tested : Cases(rawValue: ~tested.rawValue)
        let index: Int
        switch subject {
        case .fact(let fact):
            index = fact
            if script.facts[fact].isSeveral {
                // It may have other values besides.
                let values = Cases.values(script.facts[fact].values.count)
                if !possible.isDisjoint(with: values) { possible.formUnion(values) }
            }
        case .clock(let clock): index = script.facts.count + clock
        case .decide(let decide): index = script.facts.count + script.clocks.count + decide
        }
        var narrower = cases
        narrower[index].formIntersection(possible)
        return narrower[index].isEmpty ? nil : narrower
    }
}

extension Cases {
    /// Each of the first values.
    fileprivate static func values(_ count: Int) -> Cases {
        (0..<count).reduce(into: []) { $0.formUnion(.value($1)) }
    }
}
