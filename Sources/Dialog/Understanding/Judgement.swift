/// Whether what matched is stated, denied, asked or only supposed, and by which word.
struct Judgement {
    var status: Finding.Status
    /// The token that denies, asks or supposes it; -1 for none, ``Token/questionMark`` for the mark.
    var cause: Int32 = -1
}

extension Utterance {
    /// What the words that a pattern took contain themselves does not count against them: `no contact` is not negated by its
    /// own "no". What a concept passed over does. Nil where a pattern that requires a negation has none.
    func judge(_ taken: [Range<Int>], passedOver: [Int32], _ program: Program, isAlarm: Bool) -> Judgement? {
        var negator: Int32 = -1
        var asker: Int32 = -1
        var supposer: Int32 = -1
        func isOwn(_ trigger: Int32) -> Bool {
            taken.contains { $0.contains(Int(trigger)) } && !passedOver.contains(trigger)
        }
        for tokens in taken {
            for index in tokens {
                let token = self.tokens[index]
                if token.negator >= 0, !isOwn(token.negator) { negator = max(negator, token.negator) }
                if token.supposer >= 0, !isOwn(token.supposer) { supposer = max(supposer, token.supposer) }
                if token.asker >= 0, !isOwn(token.asker) { asker = max(asker, token.asker) }
            }
        }
        // `if ~ex leave ~me would`: what is supposed in the pattern itself may be put as it likes.
        let hasOwnCondition = taken.contains {
            self.tokens[$0.lowerBound].has(.supposes)
        }
        if hasOwnCondition, supposer >= 0, self.tokens[Int(supposer)].has([.unreal, .conditional, .hopes]) {
            supposer = -1
        }
        // "better, i think?": whoever answers so is not sure, and asks nothing.
        if program.isAnswer, asker == Token.questionMark { asker = -1 }
        if isGranted(taken) { (asker, negator, supposer) = (-1, -1, -1) }
        let isPast = supposer >= 0 && self.tokens[Int(supposer)].has(.formerly)
        let isOver = negator >= 0 && self.tokens[Int(negator)].has(.ends)
        if isAlarm, isPast { supposer = -1 }
        if isAlarm, isOver { negator = -1 }
        if program.isNegated {
            // "I used to love him" says as well that it is over.
            guard negator >= 0 || isPast else { return nil }
            // "I'm not going to leave", "she doesn't want to talk"
            let isDenied = supposer >= 0 && self.tokens[Int(supposer)].has([.unreal, .conditional, .hopes])
            if isPast || isDenied && negator <= supposer + 1 { supposer = -1 }
            negator = -1
        }
        if asker >= 0 { return Judgement(status: .asked, cause: asker) }
        if negator >= 0, supposer < 0 || !isCondition(supposer) { return Judgement(status: .negated, cause: negator) }
        return supposer >= 0 ? Judgement(status: .supposed, cause: supposer) : Judgement(status: .stated)
    }

    /// The stretch of the message in which the cause of a judgement stands; nil where it is no word.
    func range(ofCause cause: Int32) -> Range<Int>? {
        guard tokens.indices.contains(Int(cause)) else { return nil }
        return range(of: [Int(cause)..<Int(tokens[Int(cause)].phraseEnd)])
    }

    /// Whether all the words are a thing that is there whatever is said of it: "I dreamt that my husband
    /// left" and "I don't love my husband", but not "he is not my husband".
    private func isGranted(_ taken: [Range<Int>]) -> Bool {
        guard let first = taken.first?.lowerBound, tokens[first].phrase >= 0 else { return false }
        let phrase = nounPhrases[Int(tokens[first].phrase)]
        let start = Int(phrase.start)
        let isDefinite = tokens[start].has(.possessive) && tokens[start].has(.first) || isThe(start)
        guard isDefinite,
            taken.allSatisfy({ $0.lowerBound >= start && $0.upperBound <= Int(phrase.end) })
        else { return false }
        // "he did not leave because of the money"
        if (max(0, start - 3)..<start).contains(where: { tokens[$0].has(.reason) }) { return false }
        guard phrase.governor >= 0 else {
            return tokens[start].beginsSubject || isBehindPreposition(start)
        }
        let governor = tokens[Int(phrase.governor)]
        return !isSaidOfSubject(phrase) || governor.isInverted && Int(phrase.governor) + 1 == start
    }

    private func isThe(_ index: Int) -> Bool { tokens[index].has(.article) && tokens[index].temporal != .article }

    /// "if he doesn't leave" denies nothing; "I don't want to leave" does.
    private func isCondition(_ trigger: Int32) -> Bool { tokens[Int(trigger)].has([.supposes, .wishes]) }

    /// The first verb that has become another one by a word that the pattern does not name: "hit me up".
    func otherVerb(_ taken: [Range<Int>]) -> Int? {
        taken.first { tokens in
            let particle = Int(self.tokens[tokens.lowerBound].particle)
            return particle >= 0 && !taken.contains { $0.contains(particle) }
        }?.lowerBound
    }

