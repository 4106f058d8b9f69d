/// Words that stand for somebody or something: "he", "my best friend", "my girlfriend and I".
struct NounPhrase {
    /// Of the tokens.
    var start: Int32
    var end: Int32
    /// It belongs to somebody else than the writer, or stands for somebody else: "her ex", "my friend's husband".
    var isForeign = false
    /// The owner is named by a noun: "my friend's".
    var hasNamedOwner = false
    /// The owner is one of those the dialogs have a name for: "my ex's".
    var isOwnedByParty = false
    /// A noun for a person stands in it.
    var isPerson = false
    /// A pronoun for a person.
    var isPronoun = false
    /// A dialog has a name for it: the writer, or the one the writer speaks of.
    var isParty = false
    /// First person, gender, number.
    var classes: WordClass = []
    /// The writer, alone or with others: "I", "my husband and I", but not "my husband".
    var isWriter: Bool { classes.contains(.first) }
    /// "everyone", "somebody"
    var isAnybody: Bool { isPronoun && classes.isDisjoint(with: [.first, .second, .third]) }
    /// Several, joined by "and", have one that spans them; -1 where there is none.
    var group: Int32 = -1
    /// For "he" or "she": what was last called so; -1 where that is not known.
    var antecedent: Int32 = -1
    /// The verb of which it is an object, also behind a preposition; -1 for none.
    var governor: Int32 = -1
    /// The first and last verb of which it is the subject; -1 for none.
    var firstVerb: Int32 = -1
    var lastVerb: Int32 = -1
}

extension Utterance {
    /// Reads the noun phrase that begins at a token, if one does.
    mutating func nounPhrase(at start: Int) -> Int? {
        guard let found = extent(at: start) else { return nil }
        let index = Int32(nounPhrases.count)
        nounPhrases.append(found)
        for token in Int(found.start)..<Int(found.end) { tokens[token].phrase = index }
        return Int(index)
    }

    private func extent(at start: Int) -> NounPhrase? {
        let token = tokens[start]
        if token.has(.pronoun), !isPossessiveHere(start) {
            guard !isPlace(start) else { return nil }
            var found = NounPhrase(start: Int32(start), end: token.phraseEnd)
            found.classes = token.classes
            found.isPronoun = true
            return found
        }
        if token.has(.absolute) { return NounPhrase(start: Int32(start), end: token.phraseEnd) }
        guard token.has([.possessive, .article, .determiner, .person]) || token.isName || token.kind == .number else {
            return nil
        }
        return longExtent(at: start)
    }

    /// "he was there and she left", "I'll go there and ask", but not "there is" and "is there": the one subject that is no person
    /// and no object.
    private func isPlace(_ index: Int) -> Bool {
        let cases = tokens[index].classes.intersection([.subject, .object, .first, .second, .third, .negator])
        guard cases == .subject else { return false }
        if continues(index + 1), tokens[index + 1].has(.auxiliary) { return false }
        if continues(index + 2), tokens[index + 1].has(.adverb), tokens[index + 2].has(.auxiliary) { return false }
        guard index > 0, continues(index), tokens[index - 1].has(.auxiliary) else { return true }
        return index > 1 && continues(index - 1) && tokens[index - 2].phrase >= 0
    }

    /// "my best friend's husband": from its first word to its noun.
    private func longExtent(at start: Int) -> NounPhrase? {
        var found = NounPhrase(start: Int32(start), end: Int32(start))
        var index = start
        let opens = tokens[start].has([.possessive, .article, .determiner]) || tokens[start].kind == .number
        if opens {
            found.isForeign = tokens[start].has(.possessive) && !tokens[start].has(.first)
            index = Int(tokens[start].phraseEnd)
        }
        // "a friend whose husband left", but not "whose friends are they"
        if start > 1, continues(start), continues(start - 1), tokens[start - 1].has(.relative),
            tokens[start - 1].has(.possessive)
        {
            found.start -= 1
            found.isForeign = true
            found.hasNamedOwner = true
        }
        let firstNoun = index
        while index < tokens.count, index < start + 8, index == start || tokens[index].before == .none {
            let token = tokens[index]
            if isPossessiveMark(index) {
                // What has an owner that is a person belongs to somebody else.
                if index == firstNoun { break }
                found.isForeign = true
                found.hasNamedOwner = true
                found.isPerson = false
                found.classes.remove([.male, .female, .plural])
                index += 1
                continue
            }
            guard isNominal(index, first: firstNoun, afterPerson: found.isPerson && !tokens[index - 1].has(.title))
            else { break }
            if token.has(.person) {
                // "my friend husband" lacks its mark, but is no less somebody else's.
                if found.isPerson, !tokens[index - 1].has(.title) {
                    found.isForeign = true
                    found.hasNamedOwner = true
                }
                found.isPerson = true
                found.classes.remove([.male, .female, .plural])
                found.classes.formUnion(token.classes.intersection([.male, .female, .plural]))
            } else if token.isName {
                if !found.isPerson { found.classes.formUnion(token.classes.intersection([.male, .female])) }
                found.isPerson = true
            }
            if token.isPossessive, continues(index + 1) {
                found.isForeign = true
                found.hasNamedOwner = true
            }
            index = Int(token.phraseEnd)
        }
        guard index > start else { return nil }
        // A determiner alone is a pronoun: "this hurts".
        found.end = Int32(index)
        return found
    }

