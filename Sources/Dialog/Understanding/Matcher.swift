/// Matches one pattern against one passage: plain backtracking, with a bound on its steps.
struct Matcher {
    let utterance: Utterance
    let patterns: Patterns
    let today: Day
    var passage: Passage
    /// The words of the passage.
    var present: Presence

    /// The tokens that words of the pattern took, in order, and how much of them.
    private(set) var taken: [Range<Int>] = []
    private(set) var time: Utterance.Duration?
    private(set) var isTimeAgo = false
    private(set) var number: Int?
    private var steps = 0
    /// For a concept: every way to match it, not the first.
    private var ends: [Int] = []
    private var isCollecting = false

    /// No pattern that anybody writes needs more; a hostile one ends here.
    private static let mostSteps = 3000
    private static let mostSkipped = 8
    private static let longestGap = 5

    init(_ utterance: Utterance, _ patterns: Patterns, _ passage: Passage, _ present: inout Presence, today: Day) {
        // Taken rather than copied: the caller puts it back.
        self.present = Presence(count: 0)
        swap(&self.present, &present)
        self.utterance = utterance
        self.patterns = patterns
        self.passage = passage
        self.today = today
    }

    /// For `--why-not`: how far a match came that failed.
    struct Farthest {
        var step: Int
        var position: Int
        var taken: [Range<Int>]
    }
    var traces = false
    private(set) var farthest: Farthest?

    /// What lies between the step before and the next.
    private struct Link {
        var isFirst = false
        /// A `*` came before.
        var isGap = false
        /// Who was named last and is to do what follows; see ``Person``.
        var person: Person?
        /// The next word must follow at once: "her" was taken, and is "her phone" or nobody.
        var mustTouch = false
        /// The pattern itself has "be" or "get".
        var hasAuxiliary = false
    }

    private struct Person {
        var tokens: Range<Int>
        /// "him" does something only where the sentence says so: "caught him cheating".
        var isObjectForm: Bool
        var isLeftOut = false
        var isPivot = false
    }

    /// The end of the match of a program at a token; nil where there is none.
    mutating func match(_ program: Program, at start: Int) -> Int? {
        reset()
        return run(Int(program.start), start, Link(isFirst: true))
    }

    /// Every end of a match of a concept's program at a token.
    mutating func matches(_ program: Program, at start: Int) -> [Int] {
        reset()
        ends.removeAll(keepingCapacity: true)
        isCollecting = true
        defer { isCollecting = false }
        _ = run(Int(program.start), start, Link(isFirst: true))
        return ends
    }

    /// The same where the subject, with which the program begins, is left out before a verb.
    mutating func matchElided(_ program: Program, at verb: Int) -> Int? {
        reset()
        let person = Person(tokens: verb..<verb, isObjectForm: false, isLeftOut: true)
        return run(Int(program.start) + 1, verb, Link(person: person))
    }

    private mutating func reset() {
        taken.removeAll(keepingCapacity: true)
        time = nil
        number = nil
        steps = 0
        farthest = nil
    }

    // MARK: steps

    private mutating func run(_ pc: Int, _ position: Int, _ link: Link) -> Int? {
        steps += 1
        guard steps < Self.mostSteps else { return nil }
        var pc = pc
        // Branches that cannot be met are passed without a step.
        while patterns.ops[pc].kind == .split {
            let first = Int(patterns.ops[pc].a)
            if mayOccur(patterns.ops[first]) {
                if let end = run(first, position, link) { return end }
            }
            pc = Int(patterns.ops[pc].b)
        }
        let op = patterns.ops[pc]
        switch op.kind {
        case .end where link.mustTouch, .agent where link.mustTouch: return nil
        case .end:
            guard isCollecting else { return position }
            ends.append(position)
            return nil
        case .jump: return run(Int(op.a), position, link)
        case .split: return nil
        case .gap:
            var link = link
            link.isGap = true
            return run(pc + 1, position, link)
        case .agent: return agent(op, position)
        default: return find(op, pc, position, link)
        }
    }

