/// What is denied by "no", and what is only supposed.
extension Utterance {
    // MARK: "no"

    /// "No, he left", "no he left": an answer, which negates nothing.
    func isInterjection(_ index: Int) -> Bool {
        guard tokens[index].before != .none || index == 0 else { return false }
        guard continues(index + 1) else { return true }
        return tokens[index + 1].has([
            .pronoun, .possessive, .negator, .correction, .adverb, .filler, .interrogative, .auxiliary,
        ])
    }

    mutating func negateNoun(by trigger: Int, from start: Int, in range: Range<Int>) {
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
    func isBeforeVerb(_ index: Int) -> Bool { continues(index) && tokens[index].isVerb }

    /// "maybe he cheated"; of themselves people say "maybe I was too jealous" when they know it.
    func isBeforeOther(_ index: Int) -> Bool {
        continues(index) && tokens[index].beginsSubject && !tokens[index].has(.first)
    }

    /// Whether a clause, or a verb in -ing, stands behind: "afraid (that) he", "worried about leaving".
    func hasComplement(_ start: Int) -> Bool {
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
    func isSupposedBelief(_ index: Int) -> Bool {
        guard let subject = nounPhrase(of: index) else { return false }
        return !subject.isWriter || tokens[index].isForm(.past)
    }

    func nounPhrase(of verb: Int) -> NounPhrase? {
        tokens[verb].subject >= 0 ? nounPhrases[Int(tokens[verb].subject)] : nil
    }

    /// "he claims he left" is his own word for it.
    func isSameSpeaker(_ index: Int, _ next: Int) -> Bool {
        guard let speaker = nounPhrase(of: index) else { return false }
        guard let embedded = (next..<min(next + 4, tokens.count)).first(where: { tokens[$0].beginsSubject }) else {
            return false
        }
        let other = tokens[embedded].classes
        if speaker.isWriter || other.contains(.first) { return speaker.isWriter && other.contains(.first) }
        return other.contains(.third)
    }

    /// What a third person says is hearsay, unless it was told to the writer.
    func isReportOfOther(_ index: Int, _ next: Int) -> Bool {
        guard let speaker = nounPhrase(of: index), !speaker.isParty,
            speaker.isPerson || speaker.isForeign || speaker.isAnybody
        else { return false }
        if continues(next), tokens[next].has(.first), !tokens[next].has(.possessive) { return false }
        return hasComplement(next)
    }

    /// "considering a divorce", "wants a divorce": what is wanted is not there.
    mutating func supposeObject(of verb: Int, from start: Int, in range: Range<Int>) {
        var index = start
        while index < range.upperBound, tokens[index].before == .none, tokens[index].has([.preposition, .adverb]) {
            index += 1
        }
        guard index < range.upperBound, tokens[index].before == .none, tokens[index].has(.article),
            tokens[index].temporal == .article,
            tokens[index].phrase >= 0
        else { return }
        for part in index..<min(Int(nounPhrases[Int(tokens[index].phrase)].end), range.upperBound) {
            tokens[part].supposer = Int32(verb)
        }
    }

    /// "we were far away but now live together": what two were is over, where it is said how they are now.
    mutating func markFormer(before contrast: Int, in range: Range<Int>) {
        let clause = tokens[contrast].clause
        let end = min(range.upperBound, contrast + 4)
        guard let now = (contrast + 1..<end).first(where: { tokens[$0].has(.presently) }),
            now + 1 < range.upperBound, !tokens[now + 1].beginsSubject || tokens[now + 1].has(.first),
            let be = (max(range.lowerBound, contrast - 8)..<contrast).first(where: {
                tokens[$0].has(.be) && tokens[$0].isForm(.past)
                    && nounPhrase(of: $0)?.classes.contains([.first, .plural]) == true
            }), tokens[be].clause + 1 >= clause,
            !tokens[be..<contrast].contains(where: {
                $0.isTime || $0.isForm([.progressive, .participle]) && !$0.has(.be)
            })
        else { return }
        tokens[be].classes.insert(.formerly)
        for index in be + 1..<contrast { tokens[index].supposer = Int32(be) }
    }

    /// Where the intended act begins: "want to leave", "asked me to leave", "thinking of leaving".
    func intention(behind start: Int, in range: Range<Int>) -> Int? {
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

    func isUnreal(_ index: Int, in range: Range<Int>) -> Bool {
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
        var after = next
        while continues(after), tokens[after].has(.adverb) { after = Int(tokens[after].phraseEnd) }
        if continues(after), tokens[after].isForm(.participle), !tokens[after].isForm(.base), tokens[index].has(.have) {
            return false
        }
        if nounPhrase(of: index)?.isWriter == true { return true }
        let nearby = max(range.lowerBound, index - 20)..<min(range.upperBound, index + 20)
        return nearby.contains { tokens[$0].has([.supposes, .wishes]) || $0 < index && tokens[$0].has(.believes) }
    }

    /// "if he hadn't left"
    func isCounterfactual(_ index: Int, in range: Range<Int>) -> Bool {
        guard tokens[index].has(.supposes), tokens[index].has(.subordinator) else { return false }
        for next in index..<min(range.upperBound, index + 6) where tokens[next].has(.have) && tokens[next].isForm(.past)
        {
            return continues(next + 1) && tokens[next + 1].has(.negator)
        }
        return false
    }

    /// "I wish he hadn't left": he left.
    mutating func turnWish(at wish: Int, in range: Range<Int>) {
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
