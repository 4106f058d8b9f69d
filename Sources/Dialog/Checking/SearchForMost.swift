// Branch and bound: a search for the combination with most of something.

extension Search {
    /// Offers combinations until none can have more than the most that was offered; `ceiling` estimates, never too low,
    /// how much there can be. Nil when that is settled; where the limit comes first, the estimate for all.
    mutating func longest(
        _ budget: inout Int, ceiling: (World) -> Ceiling.Estimate, offer: (World) -> Int
    ) -> Int? {
        var most = -1
        let all = ceiling(world).most
        let mark = trail.count
        defer { undo(to: mark) }
        return descend(Array(conditions.indices), &budget, &most, ceiling, offer) ? nil : all
    }

    /// False where the limit was reached.
    private mutating func descend(
        _ open: [Int], _ budget: inout Int, _ most: inout Int, _ ceiling: (World) -> Ceiling.Estimate,
        _ offer: (World) -> Int
    ) -> Bool {
        budget -= 1
        guard budget >= 0 else { return false }
        guard let open = settle(open) else { return true }
        let estimate = ceiling(world)
        guard estimate.most > most else { return true }
        tryBest(estimate, &budget, &most, offer)
        guard estimate.most > most, let condition = estimate.undecided, let split = split(condition, wanted: true)
        else {
            return true
        }
        let mark = trail.count
        let best = subject(split.variable).flatMap { estimate.best[$0] } ?? split.cases
        let first = best.isSubset(of: split.cases)
        for isIn in [first, !first] {
            defer { undo(to: mark) }
            if narrow(split.variable, split.cases, isIn), !descend(open, &budget, &most, ceiling, offer) {
                return false
            }
        }
        return true
    }

    /// Offers the combination that the estimate thinks best, and one without its preferences.
    private mutating func tryBest(
        _ estimate: Ceiling.Estimate, _ budget: inout Int, _ most: inout Int, _ offer: (World) -> Int
    ) {
        let mark = trail.count
        defer { undo(to: mark) }
        for variable in 0..<world.facts.count + world.clocks.count {
            guard let best = subject(variable).flatMap({ estimate.best[$0] }) else { continue }
            let before = trail.count
            if !narrow(variable, best, true) || settle(Array(conditions.indices)) == nil { undo(to: before) }
        }
        var found = -1
        _ = run(budget: &budget) {
            found = offer($0)
            return true
        }
        most = max(most, found)
    }

    private func subject(_ variable: Int) -> Subject? {
        variable < world.facts.count ? .fact(variable) : .clock(variable - world.facts.count)
    }
}
