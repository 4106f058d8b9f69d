/// How far a word reaches that negates, supposes or asks what stands behind it.
extension Utterance {
    enum Reach {
        case negates, supposes, asks
    }

    /// Finds what is negated, asked and supposed in some tokens, which are whole sentences.
    mutating func markScopes(in range: Range<Int>) {
        for index in range where tokens[index].classes != [] { markScope(at: index, in: range) }
        for index in range where tokens[index].has(.wishes) || isCounterfactual(index, in: range) {
            turnWish(at: index, in: range)
        }
        var start = range.lowerBound
        for index in range where index + 1 == range.upperBound || tokens[index + 1].before == .hard {
            markQuestions(in: start..<index + 1)
            start = index + 1
        }
    }

    private mutating func markScope(at index: Int, in range: Range<Int>) {
        let token = tokens[index]
        let next = Int(token.phraseEnd)
        if token.has(.negator) { mark(.negates, by: index, from: next, in: range) }
        if token.has(.negatesNoun), !isInterjection(index) { negateNoun(by: index, from: next, in: range) }
        if token.has(.ends), token.negator < 0, let verb = firstVerb(from: next, in: range),
            tokens[verb].isForm(.progressive)
        {
            mark(.negates, by: index, from: next, in: range)
        }
        if token.has(.supposes),
            token.has(.subordinator) || (token.has(.adverb) ? isBeforeVerb(next) : hasComplement(next))
        {
            mark(.supposes, by: index, from: next, in: range)
        }
        if token.has(.wishes) || token.has(.alleges) && !isSameSpeaker(index, next) {
            mark(.supposes, by: index, from: next, in: range)
        }
        if token.has(.believes), hasComplement(next), isSupposedBelief(index) {
            mark(.supposes, by: index, from: next, in: range)
        }
        if token.has(.reports), isReportOfOther(index, next) { mark(.supposes, by: index, from: next, in: range) }
        if token.has(.hopes), let start = intention(behind: next, in: range) {
            mark(.supposes, by: index, from: start, in: range)
        }
        if token.has([.unreal, .conditional]), isUnreal(index, in: range) {
            mark(.supposes, by: index, from: next, in: range)
        }
        if token.has(.formerly), index == range.lowerBound || !tokens[index - 1].has([.be, .get]) {
            mark(.supposes, by: index, from: next, in: range)
        }
    }

    // MARK: how far

    /// Marks the tokens from `start` to the end of what belongs to the word at `trigger`.
    private mutating func mark(_ reach: Reach, by trigger: Int, from start: Int, in range: Range<Int>) {
        // The last word that may have a clause of its own behind it, and how far that has been passed.
        var opener = start
        let takesClause = reach != .negates || opensClause(start) || tokens[trigger].has(.raises)
        var mayBegin = takesClause
        var index = start
        let end = min(range.upperBound, start + Utterance.reach)
        while index < end {
            let token = tokens[index]
            if token.before == .hard || token.before == .soft && !continuesList(index, reach, in: range) { return }
            if token.has(.contrast) { return }
            if token.has(.coordinator), !token.has(.alternative), !joins(index, in: range) { return }
            if token.has(.interrogative), !token.has(.relative) || index == start { return }
            if token.has(.subordinator), index > start || !takesClause || token.has(.supposes) { return }
            if token.beginsSubject {
                guard mayBegin, isOnlyPassed(opener..<index) else { return }
                mayBegin = false
            }
            set(reach, trigger, at: index)
            if reach != .asks, token.has([.factive, .ends]), index > start || reach == .negates { return }
            if token.has([.raises, .reports]) {
                mayBegin = true
                opener = Int(token.phraseEnd)
            }
            index += 1
        }
    }

    private mutating func set(_ reach: Reach, _ trigger: Int, at index: Int) {
        switch reach {
        case .negates: tokens[index].negator = Int32(trigger)
        case .supposes: tokens[index].supposer = Int32(trigger)
        case .asks: tokens[index].asker = Int32(trigger)
        }
    }

