/// One step of a match: the words that it takes.
extension Matcher {
    /// Whether a step can be met at a token or behind it at all.
    @inline(__always)
    func mayOccur(_ op: Op, _ token: Int) -> Bool {
        switch op.kind {
        case .word, .exact: passage.words.contains(op.a, from: token)
        case .concept: passage.contains(op.a, from: token)
        default: true
        }
    }

    /// Whether a token is one that a step asks for, or begins what it asks for.
    @inline(__always)
    func stands(_ op: Op, at index: Int) -> Bool {
        guard index < passage.range.upperBound else { return false }
        return switch op.kind {
        case .word: utterance.tokens[index].isForm(of: op.a)
        case .exact: utterance.tokens[index].word == op.a
        case .concept: passage.first(at: index) >= 0
        case .duration: utterance.tokens[index].beginsDuration
        case .ago: utterance.tokens[index].beginsAgo
        case .number: utterance.tokens[index].beginsNumber
        case .name: utterance.isNameOfAnother(index)
        case .gap, .split, .jump, .absent, .agent, .end: false
        }
    }

    /// Takes what stands at a token for a step, and goes on.
    @inline(__always)
    mutating func take(_ op: Op, _ pc: Int, at index: Int, _ link: Link) -> Int? {
        switch op.kind {
        case .word, .exact, .name: return go(op, pc, index..<index + 1, link)
        case .concept: return takeConcept(op, pc, at: index, link)
        case .duration:
            // "four years ago" is a time, and no length.
            guard let found = utterance.duration(at: index), !utterance.isAgo(found.end) else { return nil }
            return takeTime(found, isAgo: false, pc, index, link)
        case .ago: return takeTime(utterance.ago(at: index, today: today), isAgo: true, pc, index, link)
        case .number:
            guard let found = utterance.number(at: index), found.value % 100 == 0 else { return nil }
            guard !utterance.isShortLength(found), !utterance.isPronoun(found, at: index) else { return nil }
            let before = number
            number = number ?? found.value / 100
            if let end = go(op, pc, index..<found.end, link) { return end }
            number = before
            return nil
        case .gap, .split, .jump, .absent, .agent, .end: return nil
        }
    }

    mutating func takeConcept(_ op: Op, _ pc: Int, at index: Int, _ link: Link) -> Int? {
        var named = passage.first(at: index)
        while named >= 0 {
            let found = passage.named[Int(named)]
            if found.concept == op.a, let next = next(op, pc, Int(named), link) {
                let count = passedOver.count
                if found.passedOver != 0 { pass(over: found) }
                if let end = go(pc, index..<Int(found.end), next) { return end }
                passedOver.removeLast(passedOver.count - count)
            }
            named = found.next
        }
        return nil
    }

    private mutating func pass(over found: Passage.Named) {
        for token in found.start..<found.end where found.start + 64 > token {
            if found.passedOver & 1 << UInt64(token - found.start) != 0 { passedOver.append(token) }
        }
    }

    mutating func takeTime(_ found: Utterance.Duration?, isAgo: Bool, _ pc: Int, _ index: Int, _ link: Link)
        -> Int?
    {
        guard let found else { return nil }
        let before = (time, isTimeAgo)
        if time == nil || isAgo && !isTimeAgo { (time, isTimeAgo) = (found, isAgo) }
        if let end = go(patterns.ops[pc], pc, index..<found.end, link) { return end }
        (time, isTimeAgo) = before
        return nil
    }

    /// Takes some tokens for a step, if who does what allows it, and goes on.
    mutating func go(_ op: Op, _ pc: Int, _ tokens: Range<Int>, _ link: Link) -> Int? {
        guard let next = next(op, pc, tokens, link) else { return nil }
        return go(pc, tokens, next)
    }

    mutating func go(_ pc: Int, _ tokens: Range<Int>, _ next: Link) -> Int? {
        taken.append(tokens)
        if let end = run(pc + 1, tokens.upperBound, next) { return end }
        taken.removeLast()
        return nil
    }

    /// Whether what must not follow does.
    mutating func isFollowed(by pc: Int, _ position: Int, _ link: Link) -> Bool {
        // At the beginning of a pattern it is looked at when the rest has matched.
        if patterns.ops[pc + 1].kind == .gap { return !link.has(.isFirst) && utterance.saysMore(from: position) }
        let before = (isCollecting, traces, count: taken.count, passed: passedOver.count, time, isTimeAgo, number)
        (isCollecting, traces) = (false, false)
        let isFound = run(pc + 1, position, Link(flags: link.flags.intersection(.isGap))) != nil
        let followed = isFound ? taken[before.count].lowerBound : position
        taken.removeLast(taken.count - before.count)
        passedOver.removeLast(passedOver.count - before.passed)
        (isCollecting, traces, _, _, time, isTimeAgo, number) = before
        if isFound, traces, !taken.isEmpty { farthest = Farthest(step: pc, position: followed, taken: taken) }
        return isFound
    }

    /// "by" and who did it, or nothing.
    mutating func agent(_ op: Op, _ position: Int) -> Int? {
        var index = position
        while index < passage.range.upperBound, utterance.continues(index), index < position + 4 {
            if utterance.tokens[index].has(.agent) {
                // "by text" is how, "by a car" what.
                guard utterance.continues(index + 1), utterance.tokens[index + 1].phrase >= 0 else { return position }
                return run(Int(op.a), index + 1, Link())
            }
            guard utterance.tokens[index].isLight else { break }
            index += 1
        }
        return position
    }
}
