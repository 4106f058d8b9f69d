/// Subjects and objects.
extension ClauseReader {
    mutating func noun(_ index: Int, _ utterance: inout Utterance) -> Int? {
        let token = utterance.tokens[index]
        // What is a verb behind a subject is no noun: "he names".
        if phase == .subject || isInfinitive, token.has(.verb), !token.has(.pronoun) { return nil }
        guard let found = utterance.nounPhrase(at: index) else { return nil }
        let end = Int(utterance.nounPhrases[found].end)
        for part in index..<end { utterance.tokens[part].clause = clause }
        if phase == .verb || phase == .object { utterance.nounPhrases[found].governor = Int32(verb) }
        // "my friend's": the noun it belongs to was taken with it. "he's" has its verb next.
        if hasPreposition, phase != .start || !isSubjectCase(index, utterance) {
            hasPreposition = false
            if phase != .subject { object = Int32(found) }
            if phase == .verb { phase = .object }
            if isSubjectCase(index, utterance), !isObjectCase(index, utterance) {
                beginSubject(found, index, &utterance)
            }
            return max(end, index + 1)
        }
        switch phase {
        // "her boyfriend before me left": what joins clauses is a preposition here.
        case .start where subject >= 0 && isObjectOfSubordinator(index, utterance):
            object = Int32(found)
            phase = .joined
        case .start: return beginSubject(found, index, &utterance)
        case .joined:
            if isSubject(found, index, utterance) { return beginSubject(found, index, &utterance) }
            object = Int32(found)
        case .subject:
            // "the man he left", "me he left", "after the fight my ex left": another subject within the first.
            let isPersonActing = utterance.nounPhrases[found].isPerson && isFollowedByFinite(end, utterance)
            guard isSubjectCase(index, utterance) || isPersonActing else { break }
            let first = utterance.nounPhrases[Int(subject)]
            if !first.isPronoun || first.isAnybody { outer = subject }
            return beginSubject(found, index, &utterance)
        case .verb, .object:
            let isNew =
                isSubjectCase(index, utterance)
                && (!isObjectCase(index, utterance) || isFollowedByFinite(end, utterance))
                || utterance.tokens[index].has(.pronoun) == false && isFollowedByFinite(end, utterance)
            if isNew { return beginSubject(found, index, &utterance) }
            object = Int32(found)
            phase = .object
        }
        clearLinks()
        return max(end, index + 1)
    }

    private func isObjectOfSubordinator(_ index: Int, _ utterance: Utterance) -> Bool {
        index > 0 && utterance.tokens[index].before == .none && utterance.tokens[index - 1].has(.subordinator)
            && utterance.tokens[index].has(.pronoun) && !isSubjectCase(index, utterance)
            && !isJoint(index + 1, utterance)
    }

    func isSubjectCase(_ index: Int, _ utterance: Utterance) -> Bool { utterance.tokens[index].has(.subject) }
    func isObjectCase(_ index: Int, _ utterance: Utterance) -> Bool { utterance.tokens[index].has(.object) }

    /// After "and" or a comma a noun begins a new clause when a verb follows; else it is one more thing.
    func isSubject(_ found: Int, _ index: Int, _ utterance: Utterance) -> Bool {
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
    func isFollowedByFinite(_ start: Int, _ utterance: Utterance) -> Bool {
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
    mutating func beginSubject(_ found: Int, _ index: Int, _ utterance: inout Utterance)
        -> Int
    {
        speaker = verb >= 0 && utterance.tokens[verb].has(.reports) ? subject : -1
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
            let other = joined(end + 1, &utterance)
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

    func isJoint(_ index: Int, _ utterance: Utterance) -> Bool {
        utterance.continues(index) && utterance.tokens[index].has(.coordinator)
            && !utterance.tokens[index].has(.contrast) && !utterance.tokens[index].has(.alternative)
    }

    /// The noun phrase behind "and", when a verb follows, and not one that begins a clause of its own.
    func joined(_ index: Int, _ utterance: inout Utterance) -> Int? {
        guard utterance.continues(index) else { return nil }
        let token = utterance.tokens[index]
        guard token.has([.pronoun, .possessive, .article, .person]) || token.isName,
            !(token.has(.verb) && !token.has(.pronoun))
        else { return nil }
        let count = utterance.nounPhrases.count
        guard let found = utterance.nounPhrase(at: index) else { return nil }
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
}