    /// "it's not that he left", "not because he left": here a negation reaches into the clause.
    private func opensClause(_ index: Int) -> Bool {
        continues(index) && tokens[index].has([.complementizer, .subordinator])
    }

    private func isOnlyPassed(_ range: Range<Int>) -> Bool {
        for index in range
        where !tokens[index].has([.complementizer, .adverb, .filler, .subordinator, .preposition, .object, .auxiliary])
            && !tokens[index].isTime
        {
            return false
        }
        return true
    }

    /// A negation goes on over a comma in a list that ends in "or".
    private func continuesList(_ start: Int, _ reach: Reach, in range: Range<Int>) -> Bool {
        guard reach == .negates else { return false }
        for index in start..<min(range.upperBound, start + 8) {
            if tokens[index].before == .hard || tokens[index].beginsSubject
                || tokens[index].has([.contrast, .subordinator])
            {
                return false
            }
            if tokens[index].has(.alternative) { return true }
        }
        return false
    }

    /// Whether what "and" joins is still within reach: a noun, or a verb of the same form as those before.
    private func joins(_ coordinator: Int, in range: Range<Int>) -> Bool {
        guard
            let next = (coordinator + 1..<min(coordinator + 5, range.upperBound)).first(where: {
                !tokens[$0].has([.adverb, .filler])
            })
        else { return false }
        if tokens[next].beginsSubject || tokens[next].has([.auxiliary, .negator]) { return false }
        guard tokens[next].isVerb else { return true }
        guard
            let before = (max(range.lowerBound, coordinator - 10)..<coordinator).last(where: {
                tokens[$0].isVerb && !tokens[$0].has(.auxiliary)
            })
        else { return false }
        let shared = tokens[before].forms.intersection(tokens[next].forms)
        return !shared.isDisjoint(with: [.base, .progressive]) && !tokens[before].isForm(.past)
    }

    private func firstVerb(from start: Int, in range: Range<Int>) -> Int? {
        for index in start..<min(start + 4, range.upperBound) {
            if tokens[index].before != .none || tokens[index].beginsSubject { return nil }
            if tokens[index].isVerb { return index }
        }
        return nil
    }

    // MARK: "no"

    /// "No, he left", "no he left": an answer, which negates nothing.
    func isInterjection(_ index: Int) -> Bool {
        guard tokens[index].before != .none || index == 0 else { return false }
        guard continues(index + 1) else { return true }
        return tokens[index + 1].has([
            .pronoun, .possessive, .negator, .correction, .adverb, .filler, .interrogative, .auxiliary,
        ])
    }

    private mutating func negateNoun(by trigger: Int, from start: Int, in range: Range<Int>) {
        for index in start..<min(range.upperBound, start + 6) {
            let token = tokens[index]
            if token.before != .none || token.beginsSubject
                || token.has([.pronoun, .subordinator, .coordinator, .interrogative])
            {
                return
            }
            if token.has(.preposition), !token.has(.passesObject) { return }
            if index > start, token.isVerb, token.has(.auxiliary) || token.isForm([.past, .third]) { return }
            tokens[index].negator = Int32(trigger)
        }
    }

    // MARK: what is supposed

    /// "almost left"
    private func isBeforeVerb(_ index: Int) -> Bool { continues(index) && tokens[index].isVerb }

    /// Whether a clause, or a verb in -ing, stands behind: "afraid (that) he", "worried about leaving".
    private func hasComplement(_ start: Int) -> Bool {
        for index in start..<min(tokens.count, start + 4) {
            let token = tokens[index]
            if token.before != .none { return false }
            if token.beginsSubject || token.has(.complementizer) || token.isVerb && token.isForm(.progressive) {
                return true
            }
            guard token.has([.adverb, .filler, .preposition, .object, .possessive]) || token.phrase >= 0 else {
                return false
            }
        }
        return false
    }

    /// What others believe, and what the writer believed once.
    private func isSupposedBelief(_ index: Int) -> Bool {
        guard let subject = nounPhrase(of: index) else { return false }
        return !subject.classes.contains(.first) || tokens[index].isForm(.past)
    }

