/// What must have held when a question was asked or a clock started, as a condition on what is known now.
///
/// Most of what was known then may have changed since: words correct it or take it back. Two kinds of facts stay: an
/// alarm, which words only ever raise, and what is only ever answered, which nothing but a new visit or an alarm's block
/// that opens again makes unknown. A test of these is kept, weakened to what it still means now; any other is dropped.
/// So the result never leaves out what can be, and sometimes keeps what cannot.
struct Earlier {
    private let script: Script
    private let blocks: [Outline.AlarmBlock]
    private let isOnlyAnswered: [Bool]

    init(_ script: Script, _ outline: Outline, _ isOnlyAnswered: [Bool]) {
        self.script = script
        blocks = outline.alarmBlocks
        self.isOnlyAnswered = isOnlyAnswered
    }

    /// What one of the guards, having held once since `subject` was last unknown, means now.
    func condition(_ subject: Subject, _ nodes: [Int], _ guards: Guards) -> Condition {
        .some(nodes.map { node in .every(guards.conditions(node).map { weakened($0, false, subject) }) })
    }

    private func weakened(_ condition: Condition, _ negated: Bool, _ subject: Subject, at index: Int = 0) -> Condition {
        var parts: [Condition] {
            condition.parts(at: index).map { weakened(condition, negated, subject, at: $0) }
        }
        return switch condition.nodes[index] {
        case .all: negated ? .some(parts) : .every(parts)
        case .any: negated ? .every(parts) : .some(parts)
        case .test(let tested, let cases, let isNegated): weakened(tested, cases, isNegated != negated, subject)
        }
    }

    private func weakened(_ tested: Subject, _ cases: Cases, _ negated: Bool, _ subject: Subject) -> Condition {
        let holdsUnknown = cases.contains(.unknown) != negated
        if tested == subject { return holdsUnknown ? .always : .never }
        // It may have been unknown then, whatever it is now.
        if holdsUnknown { return .always }
        switch tested {
        case .decide:
            return .always
        case .clock:
            return .isNot(tested, .unknown)
        case .fact(let fact):
            guard lasts(fact, as: subject) else { return .always }
            guard script.facts[fact].isAlarm else { return .test(tested, cases, negated: negated) }
            let values = script.facts[fact].values.indices.filter { cases.contains(.value($0)) != negated }
            guard let weakest = values.max() else { return .never }
            return .is(tested, Cases((0...weakest).map(Cases.value)))
        }
    }

    /// Whether the fact keeps what it held for as long as the subject does.
    private func lasts(_ fact: Int, as subject: Subject) -> Bool {
        guard script.facts[fact].isAlarm || isOnlyAnswered[fact], script.facts[fact].given == nil else { return false }
        // A time in the past ages into another value.
        if script.facts[fact].values.contains(where: { $0.range?.unit == .ago }) { return false }
        guard case .fact(let other) = subject else { return !script.facts[fact].isEachVisit && !isReopened(fact) }
        if script.facts[fact].isEachVisit, !script.facts[other].isEachVisit { return false }
        return blocks.allSatisfy { !$0.asked.contains(fact) || $0.asked.contains(other) }
    }

    private func isReopened(_ fact: Int) -> Bool {
        blocks.contains { $0.asked.contains(fact) }
    }
}
