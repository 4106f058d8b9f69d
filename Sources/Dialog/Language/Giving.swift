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
        let pronounFact = script.pronounFact
        isFree = script.facts.enumerated().map { fact, declared in
            declared.values.indices.map { declared.isHeard($0, isPronoun: fact == pronounFact) }
        }
        isAnswer = script.facts.indices.map { fact in
            script.facts[fact].values.indices.map { isAsked[fact] && script.facts[fact].isAnswerable($0) }
        }
        var open = script.facts.indices.flatMap { fact in
            script.facts[fact].values.indices.filter { isGiven(fact, $0) }.map { Implied(fact: fact, value: $0) }
        }
        while let given = open.popLast() {
            let declared = script.facts[given.fact]
            var others = declared.values[given.value].implies
            if isFree(given.fact, given.value), declared.values[given.value].ages {
                others += declared.values.indices.filter { declared.values[$0].ages }
                    .map { Implied(fact: given.fact, value: $0) }
            }
            for other in others where !isFree[other.fact][other.value] {
                isFree[other.fact][other.value] = true
                open.append(other)
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

extension Fact {
    /// Whether a visit gives a value, or words at any time.
    fileprivate func isHeard(_ value: Int, isPronoun: Bool) -> Bool {
        let it = values[value]
        switch given {
        case .country: return true
        case .hour: return it.range != nil
        case nil: break
        }
        if !it.hear.isEmpty { return true }
        // A fact with a `no` takes it where its `yes` is negated.
        if value == no, let yes, !values[yes].hear.isEmpty { return true }
        // "He" and "she", whatever is told of them.
        if isPronoun, it.isSpokenOf { return true }
        return it.range != nil && !hear.isEmpty
    }

    /// Whether a value can be the answer to the fact's question.
    fileprivate func isAnswerable(_ value: Int) -> Bool {
        let it = values[value]
        return it.label != nil || !it.answer.isEmpty || it.range != nil || value == yes || value == no
    }
}

extension Value {
    /// It stands for a time in the past, and becomes another such value by itself.
    fileprivate var ages: Bool { range?.unit == .ago }
}
