/// For each of some patterns, those of the others that may take the same words: each takes all that the other cannot do without.
/// There are few, and only they have to be followed together.
///
/// The order of words is not looked at; so one may be named that cannot, but none is left out.
struct PatternCompanions {
    /// By place among the patterns: places.
    let sets: [NumberSet]

    init(_ paths: PatternPaths, _ programs: [Int32]) {
        var takers = Takers(paths, programs)
        let fitting = programs.map { takers.fitting($0) }
        sets = fitting.enumerated().map { place, others in
            NumberSet(others.numbers.filter { $0 != place && fitting[$0].contains(place) })
        }
    }

    /// Which of the patterns take a word, in whatever place.
    private struct Takers {
        typealias Token = PatternPaths.Token

        private let paths: PatternPaths
        private let all: NumberSet
        /// The patterns that name a concept.
        private var concepts: [(concept: Int, places: NumberSet)] = []
        /// The patterns that name a word, by its kind, and the concepts in which that may stand.
        private var words: [(concepts: NumberSet, places: NumberSet)] = []
        private var naming: [Token: NumberSet] = [:]
        private var known: [Token: NumberSet] = [:]

        init(_ paths: PatternPaths, _ programs: [Int32]) {
            self.paths = paths
            all = NumberSet(programs.indices)
            for (place, program) in programs.enumerated() {
                for token in paths.patterns.steps(of: program).compactMap(paths.token) {
                    naming[paths.kind(of: token), default: NumberSet()].insert(place)
                }
            }
            for (kind, places) in naming {
                if let concept = kind.concept {
                    concepts.append((concept, places))
                } else {
                    words.append((paths.concepts(sharing: kind), places))
                }
            }
        }

        /// The patterns that take, for some way through a pattern, every word of that way.
        mutating func fitting(_ program: Int32) -> NumberSet {
            let steps = paths.patterns.steps(of: program)
            // By step, for the ways from there to the end. Steps lead only forward.
            var fitting = Array(repeating: all, count: steps.count)
            for step in steps.reversed() {
                let op = paths.patterns.ops[step]
                func behind(_ step: Int) -> NumberSet { fitting[step - steps.lowerBound] }
                let here = step - steps.lowerBound
                switch op.kind {
                case .end, .agent: break
                case .jump, .absent: fitting[here] = behind(Int(op.a))
                case .split:
                    fitting[here] = behind(Int(op.a))
                    fitting[here].formUnion(behind(Int(op.b)))
                case .gap, .word, .exact, .concept, .duration, .ago, .number, .name:
                    fitting[here] = behind(step + 1)
                    // A sentence may leave out the subject with which it begins.
                    guard let token = paths.token(step), here > 0 || op.role != .subject else { break }
                    fitting[here].formIntersection(taking(token))
                }
            }
            return fitting[0]
        }

        private mutating func taking(_ token: Token) -> NumberSet {
            let kind = paths.kind(of: token)
            if let known = known[kind] { return known }
            var found = naming[kind] ?? NumberSet()
            let sharing = paths.concepts(sharing: kind)
            for (concept, places) in concepts where sharing.contains(concept) { found.formUnion(places) }
            if let concept = kind.concept {
                for (concepts, places) in words where concepts.contains(concept) { found.formUnion(places) }
            }
            known[kind] = found
            return found
        }
    }
}