    /// Whether the 's at a token marks an owner rather than "is" or "has".
    func isPossessiveMark(_ index: Int) -> Bool {
        guard index > 0, tokens[index].before == .none, tokens[index].isSuffixS else { return false }
        let owner = tokens[index - 1]
        if owner.has([.pronoun, .interrogative, .relative, .auxiliary, .adverb]) { return false }
        guard continues(index + 1) else { return true }
        let next = tokens[index + 1]
        if next.has([
            .adverb, .negator, .article, .preposition, .possessive, .auxiliary, .filler, .infinitive, .determiner,
        ]) {
            return false
        }
        if next.isForm(.progressive), next.has(.verb) || next.forms == .progressive { return false }
        // "my husband's left me": the participle has an object or ends the clause.
        if next.isForm(.participle), next.has(.verb), !next.isForm(.base),
            !continues(index + 2) || tokens[index + 2].has([.pronoun, .preposition, .possessive])
        {
            return false
        }
        return true
    }

    /// "her" and "his" before a noun.
    func isPossessiveHere(_ index: Int) -> Bool {
        guard tokens[index].has(.possessive) else { return false }
        if !tokens[index].has(.pronoun) { return true }
        guard continues(index + 1) else { return false }
        let next = tokens[index + 1]
        if next.has(.person) || next.isName { return true }
        // "her first boyfriend", but not "I saw her first" and "I left her two weeks ago"
        if [.rank, .number, .vague].contains(next.temporal), !next.isTime {
            return continues(index + 2) && tokens[index + 2].has(.person)
        }
        if next.isTime || next.temporal != .none && next.temporal != .half { return false }
        let closed: WordClass = [
            .pronoun, .possessive, .article, .determiner, .auxiliary, .preposition, .coordinator, .subordinator,
            .complementizer,
            .relative, .interrogative, .adverb, .negator, .filler, .infinitive, .negatesNoun, .supposes,
        ]
        if next.has(closed) { return false }
        // "caught her cheating": a verb is no noun here; nor in "made her leave".
        if next.has(.verb), next.isForm([.progressive, .past]) { return false }
        let isDirected = index > 0 && tokens[index].before == .none && tokens[index - 1].has([.directs, .perceives])
        return !(isDirected && next.has(.verb) && next.isForm(.base))
    }

    /// Whether a token goes on a noun phrase rather than beginning what is said of it.
    private func isNominal(_ index: Int, first: Int, afterPerson: Bool) -> Bool {
        let token = tokens[index]
        if token.kind == .command { return false }
        if index == first {
            // Behind "my" or "the" nearly everything is a noun or an adjective: "my love", "the left one".
            let closed: WordClass = [
                .pronoun, .possessive, .auxiliary, .preposition, .coordinator, .subordinator, .complementizer,
                .relative, .interrogative,
                .infinitive, .negator,
            ]
            if token.has(.person) { return true }
            // "this hurts", "some left"
            if index > 0, tokens[index - 1].has(.determiner), token.has(.verb), token.isForm([.past, .third]) {
                return false
            }
            return !token.has(closed)
        }
        if token.has(.person) { return true }
        let closed: WordClass = [
            .pronoun, .possessive, .article, .determiner, .auxiliary, .preposition, .coordinator, .subordinator,
            .complementizer, .relative,
            .interrogative, .adverb, .negator, .filler, .infinitive, .negatesNoun, .supposes,
        ]
        if token.has(closed) { return false }
        if token.isTime { return false }
        // "our London flat", but not "after the christening Harold"
        if token.isName { return afterPerson || !token.has(.givenName) }
        // "my ex best friend", but not "my partner yesterday night"
        if tokens[index - 1].has(.title), !(continues(index + 1) && tokens[index + 1].has(.person)) {
            return token.isCapital
        }
        // Behind a person only a name still belongs to the noun: "my boyfriend Kofi".
        if afterPerson { return token.isCapital }
        if token.has(.verb), token.isForm([.past, .third, .progressive]) { return false }
        return token.forms.isDisjoint(with: [.past, .participle])
    }

    /// "he is a mother's boy", but not "he is with my mother".
    func isSaidOfSubject(_ phrase: NounPhrase) -> Bool {
        guard phrase.governor >= 0, tokens[Int(phrase.governor)].has(.be) else { return false }
        return !isBehindPreposition(Int(phrase.start))
    }

    /// "with him", but not "because of him" and "for him", which may be what is denied.
    func isBehindPreposition(_ index: Int) -> Bool {
        index > 0 && continues(index) && tokens[index - 1].has(.preposition) && !tokens[index - 1].has(.passesObject)
    }
}
