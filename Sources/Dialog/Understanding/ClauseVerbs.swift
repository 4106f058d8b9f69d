/// Verbs, and who does what they say.
extension ClauseReader {
    /// Whether a word that may be a verb is a noun where it stands.
    func isNoun(_ index: Int, _ utterance: Utterance) -> Bool {
        let token = utterance.tokens[index]
        if token.has(.auxiliary) { return false }
        if isInfinitive { return false }
        if hasPreposition { return !token.isForm(.progressive) && !token.isForm(.past) && phase != .subject }
        // "had sex", "a text": the plain form or the plural behind a verb.
        let isPlain = !token.isForm([.past, .participle, .progressive])
        // "no tears left"
        if isPlain, index > 0, token.before == .none, utterance.tokens[index - 1].has(.negatesNoun) { return true }
        if phase == .verb, isPlain, verb >= 0 { return !takesBare(utterance.tokens[verb]) }
        return false
    }

    /// Verbs that take another in its plain form: auxiliaries, "let", "help".
    func takesBare(_ token: Token) -> Bool { token.has([.auxiliary, .directs, .perceives]) }

    mutating func takeVerb(_ index: Int, _ utterance: inout Utterance, _ english: English) {
        let token = utterance.tokens[index]
        let owner = subjectOfVerb(index, utterance)
        if phase == .start, owner >= 0, !isInfinitive, !token.isForm(.progressive), subject < 0 { subject = owner }
        // A clause within is over.
        if owner >= 0, owner == outer || owner == speaker { (subject, outer, speaker) = (owner, -1, -1) }
        utterance.tokens[index].isVerb = true
        utterance.tokens[index].subject = owner
        utterance.tokens[index].isPassive = isPassive(index, utterance)
        utterance.tokens[index].hasAgent = utterance.isFollowedByAgent(index + 1)
        utterance.findParticle(of: index, english)
        if owner >= 0 { utterance.link(index, to: owner) }
        verb = index
        phase = .verb
        clearLinks()
    }

    func subjectOfVerb(_ index: Int, _ utterance: Utterance) -> Int32 {
        let token = utterance.tokens[index]
        switch phase {
        case .subject: return subject
        case .joined where speaker >= 0 && isOfSpeaker(index, utterance): return speaker
        case .joined where main >= 0 && isDoneToWriter(index, utterance): return main
        case .joined: return subject >= 0 ? subject : Token.elidedSubject
        case .verb, .object:
            if outer >= 0, outer != subject, isSecondFinite(index, utterance) { return outer }
            return subjectBehind(index, utterance)
        case .start:
            // "after leaving me": whoever is spoken of.
            if hasPreposition || token.isForm(.progressive), subject >= 0 { return subject }
            return subject >= 0 ? subject : Token.elidedSubject
        }
    }

    /// Who does what a verb says that stands behind another, or behind what that is done to.
    private func subjectBehind(_ index: Int, _ utterance: Utterance) -> Int32 {
        let token = utterance.tokens[index]
        if phase == .verb {
            return subject >= 0 ? subject : verb >= 0 ? utterance.tokens[verb].subject : Token.unknownSubject
        }
        guard object >= 0, verb >= 0 else {
            return token.isForm(.progressive) || isInfinitive ? subject : Token.unknownSubject
        }
        let person = utterance.nounPhrases[Int(object)]
        let isPerson = person.isPerson || person.isPronoun
        let governor = utterance.tokens[verb]
        if isInfinitive { return isPerson && governor.has(.directs) ? object : subject }
        if token.isForm(.progressive) {
            // "about her cheating", "caught him lying"
            let isNext = Int(person.end) == index && person.isPronoun && !person.classes.contains(.subject)
            if isNext, !hasPreposition { return object }
            if hasPreposition { return isPerson && passesObject ? object : subject }
            return isPerson && governor.has([.perceives, .directs]) ? object : subject
        }
        if token.isForm(.base), governor.has([.perceives, .directs]), isPerson { return object }
        if token.has(.auxiliary) { return Token.unknownSubject }
        // "he left me cheated on me": a pronoun in its object form is no subject, so the first goes on.
        return person.isPronoun && person.classes.contains(.object) && !person.classes.contains(.subject)
            ? subject : Token.unknownSubject
    }

    /// Two verbs with a time of their own belong to two clauses: "the man I love left", "the girl I was talking to said".
    func isSecondFinite(_ index: Int, _ utterance: Utterance) -> Bool {
        guard verb >= 0, utterance.tokens[index].isForm([.past, .third]) else { return false }
        let before = utterance.tokens[verb]
        if before.isForm(.progressive) { return !utterance.tokens[index].isForm(.base) }
        return before.isForm([.past, .third, .base]) && !before.has(.auxiliary)
    }

    /// Whether what follows "and" in what somebody says is what they did then: "he said we need to talk and left".
    func isOfSpeaker(_ index: Int, _ utterance: Utterance) -> Bool {
        let token = utterance.tokens[index]
        guard verb >= 0, subject >= 0, token.isForm(.past), !token.isForm(.base) else { return false }
        if isDoneToWriter(index, utterance) { return true }
        let isFirst = utterance.nounPhrases[Int(subject)].classes.contains(.first)
        guard isFirst || utterance.nounPhrases[Int(speaker)].classes.contains(.first) else { return false }
        // "he said I deserved better and left", but "he said I lied and left"
        let isToldToWriter = isFirst && verb + 1 < index - 1 && !utterance.tokens[verb].has(.auxiliary)
        return utterance.tokens[verb].has(.be) || isToldToWriter
            || !utterance.tokens[verb].isForm([.past, .progressive])
    }

    /// Nobody says "I blocked me": somebody else did.
    private func isDoneToWriter(_ index: Int, _ utterance: Utterance) -> Bool {
        guard subject >= 0, utterance.nounPhrases[Int(subject)].classes.contains(.first),
            utterance.continues(index + 1)
        else { return false }
        let object = utterance.tokens[index + 1]
        return object.has(.object) && object.has(.first) && !object.has(.reflexive)
    }

    /// "was left", "got dumped", "has been left"; also "dumped by".
    func isPassive(_ index: Int, _ utterance: Utterance) -> Bool {
        let token = utterance.tokens[index]
        guard !token.has(.auxiliary), token.isForm(.participle) || token.forms.isEmpty else { return false }
        var before = index - 1
        var isInverted = false
        while before >= 0, before + Utterance.reach > index, utterance.tokens[before + 1].before == .none {
            let other = utterance.tokens[before]
            if isInverted, !other.has([.be, .get]) { break }
            if other.has([.be, .get]) {
                // The 's of "he's left" is "has".
                if utterance.tokens[before].isSuffixS { return false }
                return true
            }
            if other.has(.have) { return false }
            // "was he left"
            isInverted = other.has(.pronoun) && other.beginsSubject
            guard other.has([.adverb, .negator, .filler]) || other.isTime || isInverted else { break }
            before -= 1
        }
        return phase != .subject && utterance.isFollowedByAgent(index + 1)
    }
}