    private func nounPhrase(of verb: Int) -> NounPhrase? {
        tokens[verb].subject >= 0 ? nounPhrases[Int(tokens[verb].subject)] : nil
    }

    /// "he claims he left" is his own word for it.
    private func isSameSpeaker(_ index: Int, _ next: Int) -> Bool {
        guard let speaker = nounPhrase(of: index) else { return false }
        guard let embedded = (next..<min(next + 4, tokens.count)).first(where: { tokens[$0].beginsSubject }) else {
            return false
        }
        let other = tokens[embedded].classes
        if speaker.classes.contains(.first) || other.contains(.first) {
            return speaker.classes.contains(.first) && other.contains(.first)
        }
        return other.contains(.third)
    }

    /// What a third person says is hearsay, unless it was told to the writer.
    private func isReportOfOther(_ index: Int, _ next: Int) -> Bool {
        guard let speaker = nounPhrase(of: index), speaker.isPerson || speaker.isForeign, !speaker.isParty else {
            return false
        }
        if continues(next), tokens[next].has(.first) { return false }
        return hasComplement(next)
    }

    /// Where the intended act begins: "want to leave", "asked me to leave", "thinking of leaving".
    private func intention(behind start: Int, in range: Range<Int>) -> Int? {
        for index in start..<min(start + 5, range.upperBound) {
            let token = tokens[index]
            if token.before != .none || token.beginsSubject
                || token.has([.coordinator, .subordinator, .complementizer])
            {
                return nil
            }
            if token.has(.infinitive) { return index }
            if token.isVerb, token.isForm(.progressive) { return index }
        }
        return nil
    }

    private func isUnreal(_ index: Int, in range: Range<Int>) -> Bool {
        let next = Int(tokens[index].phraseEnd)
        if continues(next), tokens[next].has(.negator) { return false }
        if index > range.lowerBound, tokens[index].before == .none, tokens[index - 1].has(.negator) { return false }
        if continues(next), tokens[next].has(.have), continues(next + 1), tokens[next + 1].isForm(.participle) {
            // "'d have", "would have left"; "must have left" is no more than a guess either.
            return true
        }
        if tokens[index].has(.unreal) { return true }
        // "how could she": she did.
        if let asked = (max(range.lowerBound, index - 3)..<index).first(where: { tokens[$0].has(.interrogative) }),
            tokens[asked].clause == tokens[index].clause
        {
            return false
        }
        // "'d" before a participle is "had".
        if continues(next), tokens[next].isForm(.participle), !tokens[next].isForm(.base), tokens[index].has(.have) {
            return false
        }
        if nounPhrase(of: index)?.classes.contains(.first) == true { return true }
        let nearby = max(range.lowerBound, index - 20)..<min(range.upperBound, index + 20)
        return nearby.contains { tokens[$0].has([.supposes, .wishes]) || $0 < index && tokens[$0].has(.believes) }
    }

    /// "if he hadn't left"
    private func isCounterfactual(_ index: Int, in range: Range<Int>) -> Bool {
        guard tokens[index].has(.supposes), tokens[index].has(.subordinator) else { return false }
        for next in index..<min(range.upperBound, index + 6) where tokens[next].has(.have) && tokens[next].isForm(.past)
        {
            return continues(next + 1) && tokens[next + 1].has(.negator)
        }
        return false
    }

    /// "I wish he hadn't left": he left.
    private mutating func turnWish(at wish: Int, in range: Range<Int>) {
        let end = min(range.upperBound, wish + Utterance.reach)
        guard
            let last = (wish..<end).last(where: {
                tokens[$0].supposer == Int32(wish) && tokens[$0].negator > Int32(wish)
            })
        else { return }
        for index in wish...last where tokens[index].supposer == Int32(wish) {
            tokens[index].supposer = -1
            if tokens[index].negator > Int32(wish) { tokens[index].negator = -1 }
        }
    }
}
