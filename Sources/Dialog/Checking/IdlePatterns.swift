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
        checkTopics(understanding.patterns, &cover)
        if report.findings.count == findings {
            prove(.idleness, "every pattern takes words of its own", of: ["pattern": count])
        }
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
    /// By pattern: others cover it, so it covers none itself.
    private var isFound: [Bool]
    /// By pattern: it takes less than its words, as a `!` excludes some that follow.
    private let excludes: [Bool]
    /// More ways through one pattern are not followed; it then counts as not covered.
    private static let mostWays = 2000

    init(_ paths: PatternPaths) {
        self.paths = paths
        isFound = Array(repeating: false, count: paths.patterns.programs.count)
        excludes = paths.patterns.haveExclusion()
    }

    /// The covered ones of some patterns that mean the same, each with those that cover it.
    mutating func covered(_ programs: [Int32]) -> [(Int32, by: [Int32])] {
        let all = paths.patterns.programs
        let companions = PatternCompanions(paths, programs)
        var found: [(Int32, by: [Int32])] = []
        // The last first: of two that cover each other, the first stays.
        for (index, program) in programs.enumerated().reversed() {
            let own = all[Int(program)]
            // What the engine makes of a pattern besides, such as its passive, goes with it.
            if paths.patterns.isDerived(program) { continue }
            let others = companions.sets[index].numbers.map { programs[$0] }.filter { mayCover($0, own) }
            if let by = cover(of: program, by: others) {
                found.append((program, by: by))
                for other in programs where all[Int(other)].place == own.place { isFound[Int(other)] = true }
            }
        }
        return found.reversed()
    }

    /// Those of some others that take all that a pattern takes; nil where it takes words of its own.
    mutating func cover(of program: Int32, by others: [Int32]) -> [Int32]? {
        let starts = others.filter { !excludes[Int($0)] }.flatMap(paths.start)
        var (by, ways) = ([Int32](), Self.mostWays)
        return isCovered(paths.start(program), starts, &ways, &by) ? by : nil
    }

    private func mayCover(_ other: Int32, _ own: Program) -> Bool {
        let program = paths.patterns.programs[Int(other)]
        return program.place != own.place && !isFound[Int(other)] && (own.isAnswer || !program.isAnswer)
            && (own.isAlone || !program.isAlone)
    }

    private mutating func isCovered(
        _ own: [Cursor], _ others: [Cursor], _ ways: inout Int, _ by: inout [Int32]
    ) -> Bool {
        let heads = paths.heads(others)
        for cursor in own {
            guard let token = paths.token(cursor) else {
                ways -= 1
                let other = others.first { paths.isAtEnd($0) && $0.evidence >= cursor.evidence }
                guard let other else { return false }
                if !by.contains(other.program) { by.append(other.program) }
                continue
            }
            // A gap takes what only another gap takes.
            let next = paths.take(token, heads) { $0.isBehindGap || !cursor.isBehindGap }
            guard ways > 0, !next.isEmpty, isCovered(paths.step(cursor), next, &ways, &by) else { return false }
        }
        return true
    }
}

extension Patterns {
    /// By program: whether it has a `!`, or a concept in it has.
    fileprivate func haveExclusion() -> [Bool] {
        var programsDo = programs.indices.map { _ in false }
        var conceptsDo = concepts.map { _ in false }
        // A concept comes behind those that it uses, and patterns behind all concepts.
        for (index, program) in programs.enumerated() {
            for step in steps(of: Int32(index))
            where ops[step].kind == .absent || ops[step].kind == .concept && conceptsDo[Int(ops[step].a)] {
                programsDo[index] = true
            }
            if case .concept(let concept) = program.target, programsDo[index] { conceptsDo[Int(concept)] = true }
        }
        return programsDo
    }
}
