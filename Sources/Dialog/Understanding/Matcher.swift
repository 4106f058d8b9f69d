/// Matches one pattern against one passage: plain backtracking, with a bound on its steps.
///
/// What only looks something up is `mutating` here as well, or inlined: for any other call the whole matcher is copied.
struct Matcher: ~Copyable {
    var utterance: Utterance
    let patterns: Patterns
    let today: Day
    var passage: Passage

    /// The tokens that words of the pattern took, in order, and how much of them.
    var taken: [Range<Int>] = []
    /// Tokens within what concepts took that their words passed over: the "not" in "it is not over".
    var passedOver: [Int32] = []
    var time: Utterance.Duration?
    var isTimeAgo = false
    var number: Int?
    var steps = 0
    /// Where a program may begin; kept so as not to be allocated for each.
    var starts: [Int] = []
    /// For a concept: every way to match it, not the first; with the tokens passed over, a bit each from its start.
    var ends: [(end: Int, passedOver: UInt64)] = []
    var isCollecting = false

    /// No pattern that anybody writes needs more; a hostile one ends here.
    static let mostSteps = 3000
    static let mostSkipped = 8
    static let longestGap = 5

    init(_ utterance: consuming Utterance, _ patterns: Patterns, _ passage: consuming Passage, today: Day) {
        self.utterance = utterance
        self.patterns = patterns
        self.passage = passage
        self.today = today
        taken.reserveCapacity(16)
        starts.reserveCapacity(16)
    }

    /// For `--why-not`: how far a match came that failed.
    struct Farthest {
        var step: Int
        var position: Int
        var taken: [Range<Int>]
    }
    var traces = false
    var farthest: Farthest?

    /// The end of the match of a program at a token; nil where there is none.
    mutating func match(_ program: Program, at start: Int) -> Int? {
        reset()
        return run(Int(program.start), start, Link(flags: .isFirst))
    }

    /// Calls with every end of a match of a concept's program at a token.
    mutating func forEachEnd(
        of program: Program, at start: Int, _ body: (inout Matcher, _ end: Int, _ passedOver: UInt64) -> Void
    ) {
        reset()
        ends.removeAll(keepingCapacity: true)
        isCollecting = true
        _ = run(Int(program.start), start, Link(flags: .isFirst))
        isCollecting = false
        for index in ends.indices { body(&self, ends[index].end, ends[index].passedOver) }
    }

    /// The same where the subject, with which the program begins, is left out before a verb.
    mutating func matchElided(_ program: Program, at verb: Int) -> Int? {
        reset()
        return run(Int(program.start) + 1, verb, Link(flags: .isLeftOut))
    }

    mutating func reset() {
        taken.removeAll(keepingCapacity: true)
        passedOver.removeAll(keepingCapacity: true)
        (time, isTimeAgo) = (nil, false)
        number = nil
        steps = 0
        farthest = nil
    }

    /// Lets the pronouns of the passage that stand for somebody of an earlier sentence stand for the one this is about, if that
    /// one was spoken of before as well. False where there are none.
    mutating func releasePronouns() -> Bool {
        guard passage.isBehindParty else { return false }
        let start = passage.range.lowerBound
        var isReleased = false
        for index in passage.range where utterance.tokens[index].phrase >= 0 {
            let phrase = Int(utterance.tokens[index].phrase)
            let antecedent = utterance.nounPhrases[phrase].antecedent
            guard utterance.nounPhrases[phrase].isPronoun, antecedent >= 0,
                Int(utterance.nounPhrases[Int(antecedent)].start) < start
            else { continue }
            utterance.nounPhrases[phrase].antecedent = -1
            isReleased = true
        }
        if isReleased {
            for index in passage.named.indices { passage.named[index].asSubject = .unknown }
        }
        return isReleased
    }

    /// Whether the time or number of the last match lies in a range; one without either does.
    func isWithin(_ range: ValueRange) -> Bool {
        if let time { return range.contains(time.days) }
        return range.unit != .number || number.map { range.contains($0) } ?? true
    }

    /// Whether the last match of a program is stated; see ``Utterance/judge(_:passedOver:_:isAlarm:)``.
    func judge(_ program: Program, isAlarm: Bool) -> Judgement? {
        utterance.judge(taken, passedOver: passedOver, program, isAlarm: isAlarm)
    }

    // MARK: steps

