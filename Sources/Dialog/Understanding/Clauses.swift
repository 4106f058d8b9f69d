/// Finds who does what: the subject of every verb.
///
/// This is no parser of English. It goes through the words once and knows at each whether a subject, a verb or an object
/// was last seen; that is enough for what people type, which few parsers take.
struct ClauseReader {
    enum Phase {
        /// Nothing yet: a subject may follow, or the sentence leaves it out.
        case start
        /// A subject was read; its verb may follow.
        case subject
        /// A verb was read; another may hang on it: "kept texting".
        case verb
        /// Something behind the verb was read.
        case object
        /// After a comma or "and": a verb here has the subject of the one before.
        case joined
    }

    var phase = Phase.start
    /// The noun phrase that is the subject here; -1 for none.
    var subject: Int32 = -1
    /// The subject of the sentence before, which "And left me" goes on with.
    var earlier: Int32 = -1
    /// What was last read behind a verb.
    var object: Int32 = -1
    /// The subject outside of a relative clause, whose verb may follow it: "my ex, whom I loved, left".
    var outer: Int32 = -1
    /// Who says what the clause tells, and may go on to do something: "he said I was too much and left".
    var speaker: Int32 = -1
    /// The subject of the clause on which this one hangs: "he broke in after I left and beat me".
    var main: Int32 = -1
    var clause: Int32 = 0
    /// The main verb read last.
    var verb = -1
    var hasPreposition = false
    var passesObject = false
    var isInfinitive = false

    static func read(_ utterance: inout Utterance, _ english: English) {
        var reader = ClauseReader()
        var index = 0
        while index < utterance.tokens.count { index = reader.take(index, &utterance, english) }
        utterance.markLight()
    }

    /// Takes the token, or the phrase that begins with it, and returns what comes next.
    mutating func take(_ index: Int, _ utterance: inout Utterance, _ english: English) -> Int {
        let token = utterance.tokens[index]
        separate(token.before)
        utterance.tokens[index].clause = clause
        let end = Int(token.phraseEnd)
        for part in index..<end { utterance.tokens[part].clause = clause }
        if token.isTime { return index + 1 }
        if utterance.isPossessiveMark(index) { return end }
        if token.has([.complementizer, .relative, .interrogative]), opensClause(index, &utterance) {
            return end
        }
        if token.has(.coordinator) || token.has(.alternative) || token.has(.contrast) {
            join(token)
            return end
        }
        if token.has(.subordinator) {
            begin(&utterance, index)
            return end
        }
        if let next = noun(index, &utterance) { return next }
        if token.has(.infinitive) {
            isInfinitive = true
            return end
        }
        if utterance.isVerbal(index), !isNoun(index, utterance) {
            takeVerb(index, &utterance, english)
            return end
        }
        if token.has(.preposition) {
            // "found out he left": what belongs to a verb has no object of its own.
            if token.has(.particle), phase == .verb { return end }
            hasPreposition = true
            passesObject = token.has(.passesObject)
            return end
        }
        if token.has([.adverb, .negator, .filler, .article]) { return end }
        takeOther(index, &utterance)
        return end
    }

    // MARK: boundaries

    mutating func separate(_ strength: Token.Break) {
        switch strength {
        case .none: return
        case .soft: if phase != .start { phase = .joined }
        case .hard:
            if subject >= 0 { earlier = subject }
            subject = -1
            phase = .start
            object = -1
            outer = -1
            speaker = -1
            main = -1
            verb = -1
        }
        clause += 1
        clearLinks()
    }

    mutating func clearLinks() {
        hasPreposition = false
        passesObject = false
        isInfinitive = false
    }

    mutating func join(_ token: Token) {
        if phase == .start, subject < 0 { subject = earlier }
        phase = subject >= 0 ? .joined : .start
        if token.has(.contrast) { clause += 1 }
        clearLinks()
    }

    /// "because", "when", "if"
    mutating func begin(_ utterance: inout Utterance, _ index: Int) {
        if phase != .start { main = subject }
        phase = .start
        clause += 1
        clearLinks()
        utterance.tokens[index].clause = clause
    }

    /// "that he left", "who left", "why she left". False where the word is something else, as in "that girl".
    mutating func opensClause(_ index: Int, _ utterance: inout Utterance) -> Bool {
        let token = utterance.tokens[index]
        let follows = index > 0 && token.before < .hard
        if token.has(.relative), follows, index > 0, utterance.tokens[index - 1].phrase >= 0,
            [.subject, .object, .joined].contains(phase), !isTold(index, utterance)
        {
            // "my boyfriend, who left": who is he.
            let antecedent = utterance.tokens[index - 1].phrase
            subject = antecedent
            outer = antecedent
            phase = .subject
            clearLinks()
            return true
        }
        if token.has(.complementizer) {
            // "that girl left" has a noun behind it, "that she left" a subject.
            guard phase == .verb || phase == .object, utterance.continues(index + 1) else { return false }
            let next = utterance.tokens[index + 1]
            guard next.has([.pronoun, .possessive, .article, .auxiliary, .adverb]) || next.isName else { return false }
            phase = .start
            clearLinks()
            return true
        }
        guard token.has(.interrogative) else { return false }
        begin(&utterance, index)
        return true
    }

    /// "told me that he left"
    private func isTold(_ index: Int, _ utterance: Utterance) -> Bool {
        let listener = utterance.nounPhrases[Int(utterance.tokens[index - 1].phrase)]
        return utterance.tokens[index].has(.complementizer) && verb >= 0 && utterance.tokens[verb].has(.reports)
            && listener.isPronoun && !listener.classes.contains(.third)
    }

    // MARK: other words

    mutating func takeOther(_ index: Int, _ utterance: inout Utterance) {
        switch phase {
        case .subject: return
        case .verb:
            phase = .object
            object = -1
        case .start, .joined:
            // "distance killed us": a noun of its own, if a verb follows.
            if isFollowedByFinite(index + 1, utterance) {
                var phrase = NounPhrase(start: Int32(index), end: Int32(index + 1))
                phrase.isForeign = true
                utterance.tokens[index].phrase = Int32(utterance.nounPhrases.count)
                utterance.nounPhrases.append(phrase)
                beginSubject(utterance.nounPhrases.count - 1, index, &utterance)
                return
            }
            // "he was mean, cold and distant": each is said of him.
            if phase == .joined, subject >= 0 {
                utterance.tokens[index].subject = subject
                utterance.link(index, to: subject)
            }
            phase = .object
            object = -1
        case .object: break
        }
        clearLinks()
    }
}
