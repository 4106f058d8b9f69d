/// Who is meant: those the dialogs have a name for, and whom "he" and "she" stand for.
struct Persons {
    /// The third persons who were spoken of since a party was named, the last one first.
    private var others: [Other] = []
    /// What the party named last is: "my girlfriend".
    private var partyGender: WordClass = []
    /// Given names, by their hash, and the concepts they stand for: "my boyfriend Sam".
    var names: [(hash: UInt64, concept: Int32)] = []
    /// "my girlfriend" was named, so that "my last girlfriend" is another.
    private var isPartyNamed = false
    /// In a sentence that was read, somebody else than the writer alone was named whom the dialogs speak of.
    private var wasPartyNamed = false
    /// Somebody was spoken of, so that a given name is no longer the first one who is.
    var wasSpokenOf = false

    private struct Other {
        var phrase: Int32
        var gender: WordClass
        var isPlural: Bool
        /// It was no subject: "I told my mother".
        var isObject: Bool
        /// What "his ex" says of whose ex it is.
        var ownerGender: WordClass
        /// "my roommate was left by her boyfriend": "she" is still the roommate. Others are forgotten with the next.
        var isWriters: Bool
    }
    /// Of more nobody keeps track.
    private static let mostOthers = 3

    /// Finds the concepts in a passage and the persons they name.
    mutating func read(
        _ utterance: inout Utterance, _ patterns: Patterns, _ passage: inout Passage, today: Day
    ) {
        passage = Passage.withConcepts(utterance, patterns, consume passage, today: today)
        for named in passage.named where patterns.concepts[Int(named.concept)].isPersonal {
            Self.mark(Int(named.start)..<Int(named.end), &utterance)
        }
        learnNames(utterance, patterns, passage)
        learnFirstName(utterance, patterns, passage)
        learnCompanion(utterance, patterns, passage.range)
        if useNames(&utterance, patterns, &passage) {
            // "Sam and I" is found now that Sam is.
            passage = Passage.withConcepts(utterance, patterns, consume passage, today: today)
        }
        for index in passage.range where utterance.tokens[index].phrase >= 0 {
            let phrase = Int(utterance.tokens[index].phrase)
            if Int(utterance.nounPhrases[phrase].start) == index { resolve(phrase, &utterance, passage.range) }
        }
        passage.markElided(utterance)
        passage.isBehindParty = wasPartyNamed
        wasPartyNamed = wasPartyNamed || passage.range.contains { utterance.namesParty($0) }
    }

    /// Marks the noun phrase that some words name a party of the dialogs, or that belongs to one.
    private static func mark(_ tokens: Range<Int>, _ utterance: inout Utterance) {
        let index = utterance.tokens[tokens.upperBound - 1].phrase
        // "her" in "her divorce" is the owner only.
        guard index >= 0, tokens.count > 1 || !utterance.isPossessiveHere(tokens.lowerBound) else { return }
        let phrase = utterance.nounPhrases[Int(index)]
        let isOwner =
            Int(phrase.start) == tokens.lowerBound && Int(phrase.end) > tokens.upperBound
            && (utterance.isPossessiveMark(tokens.upperBound) || utterance.tokens[tokens.upperBound - 1].isPossessive)
        if isOwner {
            utterance.nounPhrases[Int(index)].isOwnedByParty = true
        } else if Int(phrase.start) == tokens.lowerBound || !phrase.isForeign {
            utterance.nounPhrases[Int(index)].isParty = true
        }
    }

    private mutating func resolve(_ index: Int, _ utterance: inout Utterance, _ range: Range<Int>) {
        let phrase = utterance.nounPhrases[index]
        if phrase.isWriter { utterance.nounPhrases[index].isParty = true }
        if phrase.group >= 0 {
            let group = Int(phrase.group)
            let members = utterance.nounPhrases.indices.suffix(from: max(0, group - 4)).prefix { $0 < group }
                .filter { utterance.nounPhrases[$0].group == Int32(group) }
            utterance.nounPhrases[group].isParty = members.allSatisfy {
                utterance.nounPhrases[$0].isParty || utterance.nounPhrases[$0].isWriter
            }
        }
        if phrase.isPronoun {
            bind(index, &utterance, range)
            return
        }
        bindOwner(of: index, &utterance)
        if isEarlierOne(phrase, utterance) {
            utterance.nounPhrases[index].isParty = false
            utterance.nounPhrases[index].antecedent = Int32(index)
        }
        if utterance.nounPhrases[index].isParty {
            others.removeAll(keepingCapacity: true)
            let gender = phrase.classes.intersection([.male, .female])
            if !gender.isEmpty { partyGender = gender }
            if phrase.isPerson { isPartyNamed = true }
        } else if phrase.isPerson, !utterance.isSaidOfSubject(phrase), !utterance.isPlaceName(phrase),
            isPartyNamed || !utterance.isIntroduced(phrase)
        {
            add(index, utterance)
        }
    }

    /// Somebody whom "he" or "she" may stand for from here on.
    private mutating func add(_ index: Int, _ utterance: Utterance) {
        let phrase = utterance.nounPhrases[index]
        let first = utterance.tokens[Int(phrase.start)]
        // "what does it mean when your boss smiles? He left": "your" is everybody's, also the writer's own.
        guard !first.has(.second) else { return }
        let isOne = isOneOfSeveral(Int(phrase.start), utterance)
        let new = Other(
            phrase: Int32(index), gender: phrase.classes.intersection([.male, .female]),
            isPlural: phrase.classes.contains(.plural) && !isOne,
            isObject: !first.beginsSubject && !isOne,
            ownerGender: first.has(.possessive) ? first.classes.intersection([.male, .female]) : [],
            isWriters: first.has(.possessive) && !phrase.isForeign)
        others.removeAll { !$0.isWriters }
        others.insert(new, at: 0)
        if let owner = owner(of: phrase, utterance) {
            // "my daughter's boyfriend left and she cries"
            others.insert(
                Other(
                    phrase: Int32(index), gender: owner.classes.intersection([.male, .female]),
                    isPlural: owner.has(.plural), isObject: true, ownerGender: [], isWriters: false), at: 1)
        }
        if others.count > Self.mostOthers { others.removeLast() }
    }

