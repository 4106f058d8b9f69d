/// Who is meant: those the dialogs have a name for, and whom "he" and "she" stand for.
struct Persons {
    /// The third person who was spoken of last.
    private var other: Int32 = -1
    /// It was no subject: "I told my mother".
    private var isObject = false
    private var gender: WordClass = []

    /// Finds the concepts in a passage and the persons they name.
    mutating func read(
        _ utterance: inout Utterance, _ patterns: Patterns, _ passage: inout Passage, _ present: inout Presence,
        today: Day
    ) {
        passage = Self.concepts(utterance, patterns, passage, &present, today: today)
        for named in passage.named where patterns.concepts[Int(named.concept)].isPersonal {
            Self.mark(Int(named.start)..<Int(named.end), &utterance)
        }
        for index in passage.range where utterance.tokens[index].phrase >= 0 {
            let phrase = Int(utterance.tokens[index].phrase)
            if Int(utterance.nounPhrases[phrase].start) == index { resolve(phrase, &utterance, passage.range) }
        }
    }

    private static func concepts(
        _ utterance: Utterance, _ patterns: Patterns, _ passage: Passage, _ present: inout Presence, today: Day
    ) -> Passage {
        guard !patterns.concepts.isEmpty else { return passage }
        var matcher = Matcher(utterance, patterns, passage, &present, today: today)
        defer { swap(&matcher.present, &present) }
        for rank in 0..<patterns.ranks {
            for index in passage.range {
                patterns.forEachWord(of: utterance.tokens[index]) { word in
                    for filed in patterns.conceptIndex.programs(word) {
                        let program = patterns.programs[Int(patterns.conceptIndex.filed[filed])]
                        guard case .concept(let concept) = program.target, patterns.concepts[Int(concept)].rank == rank
                        else { continue }
                        for end in matcher.matches(program, at: index) { matcher.passage.add(concept, index, end) }
                    }
                }
            }
        }
        return matcher.passage
    }

    /// Marks the noun phrase that some words name a party of the dialogs, or that belongs to one.
    private static func mark(_ tokens: Range<Int>, _ utterance: inout Utterance) {
        let index = utterance.tokens[tokens.upperBound - 1].phrase
        guard index >= 0 else { return }
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
        if phrase.classes.contains(.first), phrase.isPronoun { utterance.nounPhrases[index].isParty = true }
        if phrase.group >= 0 {
            let group = Int(phrase.group)
            let members = utterance.nounPhrases.indices.suffix(from: max(0, group - 4)).prefix { $0 < group }
                .filter { utterance.nounPhrases[$0].group == Int32(group) }
            utterance.nounPhrases[group].isParty = members.allSatisfy {
                utterance.nounPhrases[$0].isParty
                    || utterance.nounPhrases[$0].classes.contains(.first) && utterance.nounPhrases[$0].isPronoun
            }
        }
        if phrase.isPronoun {
            bind(index, &utterance, range)
        } else if utterance.nounPhrases[index].isParty {
            other = -1
        } else if phrase.isPerson, !phrase.classes.contains(.plural) {
            other = Int32(index)
            isObject = !utterance.tokens[Int(phrase.start)].beginsSubject
            gender = phrase.classes.intersection([.male, .female])
        }
    }

    /// "he" after "my brother" is the brother, unless something is done to the writer, whom this is about.
    private mutating func bind(_ index: Int, _ utterance: inout Utterance, _ range: Range<Int>) {
        let pronoun = utterance.nounPhrases[index].classes
        let own = pronoun.intersection([.male, .female])
        guard other >= 0, pronoun.contains(.third), !own.isEmpty, gender.isEmpty || gender == own else { return }
        // "I told my mother and she left", but "my friend told me he left".
        let start = Int(utterance.nounPhrases[index].start)
        let isJoined =
            start > 0 && (utterance.tokens[start].before != .none || utterance.tokens[start - 1].has(.coordinator))
        guard isJoined || !isObject && !gender.isEmpty else { return }
        let end = Int(utterance.nounPhrases[index].end)
        let clause = utterance.tokens[end - 1].clause
        for next in end..<min(end + 6, range.upperBound) where utterance.tokens[next].clause == clause {
            if utterance.tokens[next].has(.first) { return }
        }
        utterance.nounPhrases[index].antecedent = other
        gender = own
    }
}

extension Patterns {
    /// Calls for the word of a token, and for those it is a form of; and for what it may begin: a time, a number.
    func forEachWord(of token: Token, _ found: (Int32) -> Void) {
        if token.word >= 0 {
            found(token.word)
            if token.lemmas.0 >= 0, token.lemmas.0 != token.word { found(token.lemmas.0) }
            if token.lemmas.1 >= 0, token.lemmas.1 != token.word { found(token.lemmas.1) }
            if token.lemmas.2 >= 0, token.lemmas.2 != token.word { found(token.lemmas.2) }
        }
        if token.beginsDuration { found(marks.duration) }
        if token.beginsAgo { found(marks.ago) }
        if token.beginsNumber { found(marks.number) }
    }
}
