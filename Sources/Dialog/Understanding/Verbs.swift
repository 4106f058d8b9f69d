/// What a verb has to do with the words around it.
extension Utterance {
    /// "by", perhaps behind a preposition: "cheated on by".
    func isFollowedByAgent(_ index: Int) -> Bool {
        var next = index
        while continues(next), next < index + 3, !tokens[next].has(.agent) {
            guard tokens[next].has(.preposition) else { return false }
            next += 1
        }
        return continues(next) && tokens[next].has(.agent)
    }

    /// Looks for the word that makes a verb another one: "hit me up", "kicked out".
    mutating func findParticle(of verb: Int, _ english: English) {
        guard tokens[verb].word >= 0 else { return }
        let lemmas = english.lexicon.entries[Int(tokens[verb].word)].lemmas
        for lemma in [lemmas.0, lemmas.1, lemmas.2]
        where lemma.word >= 0 && english.lexicon.entries[Int(lemma.word)].isPhrasal {
            var hasObject = false
            for index in verb + 1..<max(verb + 1, min(verb + 6, tokens.count)) {
                guard tokens[index].before == .none, !opensOther(index) else { break }
                if tokens[index].isTime, !tokens[index].has(.particle) { continue }
                // "hit me up" and "leave me be", but "left me for her" is no "left for".
                let mayFollowObject = tokens[index].has([.particle, .be]) || !tokens[index].has(.function)
                if !hasObject || mayFollowObject, tokens[index].word >= 0,
                    english.lexicon.entries[Int(tokens[index].word)].makesPhrasal,
                    english.phrasal.contains(where: { $0.verb == lemma.word && $0.particle == tokens[index].word })
                {
                    tokens[verb].particle = Int32(index)
                    return
                }
                if tokens[index].has([.pronoun, .possessive, .article, .person, .preposition]) { hasObject = true }
            }
        }
    }

    /// "left because I found out": another clause has its own words.
    private func opensOther(_ index: Int) -> Bool {
        let token = tokens[index]
        return token.beginsSubject || token.has([.subordinator, .complementizer, .interrogative, .contrast])
            || token.has(.subject) && token.has(.pronoun) && !token.has(.object)
    }

    /// Marks what a pattern may pass over between two of its words, and where it may go on.
    mutating func markLight() {
        for index in tokens.indices {
            // A comma ends what belongs together, except before a preposition: "he left me, for her".
            let goesOn = tokens[index].has([.preposition, .coordinator, .contrast])
            tokens[index].follows = tokens[index].before == .none || tokens[index].before == .soft && goesOn
            let isLight =
                tokens[index].has(.skipped) || tokens[index].isTime
                || tokens[index].has(.infinitive) && isBaseVerb(index + 1)
            tokens[index].isLight = isLight && !tokens[index].beginsSubject && !isPossessiveMark(index)
        }
    }

    /// Adds a verb to those of a subject.
    mutating func link(_ verb: Int, to subject: Int32) {
        let owner = Int(subject)
        let last = nounPhrases[owner].lastVerb
        if last >= 0 { tokens[Int(last)].nextVerb = Int32(verb) } else { nounPhrases[owner].firstVerb = Int32(verb) }
        nounPhrases[owner].lastVerb = Int32(verb)
    }

    func isBaseVerb(_ index: Int) -> Bool {
        continues(index) && tokens[index].isForm(.base) && (tokens[index].has(.verb) || tokens[index].isVerb)
    }

    /// Whether a token may be a verb, by its form.
    func isVerbal(_ index: Int) -> Bool {
        let token = tokens[index]
        if token.has([.auxiliary, .verb]) { return true }
        if token.isForm([.past, .participle, .progressive]) { return true }
        return token.word < 0 && token.kind == .word && looksLikeVerb(index)
    }

    /// Words the lexicon does not have: by their ending.
    private func looksLikeVerb(_ index: Int) -> Bool {
        let word = text[tokens[index].text]
        guard word.count >= 5 else { return false }
        return word.hasSuffix("ed") || word.hasSuffix("ing")
    }
}

extension ArraySlice<UInt8> {
    func hasSuffix(_ ending: StaticString) -> Bool {
        ending.withUTF8Buffer { count >= $0.count && suffix($0.count).elementsEqual($0) }
    }
}
