/// Sentences without a subject: "Got dumped", "Left me for my friend".
extension Utterance {
    /// Who is left out before a verb without a subject: a first or a third person; nil where it is an order or unclear.
    func personLeftOut(before verb: Int) -> WordClass? {
        // "who moves out": the question itself is the subject.
        // "am I better off": it stands behind.
        let isInverted =
            tokens[verb].has(.auxiliary) && continues(verb + 1) && tokens[verb + 1].beginsSubject
            && tokens[verb + 1].has(.subject)
        guard !isInverted, mayLackSubject(verb), verb == 0 || !continues(verb) || !tokens[verb - 1].has(.interrogative)
        else {
            return nil
        }
        // "moves out" is nothing that "I" does.
        let isThirdForm = tokens[verb].isForm(.third) && !tokens[verb].isForm([.base, .past, .participle])
        return isThirdForm || isThirdLeftOut(before: verb) ? .third : .first
    }

    /// Whether what is said ends before a token: "so tired of this", but not "tired eyes".
    func endsSaying(_ index: Int) -> Bool {
        guard continues(index) else { return true }
        return tokens[index].isTime || !tokens[index].classes.isDisjoint(with: .function)
    }

    /// A base form is an order: "leave me alone"; but not "miss him so much".
    private func mayLackSubject(_ verb: Int) -> Bool {
        let token = tokens[verb]
        if isInner(verb) { return !isThirdLeftOut(before: verb) }
        if token.has(.auxiliary) { return !token.isForm(.base) || token.has(.unreal) || token.has(.conditional) }
        return token.isForm([.past, .participle, .third, .progressive])
            && !(token.isForm(.base) && !token.isForm(.past))
    }

    /// "still miss him", "don't want him back": what people say of themselves as the first words.
    private func isInner(_ verb: Int) -> Bool {
        guard tokens[verb].isForm(.base) else { return false }
        var next = verb
        if tokens[verb].has(.support), continues(verb + 1), tokens[verb + 1].has(.negator) {
            next = Int(tokens[verb + 1].phraseEnd)
            while continues(next), tokens[next].has(.adverb) { next += 1 }
            guard continues(next) else { return false }
        }
        guard tokens[next].has(.inner), tokens[next].isForm(.base) else { return false }
        var first = verb
        while first > 0, continues(first), tokens[first - 1].has([.adverb, .filler]) { first -= 1 }
        return first == 0 || tokens[first].before != .none
    }

    /// What is done to the writer is done by the other one; what is done to the other one, by the writer. Else whoever the
    /// sentence before spoke of.
    private func isThirdLeftOut(before verb: Int) -> Bool {
        for index in verb + 1..<max(verb + 1, min(verb + 6, tokens.count)) {
            let token = tokens[index]
            if token.before != .none || token.beginsSubject { break }
            // "ended it myself"
            if token.has(.reflexive) { return !token.has(.first) }
            if token.has(.first) { return token.has(.object) || !token.has(.possessive) }
            if token.has(.third), token.has([.object, .possessive]) { return false }
        }
        for index in verb + 1..<max(verb + 1, min(verb + 6, tokens.count)) {
            if tokens[index].before != .none || tokens[index].beginsSubject { break }
            if tokens[index].phrase >= 0, nounPhrases[Int(tokens[index].phrase)].isParty { return false }
        }
        // "He lied. Cheated twice."
        var before = verb - 1
        while before >= 0, before > verb - Utterance.reach {
            if tokens[before].beginsSubject {
                return tokens[before].has(.third)
                    || tokens[before].phrase >= 0 && nounPhrases[Int(tokens[before].phrase)].isParty
                        && !tokens[before].has(.first)
            }
            before -= 1
        }
        return false
    }
}
