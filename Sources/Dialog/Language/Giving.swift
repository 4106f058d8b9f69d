/// What gives the values of facts: a visit, words at any time, another value that implies them, their time passing, or the
/// fact's own question.
struct Giving {
    /// By fact and value: whether something besides the fact's own question gives it.
    private var isFree: [[Bool]]
    private let isAnswer: [[Bool]]

    /// - Parameters:
    ///   - script: what declares the facts.
    ///   - isAsked: by fact, whether something asks for it.
    init(_ script: Script, isAsked: [Bool]) {
        isFree = script.facts.indices.map { fact in
            script.facts[fact].values.indices.map { script.isHeard(fact, $0) }
        }
        isAnswer = script.facts.indices.map { fact in
            script.facts[fact].values.indices.map { isAsked[fact] && script.facts[fact].isAnswerable($0) }
        }
        var isSettled = false
        while !isSettled {
            isSettled = true
            for (fact, declared) in script.facts.enumerated() {
                for value in declared.values.indices where isGiven(fact, value) {
                    for implied in declared.values[value].implies where !isFree[implied.fact][implied.value] {
                        isFree[implied.fact][implied.value] = true
                        isSettled = false
                    }
                }
                for value in declared.agesInto where !isFree[fact][value] {
                    guard declared.agesInto.contains(where: { isFree[fact][$0] }) else { continue }
                    isFree[fact][value] = true
                    isSettled = false
                }
            }
        }
    }

    /// Whether something besides the fact's own question gives a value.
    func isFree(_ fact: Int, _ value: Int) -> Bool { isFree[fact][value] }

    /// Whether anything gives a value.
    func isGiven(_ fact: Int, _ value: Int) -> Bool { isFree[fact][value] || isAnswer[fact][value] }

    /// Whether something besides its own question makes a fact known.
    func isEverFree(_ fact: Int) -> Bool { isFree[fact].contains(true) }
}

extension Script {
    /// Whether a visit gives a value, or words at any time.
    fileprivate func isHeard(_ fact: Int, _ value: Int) -> Bool {
        let declared = facts[fact]
        let it = declared.values[value]
        switch declared.given {
        case .country: return true
        case .hour: return it.range != nil
        case nil: break
        }
        if !it.hear.isEmpty { return true }
        // A fact with a `no` takes it where its `yes` is negated.
        if value == declared.no, let yes = declared.yes, !declared.values[yes].hear.isEmpty { return true }
        // "He" and "she", whatever is told of them.
        if fact == pronounFact, it.isSpokenOf { return true }
        return it.range != nil && !declared.hear.isEmpty
    }
}

extension Fact {
    /// Whether a value can be the answer to the fact's question.
    fileprivate func isAnswerable(_ value: Int) -> Bool {
        let it = values[value]
        return it.label != nil || !it.answer.isEmpty || it.range != nil || value == yes || value == no
    }

    /// The values that stand for a time in the past: what is one of them becomes another by itself.
    fileprivate var agesInto: [Int] {
        values.indices.filter { values[$0].range?.unit == .ago }
    }
}
