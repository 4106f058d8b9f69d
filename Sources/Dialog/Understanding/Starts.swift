/// Where a pattern may begin.
extension Matcher {
    /// Calls for each token at which a program may begin, in order, up to `last`.
    mutating func forEachStart(_ program: Int32, last: Int = .max, _ body: (inout Matcher, Int) -> Void) {
        starts.removeAll(keepingCapacity: true)
        let first = patterns.ops[Int(patterns.programs[Int(program)].start)]
        if first.isBranch {
            for step in patterns.firsts[program] { addStarts(patterns.ops[Int(step)], last: last) }
            starts.sort()
        } else {
            addStarts(first, last: last)
            // Those of a concept are chained as they were found.
            if first.kind == .concept, starts.count > 1 { starts.sort() }
        }
        var before = -1
        for index in starts.indices where starts[index] != before {
            before = starts[index]
            body(&self, before)
        }
    }

    private mutating func addStarts(_ op: Op, last: Int) {
        switch op.kind {
        case .word, .exact:
            passage.words.forEachPlace(of: op.a) { index in
                if index <= last, op.kind == .word || utterance.tokens[index].word == op.a { starts.append(index) }
            }
        case .concept:
            var named = passage.first(of: op.a)
            while named >= 0 {
                let found = passage.named[Int(named)]
                if Int(found.start) <= last { starts.append(Int(found.start)) }
                named = found.nextOfConcept
            }
        case .duration: passage.words.forEachPlace(of: patterns.marks.duration) { starts.append($0) }
        case .ago: passage.words.forEachPlace(of: patterns.marks.ago) { starts.append($0) }
        case .number: passage.words.forEachPlace(of: patterns.marks.number) { starts.append($0) }
        case .gap, .split, .jump, .agent, .end: break
        }
    }
}