    /// Whether what some words say is of somebody the dialogs do not speak of: "my brother left", "my friend's divorce".
    ///
    /// An alarm is heard where that is less than sure.
    func belongsToOther(_ taken: [Range<Int>], isAlarm: Bool) -> Bool {
        guard let first = taken.first?.lowerBound else { return false }
        if belongsToOther(first) { return !isNamed(nounPhrase(at: first), by: taken) }
        guard !isAlarm else { return false }
        return hangsOnOther(first) || taken.contains { isOwnedByOther($0.lowerBound, unlessNamedBy: taken) }
    }

    private func nounPhrase(at token: Int) -> NounPhrase? {
        let phrase = Int(tokens[token].phrase)
        return phrase >= 0 ? nounPhrases[phrase] : nil
    }

    /// Whether the pattern itself names that somebody: `my friend * hit her` is meant for friends.
    private func isNamed(_ phrase: NounPhrase?, by taken: [Range<Int>]) -> Bool {
        guard let phrase else { return false }
        let range = Int(phrase.start)..<Int(phrase.end)
        return taken.contains { range.contains($0.lowerBound) && tokens[$0.lowerBound].has(.person) }
            && taken.contains { $0.lowerBound == range.lowerBound }
    }

    private func belongsToOther(_ token: Int) -> Bool {
        let found = tokens[token]
        if found.isVerb, found.subject >= 0 {
            let subject = nounPhrases[Int(found.subject)]
            // "somebody who got dumped"
            // "it was called off" is of no other person.
            if subject.isAnybody, found.isPassive { return tokens[Int(subject.start)].has(.person) }
            if subject.isPronoun { return subject.antecedent >= 0 && !nounPhrases[Int(subject.antecedent)].isParty }
            return subject.isPerson && !subject.isParty && !subject.isWriter
        }
        guard found.phrase >= 0 else { return false }
        let phrase = nounPhrases[Int(found.phrase)]
        if phrase.hasNamedOwner { return !phrase.isOwnedByParty && !phrase.isParty }
        // "my sister got a divorce", "my friend's going through her breakup"
        guard phrase.governor >= 0, !phrase.isParty else { return false }
        let determiner = tokens[Int(phrase.start)]
        let isNobodys = determiner.temporal == .article || determiner.has(.possessive) && determiner.has(.third)
        return isNobodys && belongsToOther(Int(phrase.governor))
    }

    /// "my coworker had to go after his affair"
    private func isOwnedByOther(_ token: Int, unlessNamedBy taken: [Range<Int>]) -> Bool {
        guard let phrase = nounPhrase(at: token), !phrase.isPronoun, phrase.antecedent >= 0 else { return false }
        let owner = nounPhrases[Int(phrase.antecedent)]
        return !owner.isParty && !isNamed(owner, by: taken)
    }

    /// "my parents part after 30 years": what says nothing of anybody belongs to the verb before it in its clause.
    private func hangsOnOther(_ token: Int) -> Bool {
        let isAdjunct = tokens[token].phrase < 0 || tokens[token].kind == .number || tokens[token].isTime
        guard isAdjunct, !tokens[token].isVerb else { return false }
        // "my daughter's boyfriend of two years"
        if token > 1, continues(token), continues(token - 1), tokens[token - 1].has(.passesObject),
            let owned = nounPhrase(at: token - 2), owned.hasNamedOwner, !owned.isOwnedByParty, !owned.isParty
        {
            return true
        }
        let clause = tokens[token].clause
        let before = (max(0, token - Self.reach)..<token).reversed().prefix { tokens[$0].clause == clause }
        guard let verb = before.first(where: { tokens[$0].isVerb }), tokens[verb].subject >= 0 else { return false }
        if isShared(tokens[verb].subject) { return true }
        guard belongsToOther(verb) else { return false }
        // A name alone may stand for anything: "Tinder", "LDR".
        let subject = nounPhrases[Int(tokens[verb].subject)]
        return subject.isPronoun || subject.isForeign || tokens[Int(subject.start)].has([.possessive, .article])
    }

    /// "my best friend and I fell out after ten years": what the writer and somebody of theirs did together.
    private func isShared(_ subject: Int32) -> Bool {
        let group = nounPhrases[Int(subject)]
        guard group.isWriter, group.isPerson, !group.isParty else { return false }
        return nounPhrases[..<Int(subject)].suffix(4).contains {
            $0.group == subject && $0.isPerson && !$0.isParty && !$0.hasNamedOwner
                && tokens[Int($0.start)].has(.possessive)
        }
    }

    /// The stretch of the message that some tokens cover.
    func range(of taken: [Range<Int>]) -> Range<Int> {
        guard var (first, last) = taken.first.map({ ($0.lowerBound, $0.upperBound) }), first < last else {
            return 0..<0
        }
        for tokens in taken {
            first = min(first, tokens.lowerBound)
            last = max(last, tokens.upperBound)
        }
        let start = Int(tokens[first].start)
        return start..<max(start, Int(tokens[last - 1].end))
    }
}