    /// Tries a step where its words may stand: at once, behind words that may be skipped, behind a gap, and for what
    /// somebody does at each verb of which they are the subject.
    private mutating func find(_ op: Op, _ pc: Int, _ position: Int, _ link: Link) -> Int? {
        if traces, !taken.isEmpty, taken.count > farthest?.taken.count ?? 0 {
            farthest = Farthest(step: pc, position: position, taken: taken)
        }
        guard mayOccur(op) else { return nil }
        if link.isFirst { return take(op, pc, at: position, link) }
        var index = position
        var skipped = 0
        var gap = link.isGap ? Self.longestGap : 0
        let clause = utterance.tokens[position > 0 ? position - 1 : 0].clause
        while index < passage.range.upperBound, mayFollow(index) || index == position && link.person?.isLeftOut == true
        {
            // A gap stays within its clause.
            if gap < Self.longestGap, link.isGap, utterance.tokens[index].clause != clause { break }
            if let end = take(op, pc, at: index, link) { return end }
            if link.mustTouch { return nil }
            if mayBeSkipped(index) || isCollecting && isWithinNoun(index, position) {
                skipped += 1
                guard skipped <= Self.mostSkipped else { break }
            } else {
                guard gap > 0 else { break }
                gap -= 1
            }
            index += 1
        }
        guard let person = link.person, !person.isLeftOut else { return nil }
        return findVerb(op, pc, behind: index, person, link)
    }

    private mutating func findVerb(_ op: Op, _ pc: Int, behind tried: Int, _ person: Person, _ link: Link) -> Int? {
        let phrase = utterance.tokens[person.tokens.upperBound - 1].phrase
        guard phrase >= 0 else { return nil }
        let group = utterance.nounPhrases[Int(phrase)].group
        var verb = utterance.nounPhrases[Int(group >= 0 ? group : phrase)].firstVerb
        var count = 0
        while verb >= 0, Int(verb) < passage.range.upperBound, count < Self.mostSkipped {
            if Int(verb) >= person.tokens.upperBound {
                count += 1
                var index = Int(verb)
                var skipped = 0
                while index < passage.range.upperBound, index == Int(verb) || mayFollow(index) {
                    if let end = take(op, pc, at: index, link) { return end }
                    guard skipped < 4, mayBeSkipped(index) else { break }
                    skipped += 1
                    index += 1
                }
            }
            verb = utterance.tokens[Int(verb)].nextVerb
        }
        return nil
    }

    /// A comma ends what belongs together, except before a preposition: "he left me, for her".
    private func mayFollow(_ index: Int) -> Bool {
        let token = utterance.tokens[index]
        return token.before == .none || token.before == .soft && token.has([.preposition, .coordinator, .contrast])
    }

    private func mayBeSkipped(_ index: Int) -> Bool {
        let token = utterance.tokens[index]
        return (token.has(.skipped) || token.isTime || token.has(.infinitive) && utterance.isBaseVerb(index + 1))
            && !token.beginsSubject && !(token.isSuffixS && utterance.isPossessiveMark(index))
    }

    /// "my long time boyfriend": what stands between its words names nobody else.
    private func isWithinNoun(_ index: Int, _ position: Int) -> Bool {
        let token = utterance.tokens[index]
        return position > 0 && token.phrase >= 0 && token.phrase == utterance.tokens[position - 1].phrase
            && !token.has(.person) && !token.isName && !token.isPossessive && !utterance.isPossessiveMark(index)
    }

    // MARK: one step

    /// Whether a step can be met in this passage at all.
    func mayOccur(_ op: Op) -> Bool {
        switch op.kind {
        case .word, .exact: present.contains(op.a)
        case .concept: passage.first(of: op.a) >= 0
        default: true
        }
    }

    /// Whether a step can be met at a token.
    func isMet(_ op: Op, at index: Int) -> Bool {
        switch op.kind {
        case .word: return utterance.tokens[index].isForm(of: op.a)
        case .exact: return utterance.tokens[index].word == op.a
        case .concept:
            var named = passage.first(at: index)
            while named >= 0, passage.named[Int(named)].concept != op.a { named = passage.named[Int(named)].next }
            return named >= 0
        case .duration: return utterance.tokens[index].beginsDuration
        case .ago: return utterance.tokens[index].beginsAgo
        case .number: return utterance.tokens[index].beginsNumber
        case .gap, .split, .jump, .agent, .end: return true
        }
    }

