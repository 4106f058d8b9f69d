/// Finds who does what: the subject of every verb.
///
/// This is no parser of English. It goes through the words once and knows at each whether a subject, a verb or an object
/// was last seen; that is enough for what people type, which few parsers take.
struct ClauseReader {
    private enum Phase {
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

    private var phase = Phase.start
    /// The noun phrase that is the subject here; -1 for none.
    private var subject: Int32 = -1
    /// The subject of the sentence before, which "And left me" goes on with.
    private var earlier: Int32 = -1
    /// What was last read behind a verb.
    private var object: Int32 = -1
    /// The subject outside of a relative clause, whose verb may follow it: "my ex, whom I loved, left".
    private var outer: Int32 = -1
    private var clause: Int32 = 0
    /// The main verb read last.
    private var verb = -1
    private var hasPreposition = false
    private var passesObject = false
    private var isInfinitive = false

    static func read(_ utterance: inout Utterance, _ english: English) {
        var reader = ClauseReader()
        var index = 0
        while index < utterance.tokens.count { index = reader.take(index, &utterance, english) }
    }

    /// Takes the token, or the phrase that begins with it, and returns what comes next.
    private mutating func take(_ index: Int, _ utterance: inout Utterance, _ english: English) -> Int {
        let token = utterance.tokens[index]
        separate(token.before)
        utterance.tokens[index].clause = clause
        let end = Int(token.phraseEnd)
        for part in index..<end { utterance.tokens[part].clause = clause }
        if token.isTime { return index + 1 }
        if utterance.isPossessiveMark(index) { return end }
        if token.has([.complementizer, .relative, .interrogative]), opensClause(index, &utterance, english) {
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
        if let next = noun(index, &utterance, english) { return next }
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
        takeOther(index, &utterance, english)
        return end
    }

    // MARK: boundaries

    private mutating func separate(_ strength: Token.Break) {
        switch strength {
        case .none: return
        case .soft: if phase != .start { phase = .joined }
        case .hard:
            if subject >= 0 { earlier = subject }
            subject = -1
            phase = .start
            object = -1
            outer = -1
            verb = -1
        }
        clause += 1
        clearLinks()
    }

    private mutating func clearLinks() {
        hasPreposition = false
        passesObject = false
        isInfinitive = false
    }

    private mutating func join(_ token: Token) {
        if phase == .start, subject < 0 { subject = earlier }
        phase = subject >= 0 ? .joined : .start
        if token.has(.contrast) { clause += 1 }
        clearLinks()
    }

    /// "because", "when", "if"
    private mutating func begin(_ utterance: inout Utterance, _ index: Int) {
        phase = .start
        clause += 1
        clearLinks()
        utterance.tokens[index].clause = clause
    }

    /// "that he left", "who left", "why she left". False where the word is something else, as in "that girl".
    private mutating func opensClause(_ index: Int, _ utterance: inout Utterance, _ english: English) -> Bool {
        let token = utterance.tokens[index]
        let follows = index > 0 && token.before < .hard
        if token.has(.relative), follows, index > 0, utterance.tokens[index - 1].phrase >= 0,
            [.subject, .object, .joined].contains(phase)
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

    // MARK: nouns

    private mutating func noun(_ index: Int, _ utterance: inout Utterance, _ english: English) -> Int? {
        let token = utterance.tokens[index]
        // What is a verb behind a subject is no noun: "he names".
        if phase == .subject || isInfinitive, token.has(.verb), !token.has(.pronoun) { return nil }
        guard let found = utterance.nounPhrase(at: index, english) else { return nil }
        let end = Int(utterance.nounPhrases[found].end)
        for part in index..<end { utterance.tokens[part].clause = clause }
        // "my friend's": the noun it belongs to was taken with it. "he's" has its verb next.
        if hasPreposition, phase != .start || !isSubjectCase(index, utterance) {
            hasPreposition = false
            if phase != .subject { object = Int32(found) }
            if phase == .verb { phase = .object }
            if isSubjectCase(index, utterance), !isObjectCase(index, utterance) {
                beginSubject(found, index, &utterance, english)
            }
            return max(end, index + 1)
        }
        switch phase {
        case .start: return beginSubject(found, index, &utterance, english)
        case .joined:
            if isSubject(found, index, utterance) { return beginSubject(found, index, &utterance, english) }
            object = Int32(found)
        case .subject:
            // "the man he left", "me he left": another subject within the first.
            if isSubjectCase(index, utterance) { return beginSubject(found, index, &utterance, english) }
        case .verb, .object:
            let isNew =
                isSubjectCase(index, utterance)
                && (!isObjectCase(index, utterance) || isFollowedByFinite(end, utterance))
                || utterance.tokens[index].has(.pronoun) == false && isFollowedByFinite(end, utterance)
            if isNew { return beginSubject(found, index, &utterance, english) }
            object = Int32(found)
            phase = .object
        }
        clearLinks()
        return max(end, index + 1)
    }

    private func isSubjectCase(_ index: Int, _ utterance: Utterance) -> Bool { utterance.tokens[index].has(.subject) }
    private func isObjectCase(_ index: Int, _ utterance: Utterance) -> Bool { utterance.tokens[index].has(.object) }

    /// After "and" or a comma a noun begins a new clause when a verb follows; else it is one more thing.
    private func isSubject(_ found: Int, _ index: Int, _ utterance: Utterance) -> Bool {
        if isSubjectCase(index, utterance), !isObjectCase(index, utterance) { return true }
        var next = Int(utterance.nounPhrases[found].end)
        if next < utterance.tokens.count, utterance.tokens[next].before < .hard,
            utterance.tokens[next].has([.coordinator, .relative])
        {
            return true
        }
        while utterance.continues(next),
            utterance.tokens[next].isTime || utterance.tokens[next].has([.adverb, .negator, .filler])
        { next += 1 }
        return utterance.continues(next) && (utterance.isVerbal(next) || utterance.tokens[next].isSuffixS)
    }

    /// Whether a verb with a time of its own follows, so that the noun before is its subject: "I know my wife left".
    private func isFollowedByFinite(_ start: Int, _ utterance: Utterance) -> Bool {
        var next = start
        while utterance.continues(next),
            utterance.tokens[next].isTime || utterance.tokens[next].has([.adverb, .negator, .filler])
        { next += 1 }
        guard utterance.continues(next) else { return false }
        let token = utterance.tokens[next]
        if token.has(.auxiliary) || utterance.tokens[next].isSuffixS { return true }
        if token.has(.verb) || token.isForm(.past), token.isForm([.past, .third]) { return true }
        // "I see you love him": base forms only behind a pronoun that is a subject.
        return token.has(.verb) && token.isForm(.base) && isSubjectCase(start - 1, utterance) && !token.isForm(.noun)
    }

    /// Makes a noun phrase the subject; with what "and" joins to it, when they stand before a verb.
    @discardableResult
    private mutating func beginSubject(_ found: Int, _ index: Int, _ utterance: inout Utterance, _ english: English)
        -> Int
    {
        subject = Int32(found)
        if phase == .joined || phase == .subject { clause += 1 }
        phase = .subject
        clearLinks()
        utterance.tokens[index].beginsSubject = true
        utterance.nounPhrases[found].antecedent = -1
        var end = max(Int(utterance.nounPhrases[found].end), index + 1)
        for part in index..<end { utterance.tokens[part].clause = clause }
        var members = [Int32(found)]
        while end + 1 < utterance.tokens.count, isJoint(end, utterance),
            let other = joined(end + 1, &utterance, english)
        {
            members.append(Int32(other))
            end = max(Int(utterance.nounPhrases[other].end), end + 2)
        }
        guard members.count > 1 else { return end }
        var group = NounPhrase(start: Int32(index), end: Int32(end))
        for member in members {
            group.isForeign = group.isForeign || utterance.nounPhrases[Int(member)].isForeign
            group.isPerson = group.isPerson || utterance.nounPhrases[Int(member)].isPerson
            group.classes.formUnion(utterance.nounPhrases[Int(member)].classes.intersection([.first]))
            utterance.nounPhrases[Int(member)].group = Int32(utterance.nounPhrases.count)
        }
        subject = Int32(utterance.nounPhrases.count)
        utterance.nounPhrases.append(group)
        for part in index..<end { utterance.tokens[part].clause = clause }
        return end
    }

    private func isJoint(_ index: Int, _ utterance: Utterance) -> Bool {
        utterance.continues(index) && utterance.tokens[index].has(.coordinator)
            && !utterance.tokens[index].has(.contrast) && !utterance.tokens[index].has(.alternative)
    }

    /// The noun phrase behind "and", when a verb follows, and not one that begins a clause of its own.
    private func joined(_ index: Int, _ utterance: inout Utterance, _ english: English) -> Int? {
        guard utterance.continues(index) else { return nil }
        let token = utterance.tokens[index]
        guard token.has([.pronoun, .possessive, .article, .person]) || token.isName,
            !(token.has(.verb) && !token.has(.pronoun))
        else { return nil }
        let count = utterance.nounPhrases.count
        guard let found = utterance.nounPhrase(at: index, english) else { return nil }
        var next = max(Int(utterance.nounPhrases[found].end), index + 1)
        while utterance.continues(next),
            utterance.tokens[next].isTime || utterance.tokens[next].has([.adverb, .negator, .filler])
        { next += 1 }
        if utterance.continues(next), utterance.isVerbal(next) || isJoint(next, utterance) { return found }
        utterance.nounPhrases.removeSubrange(count...)
        for part in index..<min(next, utterance.tokens.count) where utterance.tokens[part].phrase >= count {
            utterance.tokens[part].phrase = -1
        }
        return nil
    }

    // MARK: verbs

    /// Whether a word that may be a verb is a noun where it stands.
    private func isNoun(_ index: Int, _ utterance: Utterance) -> Bool {
        let token = utterance.tokens[index]
        if token.has(.auxiliary) { return false }
        if isInfinitive { return false }
        if hasPreposition { return !token.isForm(.progressive) && !token.isForm(.past) && phase != .subject }
        // "had sex", "a text": the plain form or the plural behind a verb.
        let isPlain = !token.isForm([.past, .participle, .progressive])
        if phase == .verb, isPlain, verb >= 0 { return !takesBare(utterance.tokens[verb]) }
        return false
    }

    /// Verbs that take another in its plain form: auxiliaries, "let", "help".
    private func takesBare(_ token: Token) -> Bool { token.has([.auxiliary, .directs, .perceives]) }

    private mutating func takeVerb(_ index: Int, _ utterance: inout Utterance, _ english: English) {
        let token = utterance.tokens[index]
        let owner = subjectOfVerb(index, utterance)
        if phase == .start, owner >= 0, !isInfinitive, !token.isForm(.progressive), subject < 0 { subject = owner }
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

    private func subjectOfVerb(_ index: Int, _ utterance: Utterance) -> Int32 {
        let token = utterance.tokens[index]
        switch phase {
        case .subject: return subject
        case .joined: return subject >= 0 ? subject : Token.elidedSubject
        case .verb where outer >= 0 && outer != subject && isSecondFinite(index, utterance): return outer
        case .verb: return subject >= 0 ? subject : verb >= 0 ? utterance.tokens[verb].subject : Token.unknownSubject
        case .start:
            // "after leaving me": whoever is spoken of.
            if hasPreposition || token.isForm(.progressive), subject >= 0 { return subject }
            return subject >= 0 ? subject : Token.elidedSubject
        case .object:
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
    }

    /// Two verbs in the past side by side belong to two clauses.
    private func isSecondFinite(_ index: Int, _ utterance: Utterance) -> Bool {
        verb >= 0 && utterance.tokens[verb].isForm([.past, .third]) && !utterance.tokens[verb].has(.auxiliary)
            && utterance.tokens[index].isForm([.past, .third])
    }

    /// "was left", "got dumped", "has been left"; also "dumped by".
    private func isPassive(_ index: Int, _ utterance: Utterance) -> Bool {
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

    // MARK: other words

    private mutating func takeOther(_ index: Int, _ utterance: inout Utterance, _ english: English) {
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
                beginSubject(utterance.nounPhrases.count - 1, index, &utterance, english)
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
            for index in verb + 1..<max(verb + 1, min(verb + 4, tokens.count)) {
                guard tokens[index].before == .none else { break }
                if let found = english.phrasal.first(where: {
                    $0.verb == lemma.word && $0.particle == tokens[index].word
                }) {
                    tokens[verb].particle = Int32(index)
                    tokens[verb].isParticleOfThing = found.withThing
                    return
                }
            }
        }
    }

    /// Adds a verb to those of a subject.
    mutating func link(_ verb: Int, to subject: Int32) {
        let owner = Int(subject)
        let last = nounPhrases[owner].lastVerb
        if last >= 0 { tokens[Int(last)].nextVerb = Int32(verb) } else { nounPhrases[owner].firstVerb = Int32(verb) }
        nounPhrases[owner].lastVerb = Int32(verb)
    }
}
