// Branch and bound: a search for the combination with most of something.

extension Search {
    /// Offers combinations until none can have more along a course than the most that was offered, or until `budget` halves
    /// were looked at, or one has enough; `tests` is what it may take to offer one. How much there can be at most.
    func longest(_ course: Course, _ budget: inout Int, tests: Int, enough: Int = .max, offer: (World) -> Int) -> Int {
        var most = 0
        var open = [Part(self, course)].compactMap { $0 }
        repeat {
            let best = open.indices.max { open[$0].estimate.most < open[$1].estimate.most }
            guard let best, open[best].estimate.most > most, most < enough else { return most }
            open.swapAt(best, open.count - 1)
            var next = open.popLast()
            // On by the better halves until all is decided.
            while let part = next, part.estimate.most > most {
                guard let (better, other) = part.halves(course) else {
                    var search = part.search
                    var tests = tests
                    _ = search.run(budget: &tests) {
                        most = max(most, offer($0))
                        return true
                    }
                    break
                }
                budget -= 2
                if let other { open.append(other) }
                next = better
            }
        } while budget > 0
        return open.reduce(most) { max($0, $1.estimate.most) }
    }

    /// Some combinations, and how much they can have.
    private struct Part {
        var search: Search
        var estimate: Ceiling.Estimate

        /// Nil where there are none.
        init?(_ search: Search, _ course: Course) {
            self.search = search
            guard self.search.prepare() else { return nil }
            estimate = Ceiling.estimate(course, self.search)
        }

        /// Nil where nothing is left to decide.
        func halves(_ course: Course) -> (better: Part?, other: Part?)? {
            guard let condition = estimate.undecided, let split = search.split(condition, wanted: true) else {
                return nil
            }
            let halves = [true, false].map { isIn -> Part? in
                var half = search
                return half.narrow(split.variable, split.cases, isIn) ? Part(half, course) : nil
            }
            func most(_ part: Part?) -> Int { part?.estimate.most ?? -1 }
            return most(halves[0]) >= most(halves[1]) ? (halves[0], halves[1]) : (halves[1], halves[0])
        }
    }
}