    /// The noun for a person before its 's: "daughter" in "my daughter's boyfriend".
    private func owner(of phrase: NounPhrase, _ utterance: Utterance) -> Token? {
        guard phrase.hasNamedOwner, !phrase.isOwnedByParty else { return nil }
        let tokens = Int(phrase.start) + 1..<Int(phrase.end)
        return tokens.first { utterance.isPossessiveMark($0) && utterance.tokens[$0 - 1].has(.person) }
            .map { utterance.tokens[$0 - 1] }
    }

    /// "one of my brothers"
    private func isOneOfSeveral(_ start: Int, _ utterance: Utterance) -> Bool {
        start > 1 && utterance.tokens[start - 1].has(.passesObject)
            && utterance.tokens[start - 2].temporal == .number && utterance.tokens[start - 2].value == 1
    }

    /// "my last girlfriend" beside "my girlfriend": she is none of those the dialogs speak of, nor does "she" mean another then.
    private func isEarlierOne(_ phrase: NounPhrase, _ utterance: Utterance) -> Bool {
        isPartyNamed && phrase.isParty && phrase.isPerson
            && (phrase.start..<phrase.end).contains { [.last, .rank].contains(utterance.tokens[Int($0)].temporal) }
    }

    /// "he" after "my brother" is the brother, unless something is done to the writer, whom this is about.
    private mutating func bind(_ index: Int, _ utterance: inout Utterance, _ range: Range<Int>) {
        let pronoun = utterance.nounPhrases[index].classes
        guard pronoun.contains(.third) else { return }
        let own = pronoun.intersection([.male, .female])
        // "my dad hit my mom and they split"
        let isThey = own.isEmpty
        guard let meant = isThey ? others.indices.first : compatible(own) else {
            // "my sister is alone now, he left her": somebody who does it to her.
            if let whom = object(behind: index, utterance, range) {
                utterance.nounPhrases[index].antecedent = others[whom].phrase
            }
            return
        }
        // "my girlfriend met my neighbour. She left."
        // "he left me for another man. He is happy."
        if others[meant].isObject, others[meant].gender.isEmpty || !others[meant].isWriters, own == partyGender {
            return
        }
        // "I told my mother and she left", but "my friend told me he left", "my parents told me they part".
        let start = Int(utterance.nounPhrases[index].start)
        let isJoined =
            start > 0 && (utterance.tokens[start].before != .none || utterance.tokens[start - 1].has(.coordinator))
        let isClear = isThey ? others[meant].isPlural : !others[meant].gender.isEmpty
        guard isJoined || !others[meant].isObject && isClear else { return }
        let end = Int(utterance.nounPhrases[index].end)
        let clause = utterance.tokens[end - 1].clause
        for next in end..<min(end + 6, range.upperBound) where utterance.tokens[next].clause == clause {
            if utterance.tokens[next].has(.first) { return }
        }
        utterance.nounPhrases[index].antecedent = others[meant].phrase
        others[meant].isObject = false
        if !isThey { others[meant].gender = own }
    }

    /// Whom a pronoun may stand for. In "he cheated on me with his ex and then he left" he is not the ex.
    private func compatible(_ gender: WordClass) -> Int? {
        others.firstIndex { other in
            !other.isPlural && (other.gender.isEmpty || other.gender == gender)
                && !(other.isObject && other.ownerGender == gender)
        }
    }

    /// "his wife" after "my brother" is the brother's.
    private func bindOwner(of index: Int, _ utterance: inout Utterance) {
        let first = utterance.tokens[Int(utterance.nounPhrases[index].start)]
        guard first.has(.possessive), first.has(.third) else { return }
        let gender = first.classes.intersection([.male, .female])
        guard let owner = gender.isEmpty ? others.firstIndex(where: \.isPlural) : compatible(gender) else { return }
        // "her mother" may be the ex's, and so may be what is hers.
        let phrase = others[owner].phrase
        guard !utterance.tokens[Int(utterance.nounPhrases[Int(phrase)].start)].has(.third) else { return }
        utterance.nounPhrases[index].antecedent = phrase
    }

    /// The third person who is the object of the clause that a pronoun begins; nil where it is done to the writer first, as
    /// in "she left me for him".
    private func object(behind index: Int, _ utterance: Utterance, _ range: Range<Int>) -> Int? {
        let end = Int(utterance.nounPhrases[index].end)
        let clause = utterance.tokens[end - 1].clause
        for next in end..<min(end + 5, range.upperBound) where utterance.tokens[next].clause == clause {
            let token = utterance.tokens[next]
            if token.has(.first) { return nil }
            guard token.has(.object), token.has(.third), !token.has(.subject) else { continue }
            return compatible(token.classes.intersection([.male, .female]))
        }
        return nil
    }
}

extension Utterance {
    /// Whether a word belongs to a name for a party besides the writer: "my girlfriend", "we".
    fileprivate func namesParty(_ index: Int) -> Bool {
        guard tokens[index].phrase >= 0 else { return false }
        let phrase = nounPhrases[Int(tokens[index].phrase)]
        return phrase.isParty && !phrase.isWriter || phrase.classes.isSuperset(of: [.first, .plural])
    }
}