    mutating func run(_ pc: Int, _ position: Int, _ link: Link) -> Int? {
        steps += 1
        guard steps < Self.mostSteps else { return nil }
        var pc = pc
        var link = link
        if traces { trace(pc, position) }
        while true {
            let op = patterns.ops[pc]
            switch op.kind {
            case .end where link.has(.mustTouch), .agent where link.has(.mustTouch): return nil
            case .end:
                guard isCollecting else { return position }
                ends.append((position, passedOverByNow))
                return nil
            case .agent: return agent(op, position)
            case .jump: pc = Int(op.a)
            case .absent:
                if isFollowed(by: pc, position, link) { return nil }
                pc = Int(op.a)
            case .gap:
                link.flags.insert(.isGap)
                pc += 1
            case .split:
                // Branches that cannot be met are passed without a step.
                let first = Int(op.a)
                if mayOccur(patterns.ops[first], link.earliest(position)), let end = run(first, position, link) {
                    return end
                }
                pc = Int(op.b)
            default:
                return mayOccur(op, link.earliest(position)) ? find(op, pc, position, link) : nil
            }
        }
    }

    /// What lies between the tokens taken, as ``Passage/Named/passedOver``; of a long stretch what comes first.
    private var passedOverByNow: UInt64 {
        guard let start = taken.first?.lowerBound else { return 0 }
        var mask: UInt64 = 0
        func pass(_ token: Int) { mask |= token - start < 64 ? 1 << UInt64(token - start) : 0 }
        for (before, next) in zip(taken, taken.dropFirst()) where before.upperBound < next.lowerBound {
            for token in before.upperBound..<next.lowerBound { pass(token) }
        }
        for token in passedOver { pass(Int(token)) }
        return mask
    }

    private mutating func trace(_ pc: Int, _ position: Int) {
        if !taken.isEmpty, taken.count > farthest?.taken.count ?? 0, !Firsts.steps(from: pc, in: patterns.ops).isEmpty {
            farthest = Farthest(step: pc, position: position, taken: taken)
        }
    }

    /// Tries a step where its words may stand: at once, behind words that may be skipped, behind a gap, and for what
    /// somebody does at each verb of which they are the subject.
    mutating func find(_ op: Op, _ pc: Int, _ position: Int, _ link: Link) -> Int? {
        if link.has(.isFirst) { return stands(op, at: position) ? take(op, pc, at: position, link) : nil }
        var index = position
        var skipped = 0
        var gap = link.has(.isGap) ? Self.longestGap : 0
        let clause = utterance.tokens[position > 0 ? position - 1 : 0].clause
        while index < passage.range.upperBound,
            utterance.tokens[index].follows || index == position && link.has(.isLeftOut)
        {
            // A gap stays within its clause.
            if gap < Self.longestGap, link.has(.isGap), utterance.tokens[index].clause != clause { break }
            if stands(op, at: index), let end = take(op, pc, at: index, link) { return end }
            if link.has(.mustTouch) { return nil }
            if utterance.tokens[index].isLight || isCollecting && isWithinNoun(index, position) {
                skipped += 1
                guard skipped <= Self.mostSkipped else { break }
            } else {
                guard gap > 0 else { break }
                gap -= 1
            }
            index += 1
        }
        guard link.last >= 0 else { return nil }
        return findVerb(op, pc, link)
    }

    mutating func findVerb(_ op: Op, _ pc: Int, _ link: Link) -> Int? {
        let phrase = utterance.tokens[Int(link.last)].phrase
        guard phrase >= 0 else { return nil }
        let group = utterance.nounPhrases[Int(phrase)].group
        var verb = utterance.nounPhrases[Int(group >= 0 ? group : phrase)].firstVerb
        var count = 0
        while verb >= 0, Int(verb) < passage.range.upperBound, count < Self.mostSkipped {
            if verb > link.last {
                count += 1
                if let end = find(op, pc, fromVerb: Int(verb), link) { return end }
            }
            verb = utterance.tokens[Int(verb)].nextVerb
        }
        return nil
    }

    mutating func find(_ op: Op, _ pc: Int, fromVerb verb: Int, _ link: Link) -> Int? {
        var index = verb
        while index < passage.range.upperBound, index == verb || utterance.tokens[index].follows {
            if stands(op, at: index), let end = take(op, pc, at: index, link) { return end }
            guard index < verb + 4, utterance.tokens[index].isLight else { return nil }
            index += 1
        }
        return nil
    }

    /// "my long time boyfriend": what stands between its words names nobody else.
    mutating func isWithinNoun(_ index: Int, _ position: Int) -> Bool {
        let token = utterance.tokens[index]
        return position > 0 && token.phrase >= 0 && token.phrase == utterance.tokens[position - 1].phrase
            && !token.has(.person) && !token.isName && !token.isPossessive && !utterance.isPossessiveMark(index)
    }
}
