/// What is only asked. "Did he leave?" states nothing; "why did he leave?" takes it for granted.
extension Utterance {
    /// Marks the questions in one sentence.
    mutating func markQuestions(in sentence: Range<Int>) {
        var hasOpener = false
        for index in sentence {
            if tokens[index].has([.interrogative, .opener]) { hasOpener = true }
            guard tokens[index].has(.auxiliary), !isFronted(index), isInverted(index, in: sentence) else { continue }
            hasOpener = true
            tokens[index].isInverted = true
            let opener = questionWord(before: index, in: sentence)
            if opener == nil { ask(from: index, in: sentence) }
            if let opener, isPlan(index, opener) { askPlan(from: index, by: opener, in: sentence) }
        }
        if let first = sentence.first, tokens[first].has(.interrogative), isGeneral(sentence) {
            for index in sentence { tokens[index].asker = Int32(sentence.lowerBound) }
        }
        // "he cheated?"
        if !hasOpener, let last = sentence.last, tokens[last].endsQuestion, isOneShortClause(sentence), !isHedged(last)
        {
            for index in sentence { tokens[index].asker = Token.questionMark }
        }
    }

    /// "how do you know when it's over", "what do people do after a breakup": asked of anybody, and nothing of the writer.
    private func isGeneral(_ sentence: Range<Int>) -> Bool {
        // "what happens in a divorce", but not "what a mess"
        var isOfAnybody =
            sentence.dropFirst(2).contains { tokens[$0].has(.article) && tokens[$0].temporal == .article }
            && !sentence.contains { tokens[$0].isVerb && tokens[$0].isForm(.past) && !tokens[$0].isForm(.base) }
        for index in sentence {
            let token = tokens[index]
            if token.has([.first, .third]) || token.phrase >= 0 && nounPhrases[Int(token.phrase)].isParty {
                return false
            }
            if token.has([.second, .person]) { isOfAnybody = true }
        }
        return isOfAnybody
    }

    /// A verb before its subject: "did he", "is my ex".
    private func isInverted(_ index: Int, in sentence: Range<Int>) -> Bool {
        var next = Int(tokens[index].phraseEnd)
        while continues(next), tokens[next].has(.negator) { next += 1 }
        guard continues(next), next < sentence.upperBound else { return false }
        let follower = tokens[next]
        // "so does that mean"
        let isFirst = index <= sentence.lowerBound + 1 && beginsSentencePart(index, in: sentence)
        if isFirst, isQuestionOfNoun(index, next, sentence) { return true }
        // "had a drink", "was a mess": only the subject is left out.
        let mayBeNoun = follower.has(.possessive) || follower.has(.article) && follower.temporal != .article
        let isAsked = sentence.last.map { tokens[$0].endsQuestion } == true
        let isSubject =
            follower.has(.subject)
            || (mayBeNoun || isAsked && follower.has(.article)) && (isAsked || !tokens[index].has(.have))
                && beginsSentencePart(index, in: sentence)
        guard isSubject else { return false }
        if beginsSentencePart(index, in: sentence) { return true }
        // Where nothing ends the clause before: "I'm lost should I text him". A subject before the verb is its own.
        let before = tokens[index - 1]
        guard follower.has(.subject), !follower.has(.object), before.phrase < 0,
            !before.has([.auxiliary, .negator, .relative, .complementizer, .interrogative, .adverb])
        else { return false }
        return !tokens[index].has([.be, .have]) && !tokens[index].isSuffixS
    }

    /// "would flowers help", "can friends cheat", "is medication a good idea?"
    private func isQuestionOfNoun(_ index: Int, _ next: Int, _ sentence: Range<Int>) -> Bool {
        let follower = tokens[next]
        if follower.has([.adverb, .negator, .filler, .preposition, .auxiliary, .object, .infinitive]) || follower.isTime
        {
            return false
        }
        if follower.has(.negatesNoun) { return tokens[index].has(.support) }
        if !tokens[index].has([.be, .have]) {
            return !follower.isForm(.base) || !follower.has(.verb)
        }
        guard tokens[index].has(.be), !follower.isForm(.participle) else { return false }
        return sentence.last.map { tokens[$0].endsQuestion } == true || tokens[index].isForm(.third)
    }

    private func beginsSentencePart(_ index: Int, in sentence: Range<Int>) -> Bool {
        guard index > sentence.lowerBound, tokens[index].before == .none else { return true }
        let before = tokens[index - 1]
        // "yeah, but no, did he", but not "he never did"
        return before.has([.coordinator, .filler, .interrogative])
            || before.has([.yes, .no]) && beginsSentencePart(index - 1, in: sentence)
            || before.has(.adverb) && (index - 1 == sentence.lowerBound || before.before != .none)
    }

    /// "how do I leave him": it is not done yet. "Why do I miss him" takes it for granted.
    private func isPlan(_ index: Int, _ opener: Int) -> Bool {
        guard !tokens[opener].has(.factive), continues(index + 1) else { return false }
        return tokens[index + 1].has(.first) && !tokens[index].isForm(.past) && !tokens[index].has([.be, .have])
    }

    /// What is planned goes to the next verb: in "how can I cope with losing him" he is lost.
    private mutating func askPlan(from start: Int, by opener: Int, in sentence: Range<Int>) {
        for index in start..<min(sentence.upperBound, start + Utterance.reach) {
            let token = tokens[index]
            if index > start, token.before != .none || token.has([.contrast, .subordinator]) { return }
            if token.isForm(.progressive), token.isVerb || token.has(.verb) { return }
            tokens[index].asker = Int32(opener)
        }
    }

    /// "why" in "why did he"
    private func questionWord(before index: Int, in sentence: Range<Int>) -> Int? {
        var before = index - 1
        while before >= sentence.lowerBound, tokens[before + 1].before == .none, before > index - 4 {
            if tokens[before].has(.interrogative) { return before }
            guard tokens[before].has([.adverb, .filler]) || tokens[before].phrase < 0 && !tokens[before].isVerb else {
                return nil
            }
            before -= 1
        }
        return nil
    }

    private mutating func ask(from start: Int, in sentence: Range<Int>) {
        var subjects = 1
        var opener = start
        for index in start..<min(sentence.upperBound, start + Utterance.reach) {
            let token = tokens[index]
            if index > start, token.before != .none || token.has(.contrast) { return }
            if token.has([.subordinator, .interrogative]), index > start, !token.has(.supposes) { return }
            if token.beginsSubject || index == start + 1 && token.has(.pronoun) {
                let isComplement = index - opener <= 2
                guard subjects > 0 || isComplement else { return }
                subjects -= 1
            }
            tokens[index].asker = Int32(start)
            if token.has([.believes, .raises, .reports, .complementizer, .supposes, .coordinator]) { opener = index }
            if token.has(.factive), index > start + 2 { return }
        }
    }

    /// "she got bored of me, i think?": not sure, and no question.
    private func isHedged(_ last: Int) -> Bool {
        tokens[last].has(.believes) && last > 0 && tokens[last - 1].has(.subject) && tokens[last - 1].has(.first)
    }

    private func isOneShortClause(_ sentence: Range<Int>) -> Bool {
        guard sentence.count <= 8 else { return false }
        return !sentence.dropFirst().contains {
            tokens[$0].before != .none || tokens[$0].has([.coordinator, .subordinator])
        }
    }
}
