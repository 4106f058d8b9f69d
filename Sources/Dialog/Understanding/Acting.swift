/// Who does it: whether the persons of a pattern are those of the sentence, and do what the pattern says they do.
extension Matcher {
    /// What goes on to the next step when a step takes some tokens; nil where somebody else does it.
    mutating func next(_ op: Op, _ pc: Int, _ tokens: Range<Int>, _ link: Link) -> Link? {
        // `her phone`: a pattern's own word for what belongs to somebody.
        if op.isNominal, op.kind == .exact, utterance.isPossessiveHere(tokens.lowerBound) { return Link() }
        if op.isNominal { return person(op, pc, tokens) }
        guard link.hasPerson else { return op.isPassive ? nil : Link() }
        guard isDone(op, at: tokens.lowerBound, link) else { return nil }
        if op.isPassive, isState(tokens.lowerBound), !isParticle(patterns.ops[pc + 1]) { return nil }
        // `~ex be left`: who is left stands before the auxiliary.
        guard utterance.tokens[tokens.lowerBound].has([.auxiliary, .adverb, .negator, .get]) else { return Link() }
        var next = Link(first: link.first, last: link.last, flags: link.flags)
        next.flags.subtract([.isFirst, .isGap, .mustTouch])
        if utterance.tokens[tokens.lowerBound].has([.be, .get]) { next.flags.insert(.hasAuxiliary) }
        return next
    }

    /// The same for a concept that stands in the passage.
    mutating func next(_ op: Op, _ pc: Int, _ named: Int, _ link: Link) -> Link? {
        let tokens = Int(passage.named[named].start)..<Int(passage.named[named].end)
        guard op.role == .subject else { return next(op, pc, tokens, link) }
        switch passage.named[named].asSubject {
        case .yes(let link): return link
        case .no: return nil
        case .unknown:
            let link = person(op, pc, tokens)
            passage.named[named].asSubject = link.map { .yes($0) } ?? .no
            return link
        }
    }

    /// Checks that a person named in the pattern is the one the sentence speaks of.
    private mutating func person(_ op: Op, _ pc: Int, _ tokens: Range<Int>) -> Link? {
        let isLast = patterns.ops[pc + 1].kind == .end || patterns.ops[pc + 1].kind == .agent
        guard isWhole(op, tokens, mayGoOn: op.role != .subject && !isLast) else { return nil }
        var next = Link()
        if goesOn(tokens) { next.flags.insert(.mustTouch) }
        let last = tokens.upperBound - 1
        let isPronoun = tokens.count == 1 && utterance.tokens[last].has(.pronoun)
        if op.role == .object { return isPronoun && !utterance.tokens[last].has(.object) ? nil : next }
        next.first = Int32(tokens.lowerBound)
        next.last = Int32(last)
        if op.role == .pivot { next.flags.insert(.isPivot) }
        if op.role == .subject, isPronoun, !utterance.tokens[last].has(.subject) { next.flags.insert(.isObjectForm) }
        return next
    }

    /// The noun phrase goes on behind what was taken, other than by a name.
    private mutating func goesOn(_ tokens: Range<Int>) -> Bool {
        let index = utterance.tokens[tokens.upperBound - 1].phrase
        guard index >= 0 else { return utterance.isPossessiveHere(tokens.upperBound - 1) }
        let end = Int(utterance.nounPhrases[Int(index)].end)
        return end > tokens.upperBound && !areNames(tokens.upperBound..<end)
    }

    private mutating func areNames(_ tokens: Range<Int>) -> Bool {
        tokens.allSatisfy { utterance.mayBeName($0) }
    }

    /// "my ex" in "my ex's new girlfriend" and "ex" in "her ex" are somebody else.
    private mutating func isWhole(_ op: Op, _ tokens: Range<Int>, mayGoOn: Bool) -> Bool {
        let last = tokens.upperBound - 1
        if utterance.tokens[last].isPossessive, utterance.continues(last + 1) { return false }
        if last + 1 < utterance.tokens.count, utterance.isPossessiveMark(last + 1) { return false }
        let index = Int(utterance.tokens[last].phrase)
        guard index >= 0 else { return !utterance.isPossessiveHere(last) || mayGoOn }
        let antecedent = Int(utterance.nounPhrases[index].antecedent)
        if antecedent >= 0, !utterance.nounPhrases[antecedent].isParty, !isOther(op) { return false }
        let isForeign = utterance.nounPhrases[index].isForeign
        if isForeign, Int(utterance.nounPhrases[index].start) < tokens.lowerBound { return false }
        let end = Int(utterance.nounPhrases[index].end)
        guard end > tokens.upperBound, !mayGoOn else { return true }
        // "my boyfriend Sam", and "my ex boyfriend" where both are named.
        if areNames(tokens.upperBound..<end) { return true }
        return op.kind == .concept && !isForeign
            && (tokens.upperBound..<end).contains { isNamed(op.a, from: $0, to: end) }
    }

    /// A pattern's own "him", to whom another third person does something, is anybody: "she left me for him".
    private mutating func isOther(_ op: Op) -> Bool {
        guard op.kind == .exact, op.role == .object, let first = taken.first?.lowerBound else { return false }
        let phrase = utterance.tokens[first].phrase
        return phrase >= 0 && !utterance.nounPhrases[Int(phrase)].isWriter
    }

    private mutating func isNamed(_ concept: Int32, from start: Int, to end: Int) -> Bool {
        guard passage.range.contains(start) else { return false }
        var named = passage.first(at: start)
        while named >= 0 {
            let found = passage.named[Int(named)]
            if found.concept == concept, Int(found.end) == end { return true }
            named = found.next
        }
        return false
    }

    /// Whether what stands at a token is done by the person named before, in the voice of the pattern.
    private mutating func isDone(_ op: Op, at index: Int, _ link: Link) -> Bool {
        guard utterance.tokens[index].isVerb else { return !op.isPassive && !link.has(.isObjectForm) }
        let isPassive = utterance.tokens[index].isPassive
        if op.isPassive, !isPassive { return false }
        if isPassive, !op.isPassive, op.kind != .exact, !link.has(.hasAuxiliary),
            !utterance.tokens[index].has(.auxiliary)
        {
            return false
        }
        if link.has(.isLeftOut) || link.has(.isPivot) { return true }
        let subject = utterance.tokens[index].subject
        guard subject >= 0 else { return !link.has(.isObjectForm) }
        let start = utterance.nounPhrases[Int(subject)].start
        let end = utterance.nounPhrases[Int(subject)].end
        // "the father of my kids left": what was named goes on behind the noun, of which it is said.
        if link.last >= end, utterance.tokens[Int(link.first)].phrase == subject {
            return !utterance.nounPhrases[Int(subject)].isForeign
        }
        guard link.first >= start, link.last < end else { return false }
        // "my girlfriend and I left" is not "I left", but it is where the pattern names both.
        guard utterance.tokens[Int(link.last)].phrase != subject else { return true }
        return (taken.first?.lowerBound ?? index) <= Int(start) && link.last + 1 == end
    }

    /// "scared off"
    private func isParticle(_ op: Op) -> Bool {
        (op.kind == .word || op.kind == .exact)
            && patterns.english.lexicon.entries[Int(op.a)].classes.contains(.particle)
    }

    /// "I am scared" is how somebody feels, and no act of another; "I was scared by him" is.
    private mutating func isState(_ index: Int) -> Bool {
        utterance.tokens[index].has(.state) && !utterance.tokens[index].hasAgent
    }
}
