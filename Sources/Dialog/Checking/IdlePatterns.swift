// No pattern is idle: each takes some words that no other pattern of the same value takes as well.

extension CheckRun {
    mutating func checkPatterns() {
        let findings = report.findings.count
        checkAnswerPatterns()
        guard let understanding = conversation.understanding else { return }
        var cover = PatternCover(PatternPaths(understanding.patterns))
        var groups: [String: [Int32]] = [:]
        var count = 0
        for (index, program) in understanding.patterns.programs.enumerated() {
            guard let group = group(program) else { continue }
            groups[group, default: []].append(Int32(index))
        }
        for programs in groups.values.sorted(by: { $0[0] < $1[0] }) {
            count += programs.count
            for (covered, by) in cover.covered(programs) {
                fail(
                    .idlePattern, "whatever this takes, other patterns here take as well",
                    at: understanding.patterns.programs[Int(covered)].place,
                    notes: by.prefix(3).map {
                        .init(message: "this one does", place: understanding.patterns.programs[Int($0)].place)
                    })
            }
        }
        if report.findings.count == findings { prove(.idleness, "each of \(count) patterns takes words of its own") }
    }

    /// Patterns that mean the same where they match.
    private func group(_ program: Program) -> String? {
        switch program.target {
        case .value(let fact, let value): "fact \(fact) \(value) \(program.isNegated)"
        case .range(let fact): "fact \(fact) range \(program.isNegated)"
        case .topic(let topic, let isAsked): "topic \(topic) \(isAsked) \(program.isNegated)"
        case .concept: nil
        }
    }

    /// An `answer` counts at its fact's question alone.
    private mutating func checkAnswerPatterns() {
        for (index, fact) in script.facts.enumerated() where !isAsked(index) {
            for pattern in fact.values.flatMap(\.answer) {
                fail(.idlePattern, "nothing asks '\(fact.name)', so no answer to it is heard", at: pattern.place)
            }
        }
    }
}

/// Finds patterns that others cover wholly.
struct PatternCover {
    typealias Cursor = PatternPaths.Cursor

    private var paths: PatternPaths
    /// More ways through one pattern are not followed; it then counts as not covered.
    private static let mostWays = 2000

    init(_ paths: PatternPaths) {
        self.paths = paths
    }

    /// The covered ones of some patterns that mean the same, each with those that cover it.
    mutating func covered(_ programs: [Int32]) -> [(Int32, by: [Int32])] {
        let all = programs.map { paths.patterns.programs[Int($0)] }
        let starts = programs.map { paths.start($0) }
        var found: [(Int32, by: [Int32])] = []
        var isFound = Array(repeating: false, count: programs.count)
        // The last first: of two that cover each other, the first stays.
        for own in programs.indices.reversed() {
            // What the engine makes of a pattern besides, such as its passive, goes with it.
            if own > 0, all[own - 1].place == all[own].place { continue }
            var by: [Int32] = []
            var ways = Self.mostWays
            let others = programs.indices.filter { other in
                all[other].place != all[own].place && !isFound[other] && (all[own].isAnswer || !all[other].isAnswer)
            }
            if isCovered(starts[own], others.flatMap { starts[$0] }, &ways, &by) {
                found.append((programs[own], by: by))
                for index in programs.indices where all[index].place == all[own].place { isFound[index] = true }
            }
        }
        return found.reversed()
    }

    private mutating func isCovered(
        _ own: [Cursor], _ others: [Cursor], _ ways: inout Int, _ by: inout [Int32]
    ) -> Bool {
        let heads = paths.heads(others)
        // A gap takes what only another gap takes.
        let behindGap = paths.heads(own.contains(where: \.isBehindGap) ? others.filter(\.isBehindGap) : [])
        for cursor in own {
            guard let token = paths.token(cursor) else {
                ways -= 1
                guard let other = others.first(where: { paths.isAtEnd($0) && $0.evidence >= cursor.evidence }) else {
                    return false
                }
                if !by.contains(other.program) { by.append(other.program) }
                continue
            }
            let next = paths.take(token, cursor.isBehindGap ? behindGap : heads)
            guard ways > 0, !next.isEmpty,
                isCovered(paths.take(token, paths.heads([cursor])), next, &ways, &by)
            else { return false }
        }
        return true
    }
}