    private mutating func take(_ op: Op, _ pc: Int, at index: Int, _ link: Link) -> Int? {
        guard index < passage.range.upperBound else { return nil }
        switch op.kind {
        case .word:
            guard utterance.tokens[index].isForm(of: op.a) else { return nil }
            return go(op, pc, index..<index + 1, link)
        case .exact:
            guard utterance.tokens[index].word == op.a else { return nil }
            return go(op, pc, index..<index + 1, link)
        case .concept:
            var named = passage.first(at: index)
            while named >= 0 {
                let found = passage.named[Int(named)]
                if found.concept == op.a, let end = go(op, pc, index..<Int(found.end), link) { return end }
                named = found.next
            }
            return nil
        case .duration:
            guard utterance.tokens[index].beginsDuration else { return nil }
            return takeTime(utterance.duration(at: index), isAgo: false, pc, index, link)
        case .ago:
            guard utterance.tokens[index].beginsAgo else { return nil }
            return takeTime(utterance.ago(at: index, today: today), isAgo: true, pc, index, link)
        case .number:
            guard utterance.tokens[index].beginsNumber, let found = utterance.number(at: index), found.value % 100 == 0
            else { return nil }
            let before = number
            number = number ?? found.value / 100
            if let end = go(op, pc, index..<found.end, link) { return end }
            number = before
            return nil
        case .gap, .split, .jump, .agent, .end: return nil
        }
    }

    private mutating func takeTime(_ found: Utterance.Duration?, isAgo: Bool, _ pc: Int, _ index: Int, _ link: Link)
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
    private mutating func go(_ op: Op, _ pc: Int, _ tokens: Range<Int>, _ link: Link) -> Int? {
        var next = Link()
        if op.isNominal, op.kind == .exact, utterance.isPossessiveHere(tokens.lowerBound) {
            // `her phone`: a pattern's own word for what belongs to somebody.
        } else if op.isNominal {
            next.mustTouch = goesOn(tokens)
            guard let person = person(op, pc, tokens) else { return nil }
            if op.role != .object { next.person = person }
        } else if let person = link.person {
            guard isDone(op, by: person, at: tokens.lowerBound, link) else { return nil }
            if op.isPassive, patterns.ops[pc + 1].kind == .agent, isState(tokens.lowerBound) { return nil }
            let token = utterance.tokens[tokens.lowerBound]
            // "~ex be left": who is left stands before the auxiliary.
            if token.has([.auxiliary, .adverb, .negator, .get]) {
                next.person = person
                next.hasAuxiliary = link.hasAuxiliary || token.has([.be, .get])
            }
        } else if op.isPassive {
            return nil
        }
        taken.append(tokens)
        if let end = run(pc + 1, tokens.upperBound, next) { return end }
        taken.removeLast()
        return nil
    }

    // MARK: who does it

    /// Checks that a person named in the pattern is the one the sentence speaks of.
    private func person(_ op: Op, _ pc: Int, _ tokens: Range<Int>) -> Person? {
        let isLast = patterns.ops[pc + 1].kind == .end || patterns.ops[pc + 1].kind == .agent
        guard isWhole(op, tokens, mayGoOn: op.role != .subject && !isLast) else { return nil }
        let token = utterance.tokens[tokens.upperBound - 1]
        let isPronoun = tokens.count == 1 && token.has(.pronoun)
        let isObjectForm = isPronoun && !token.has(.subject)
        if op.role == .object {
            return isPronoun && !token.has(.object) ? nil : Person(tokens: tokens, isObjectForm: true)
        }
        return Person(tokens: tokens, isObjectForm: isObjectForm && op.role == .subject, isPivot: op.role == .pivot)
    }

