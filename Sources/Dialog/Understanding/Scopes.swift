/// How far a word reaches that negates or supposes what stands behind it.
extension Utterance {
    enum Effect {
        case negates, supposes
    }

    /// Finds what is negated, asked and supposed in some tokens, which are whole sentences.
    mutating func markScopes(in range: Range<Int>) {
        for index in range where tokens[index].classes != [] { markScope(at: index, in: range) }
        for index in range where tokens[index].has(.wishes) || isCounterfactual(index, in: range) {
            turnWish(at: index, in: range)
        }
        for index in range where tokens[index].has(.contrast) { markFormer(before: index, in: range) }
        var start = range.lowerBound
        for index in range where index + 1 == range.upperBound || tokens[index + 1].before == .hard {
            markQuestions(in: start..<index + 1)
            start = index + 1
        }
    }

    mutating func markScope(at index: Int, in range: Range<Int>) {
        let token = tokens[index]
        let next = Int(token.phraseEnd)
        if token.has(.negator) {
            // "never once": the "once" is denied as well.
            for part in index + 1..<max(index + 1, next) { tokens[part].negator = Int32(index) }
            mark(.negates, by: index, from: next, in: range)
        }
        if token.has(.negatesNoun), !isInterjection(index) { negateNoun(by: index, from: next, in: range) }
        // "why can't I stop loving him"; other questions of this kind deny nothing: "why can't I talk to him".
        if token.has(.ends), index >= range.lowerBound + 2, tokens[index - 1].beginsSubject,
            tokens[index - 2].has(.negator)
        {
            tokens[index].negator = Int32(index - 2)
        }
        if token.has(.ends), tokens[index].negator < 0, let verb = firstVerb(from: next, in: range),
            tokens[verb].isForm(.progressive)
        {
            mark(.negates, by: index, from: next, in: range)
        }
        if token.has(.supposes),
            token.has(.subordinator)
                || (token.has(.adverb) ? isBeforeVerb(next) || isBeforeOther(next) : hasComplement(next))
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
        if token.has(.hopes) {
            supposeObject(of: index, from: next, in: range)
            if let start = intention(behind: next, in: range) { mark(.supposes, by: index, from: start, in: range) }
        }
        // "I left in May" is no "may".
        if token.has([.unreal, .conditional]), !token.isTime, isUnreal(index, in: range) {
            mark(.supposes, by: index, from: next, in: range)
        }
        if token.has(.formerly), index == range.lowerBound || !tokens[index - 1].has([.be, .get]) {
            mark(.supposes, by: index, from: next, in: range)
        }
    }

    // MARK: how far

    /// Marks the tokens from `start` to the end of what belongs to the word at `trigger`.
    mutating func mark(_ effect: Effect, by trigger: Int, from start: Int, in range: Range<Int>) {
        // The last word that may have a clause of its own behind it, and how far that has been passed.
        var opener = start
        let takesClause = effect != .negates || opensClause(start) || tokens[trigger].has(.raises)
        var mayBegin = takesClause
        var index = start
        let end = min(range.upperBound, start + Utterance.reach)
        while index < end {
            let token = tokens[index]
            if token.before == .hard || token.before == .soft && !continuesList(index, effect, in: range) { return }
            if token.has(.contrast) { return }
            if token.has(.coordinator), !token.has(.alternative), !joins(index, in: range) { return }
            if token.has(.interrogative), !token.has(.relative) || index == start { return }
            if token.has(.reason), index > start, effect == .negates, !isPastSupport(trigger - 1) { return }
            if token.has(.subordinator), index > start || !takesClause || token.has(.supposes) { return }
            if token.beginsSubject, index > start || !isDeniedAlone(index, by: trigger) {
                let isOpened = mayBegin && isOnlyPassed(opener..<index)
                guard isOpened || effect == .negates && index == start + 1 && isFronted(start) else { return }
                mayBegin = false
            }
            set(effect, trigger, at: index)
            // "I would like to tell you that he left"
            if effect == .supposes, token.has(.reports), continues(index + 1), tokens[index + 1].has(.second) { return }
            if token.has([.factive, .ends]), index > start || effect == .negates { return }
            if token.has([.raises, .reports]) {
                mayBegin = true
                opener = Int(token.phraseEnd)
            }
            index += 1
        }
    }

    /// "never did he leave", "not once has he": an auxiliary before its subject, brought there by what denies it.
    func isFronted(_ auxiliary: Int) -> Bool {
        guard tokens[auxiliary].has(.auxiliary), auxiliary > 0, continues(auxiliary) else { return false }
        return (max(0, auxiliary - 2)..<auxiliary).contains { index in
            guard tokens[index].has(.negator), Int(tokens[index].phraseEnd) == auxiliary else { return false }
            guard index > 0, continues(index) else { return true }
            let before = tokens[index - 1]
            return !before.has([.auxiliary, .pronoun]) && !before.isVerb
        }
    }

    /// "he did not leave because of money" denies the money.
    private func isPastSupport(_ index: Int) -> Bool {
        index >= 0 && tokens[index].has(.support) && tokens[index].isForm(.past)
    }

    mutating func set(_ effect: Effect, _ trigger: Int, at index: Int) {
        switch effect {
        case .negates: tokens[index].negator = Int32(trigger)
        case .supposes: tokens[index].supposer = Int32(trigger)
        }
    }

    /// "not him" is no clause, but "wasn't he ill" is.
    private func isDeniedAlone(_ index: Int, by negator: Int) -> Bool {
        tokens[index].phrase >= 0 && nounPhrases[Int(tokens[index].phrase)].firstVerb < 0
            && (negator == 0 || !tokens[negator - 1].has([.auxiliary, .be]) && !tokens[negator - 1].isVerb)
    }

    /// "it's not that he left", "not because he left": here a negation reaches into the clause.
    func opensClause(_ index: Int) -> Bool {
        continues(index) && tokens[index].has([.complementizer, .subordinator])
    }

    func isOnlyPassed(_ range: Range<Int>) -> Bool {
        for index in range
        where !tokens[index].has([.complementizer, .adverb, .filler, .subordinator, .preposition, .object, .auxiliary])
            && !tokens[index].isTime
        {
            return false
        }
        return true
    }

    /// A negation goes on over a comma in a list that ends in "or".
    func continuesList(_ start: Int, _ effect: Effect, in range: Range<Int>) -> Bool {
        guard effect == .negates else { return false }
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
    func joins(_ coordinator: Int, in range: Range<Int>) -> Bool {
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

    func firstVerb(from start: Int, in range: Range<Int>) -> Int? {
        for index in start..<min(start + 4, range.upperBound) {
            if tokens[index].before != .none || tokens[index].beginsSubject { return nil }
            if tokens[index].isVerb { return index }
        }
        return nil
    }
}
