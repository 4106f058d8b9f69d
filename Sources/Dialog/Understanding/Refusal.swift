/// Why a match says nothing of the writer, however it is put.
extension Matcher {
    /// What speaks against the last match of a program, and the token that does; nil and -1 for none.
    mutating func refusal(of program: Program, isAlarm: Bool) -> (reason: NearMiss.Reason, cause: Int32)? {
        if isPreceded(program) { return (.preceded, -1) }
        if let verb = utterance.otherVerb(taken) { return (.otherVerb, utterance.tokens[verb].particle) }
        if program.subject == nil, utterance.belongsToOther(taken, isAlarm: isAlarm) { return (.somebodyElse, -1) }
        if program.isAlone, !isTimeAlone(program), let first = taken.first,
            !utterance.standsAlone(first, isAgo: isTimeAgo)
        {
            return (.notAlone, -1)
        }
        return nil
    }

    /// Whether the last match is a time that is all a sentence says, with no more than "now" besides.
    func isTimeAlone(_ program: Program) -> Bool {
        guard let first = taken.first, let last = taken.last else { return false }
        let isOnlyTime =
            time != nil
            && taken.dropFirst().allSatisfy { $0.allSatisfy { utterance.tokens[$0].has([.adverb, .filler]) } }
        return (program.isAlone || isOnlyTime)
            && utterance.isWhole(first.lowerBound..<last.upperBound, isAgo: isTimeAgo)
    }

    /// So many words before a match are looked at, up to the last pause.
    private static let precedingReach = 10

    /// Whether what a pattern begins with a `!` for stands before the last match: `!job after @duration`.
    private mutating func isPreceded(_ program: Program) -> Bool {
        let absent = Int(program.start)
        guard patterns.ops[absent].kind == .absent, let start = taken.first?.lowerBound else { return false }
        if patterns.ops[absent + 1].kind == .gap { return utterance.saysMore(before: start) }
        let before = (taken, passedOver, time, isTimeAgo, number)
        defer { (taken, passedOver, time, isTimeAgo, number) = before }
        var index = start
        while index > passage.range.lowerBound, utterance.tokens[index].before == .none,
            start - index < Self.precedingReach
        {
            index -= 1
            reset()
            if let end = run(absent + 1, index, Link(flags: .isFirst)), end <= start { return true }
        }
        return false
    }
}

extension Utterance {
    /// Whether words that say something follow, up to the next pause: `!*` at the end of a pattern.
    func saysMore(from index: Int) -> Bool {
        var next = index
        while continues(next), tokens[next].has(.filler) { next += 1 }
        return continues(next)
    }

    /// The same of what stands before, for `!*` at the beginning.
    func saysMore(before index: Int) -> Bool {
        var first = index
        while first > 0, continues(first), tokens[first - 1].has(.filler) { first -= 1 }
        return first > 0 && continues(first)
    }
}
