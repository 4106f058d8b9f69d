/// Where a pattern may begin.
extension Matcher {
    /// Calls for each token at which a program may begin, in order, up to `last`.
    mutating func forEachStart(_ program: Int32, last: Int = .max, _ body: (inout Matcher, Int) -> Void) {
        starts.removeAll(keepingCapacity: true)
        let first = patterns.ops[Int(patterns.programs[Int(program)].start)]
        if first.isBranch {
            for step in patterns.firsts[program] { addStarts(patterns.ops[Int(step)]) }
        } else {
            addStarts(first)
        }
        // Those of a concept are chained as they were found, those of several steps follow one another.
        if starts.count > 1, first.isBranch || first.kind == .concept { starts.sort() }
        var before = -1
        for index in starts.indices where starts[index] != before && starts[index] <= last {
            before = starts[index]
            body(&self, before)
        }
    }

    /// Calls with each match of a program whose subject, with which it begins, is left out: where a sentence begins without one,
    /// and before a verb, up to `last`.
    mutating func forEachElidedMatch(_ program: Program, last: Int = .max, _ body: (inout Matcher) -> Void) {
        guard let subject = program.subject else { return }
        for start in passage.bare where subject.contains(.first) {
            guard let end = matchElided(program, at: start), taken.first?.lowerBound == start, utterance.endsSaying(end)
            else { continue }
            body(&self)
        }
        for (verb, person) in passage.elided where verb <= last && subject.contains(person) {
            if matchElided(program, at: verb) != nil { body(&self) }
        }
    }

    private mutating func addStarts(_ op: Op) {
        switch op.kind {
        case .word, .exact:
            passage.words.forEachPlace(of: op.a) { index in
                if op.kind == .word || utterance.tokens[index].word == op.a { starts.append(index) }
            }
        case .concept:
            var named = passage.first(of: op.a)
            while named >= 0 {
                starts.append(Int(passage.named[Int(named)].start))
                named = passage.named[Int(named)].nextOfConcept
            }
        case .duration: passage.words.forEachPlace(of: patterns.marks.duration) { starts.append($0) }
        case .ago: passage.words.forEachPlace(of: patterns.marks.ago) { starts.append($0) }
        case .number: passage.words.forEachPlace(of: patterns.marks.number) { starts.append($0) }
        case .name: passage.words.forEachPlace(of: patterns.marks.name) { starts.append($0) }
        case .gap, .split, .jump, .absent, .agent, .end: break
        }
    }
}

/// The steps with which programs may begin: more than one where a pattern begins with alternatives or an option.
struct Firsts: Sendable {
    private var starts: [Int32] = [0]
    private var steps: [Int32] = []

    init(_ programs: Table<Program>, _ ops: Table<Op>) {
        for program in programs {
            steps += Self.steps(from: Int(program.start), in: ops).map(Int32.init)
            starts.append(Int32(steps.count))
        }
    }

    /// The steps that may take the next words when a match has come to a step.
    static func steps(from start: Int, in ops: Table<Op>) -> [Int] {
        var found: [Int] = []
        var open = [start]
        while let step = open.popLast() {
            switch ops[step].kind {
            case .split: open += [Int(ops[step].b), Int(ops[step].a)]
            case .jump, .absent: open.append(Int(ops[step].a))
            case .gap: open.append(step + 1)
            case .agent, .end: break
            default: found.append(step)
            }
        }
        return found
    }

    subscript(program: Int32) -> ArraySlice<Int32> { steps[Int(starts[Int(program)])..<Int(starts[Int(program) + 1])] }
}
