/// What must not stand before a pattern: `!job after @duration`.
extension Matcher {
    /// So many words before a match are looked at, up to the last pause.
    private static let precedingReach = 10

    /// Whether the last match took a time and no more than "now" besides.
    var isOnlyTime: Bool {
        time != nil
            && taken.dropFirst().allSatisfy { $0.allSatisfy { utterance.tokens[$0].has([.adverb, .filler]) } }
    }

    /// Whether what a pattern begins with a `!` for stands before the last match.
    mutating func isPreceded(_ program: Program) -> Bool {
        let absent = Int(program.start)
        guard patterns.ops[absent].kind == .absent, let start = taken.first?.lowerBound else { return false }
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
