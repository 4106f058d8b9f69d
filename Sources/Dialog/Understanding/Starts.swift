/// Where a pattern may begin.
extension Matcher {
    /// Calls for each token at which a program may begin, in order.
    mutating func forEachStart(_ program: Int32, _ body: (inout Matcher, Int) -> Void) {
        starts.removeAll(keepingCapacity: true)
        let first = patterns.ops[Int(patterns.programs[Int(program)].start)]
        if first.isBranch {
            for step in patterns.firsts[program] { addStarts(patterns.ops[Int(step)]) }
            starts.sort()
        } else {
            addStarts(first)
            if first.kind == .concept { starts.sort() }
        }
        var last = -1
        for index in starts.indices where starts[index] != last {
            last = starts[index]
            body(&self, last)
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
        case .gap, .split, .jump, .agent, .end: break
        }
    }
}