    /// The noun phrase goes on behind what was taken, other than by a name.
    private func goesOn(_ tokens: Range<Int>) -> Bool {
        let index = utterance.tokens[tokens.upperBound - 1].phrase
        guard index >= 0 else { return utterance.isPossessiveHere(tokens.upperBound - 1) }
        let end = Int(utterance.nounPhrases[Int(index)].end)
        return end > tokens.upperBound
            && !(tokens.upperBound..<end).allSatisfy { utterance.tokens[$0].isName || utterance.tokens[$0].isCapital }
    }

    /// "my ex" in "my ex's new girlfriend" and "ex" in "her ex" are somebody else.
    private func isWhole(_ op: Op, _ tokens: Range<Int>, mayGoOn: Bool) -> Bool {
        let last = tokens.upperBound - 1
        if utterance.tokens[last].isPossessive, utterance.continues(last + 1) { return false }
        if last + 1 < utterance.tokens.count, utterance.isPossessiveMark(last + 1) { return false }
        let index = utterance.tokens[last].phrase
        guard index >= 0 else { return !utterance.isPossessiveHere(last) || mayGoOn }
        let phrase = utterance.nounPhrases[Int(index)]
        if phrase.antecedent >= 0, !utterance.nounPhrases[Int(phrase.antecedent)].isParty { return false }
        if Int(phrase.start) < tokens.lowerBound, phrase.isForeign { return false }
        guard Int(phrase.end) > tokens.upperBound else { return true }
        if mayGoOn { return true }
        // "my boyfriend Sam", and "my ex boyfriend" where both are named.
        let rest = tokens.upperBound..<Int(phrase.end)
        if rest.allSatisfy({ utterance.tokens[$0].isName || utterance.tokens[$0].isCapital }) { return true }
        guard op.kind == .concept else { return false }
        return phrase.isForeign ? false : rest.contains { isNamed(op.a, from: $0, to: Int(phrase.end)) }
    }

    private func isNamed(_ concept: Int32, from start: Int, to end: Int) -> Bool {
        guard passage.range.contains(start) else { return false }
        var named = passage.first(at: start)
        while named >= 0 {
            let found = passage.named[Int(named)]
            if found.concept == concept, Int(found.end) == end { return true }
            named = found.next
        }
        return false
    }

    /// Whether what stands at a token is done by a person, in the voice of the pattern.
    private func isDone(_ op: Op, by person: Person, at index: Int, _ link: Link) -> Bool {
        let token = utterance.tokens[index]
        guard token.isVerb else { return !op.isPassive && !person.isObjectForm }
        if op.isPassive != token.isPassive,
            op.isPassive || op.kind != .exact && !link.hasAuxiliary && !token.has(.auxiliary)
        {
            return false
        }
        if person.isLeftOut || person.isPivot { return true }
        guard token.subject >= 0 else { return !person.isObjectForm }
        let subject = utterance.nounPhrases[Int(token.subject)]
        if subject.firstVerb >= 0, Int(subject.end) - Int(subject.start) > 0 {
            let isWithin =
                person.tokens.lowerBound >= Int(subject.start) && person.tokens.upperBound <= Int(subject.end)
            guard isWithin else { return false }
            // "my girlfriend and I left" is not "I left", but it is where the pattern names both.
            let isGroup = utterance.tokens[person.tokens.upperBound - 1].phrase != token.subject
            if isGroup {
                return (taken.first?.lowerBound ?? index) <= Int(subject.start)
                    && person.tokens.upperBound == Int(subject.end)
            }
        }
        return true
    }

    /// "I am scared" is how somebody feels, and no act of another; "I was scared by him" is.
    private func isState(_ index: Int) -> Bool {
        utterance.tokens[index].has(.state) && !utterance.tokens[index].hasAgent
    }

    /// "by" and who did it, or nothing.
    private mutating func agent(_ op: Op, _ position: Int) -> Int? {
        var index = position
        while index < passage.range.upperBound, utterance.continues(index), index < position + 4 {
            if utterance.tokens[index].has(.agent) {
                // "by text" is how, "by a car" what.
                guard utterance.continues(index + 1), utterance.tokens[index + 1].phrase >= 0 else { return position }
                return run(Int(op.a), index + 1, Link())
            }
            guard mayBeSkipped(index) else { break }
            index += 1
        }
        return position
    }
}
