/// Given names: whom the one the writer speaks of is called, and where that is said.
extension Persons {
    /// Remembers a name that stands behind the noun for a person: "my boyfriend Sam", "my boyfriend, Sam".
    mutating func learnNames(_ utterance: Utterance, _ patterns: Patterns, _ passage: borrowing Passage) {
        for named in passage.named where patterns.concepts[Int(named.concept)].isPersonal {
            let next = Int(named.end)
            guard next < passage.range.upperBound, utterance.mayBeName(next), utterance.tokens[next].before < .hard,
                utterance.tokens[Int(named.start)..<next].contains(where: { $0.has(.person) })
            else { continue }
            learn(utterance.tokens[next].hash, named.concept)
        }
    }

    /// "I was with Claire for seven years"
    mutating func learnCompanion(_ utterance: Utterance, _ patterns: Patterns, _ range: Range<Int>) {
        for index in range where utterance.tokens[index].has(.givenName) && utterance.isCompanion(index) {
            add(utterance.tokens[index].hash, patterns)
        }
    }

    /// A given name stands for all concepts that have a pronoun for a third person.
    private mutating func add(_ hash: UInt64, _ patterns: Patterns) {
        for (concept, info) in patterns.concepts.enumerated() where info.pronoun >= 0 { learn(hash, Int32(concept)) }
    }

    /// Of more nobody keeps track.
    private static let mostNames = 8

    private mutating func learn(_ hash: UInt64, _ concept: Int32) {
        guard names.count < Self.mostNames, !names.contains(where: { $0.hash == hash && $0.concept == concept }) else {
            return
        }
        names.append((hash, concept))
    }

    /// A given name that nobody introduced is the one the writer speaks of, where it comes before anybody else and the
    /// writer has to do with it: "Sam cheated on me".
    mutating func learnFirstName(
        _ utterance: Utterance, _ patterns: Patterns, _ passage: borrowing Passage
    ) {
        guard !wasSpokenOf else { return }
        var end = passage.range.upperBound
        for named in passage.named where patterns.concepts[Int(named.concept)].classes.contains(.third) {
            end = min(end, Int(named.start))
        }
        wasSpokenOf = end < passage.range.upperBound
        guard utterance.tokens[passage.range].contains(where: { $0.has(.first) }),
            let index = (passage.range.lowerBound..<end).first(where: {
                utterance.tokens[$0].has(.givenName) || utterance.isStrangeName($0) || utterance.isBesideWriter($0)
            })
        else { return }
        wasSpokenOf = true
        guard mayBeParty(index, utterance) else { return }
        add(utterance.tokens[index].hash, patterns)
    }

    /// Whether somebody with a given name does something, alone or with the writer, and nothing says that it is another.
    private func mayBeParty(_ index: Int, _ utterance: Utterance) -> Bool {
        guard utterance.tokens[index].phrase >= 0 else { return false }
        let phrase = utterance.nounPhrases[Int(utterance.tokens[index].phrase)]
        guard Int(phrase.start) == index, !phrase.isForeign else { return false }
        if phrase.group >= 0 { return utterance.nounPhrases[Int(phrase.group)].isWriter }
        guard utterance.tokens[index].beginsSubject else { return false }
        // "Emma told me that he cheated"
        let genders = utterance.tokens.reduce(into: WordClass()) { genders, token in
            if token.has(.third) { genders.formUnion(token.classes.intersection([.male, .female])) }
        }
        let own = phrase.classes.intersection([.male, .female])
        guard own.isEmpty || genders.isEmpty || genders.contains(own) else { return false }
        // "Emma is my best friend"
        return !utterance.nounPhrases.contains {
            $0.governor >= 0 && $0.governor == phrase.firstVerb && utterance.tokens[Int($0.governor)].has(.be)
                && $0.isPerson && !$0.isParty
        }
    }

    /// Lets the names that are known stand for their concepts. False where none of them stands in the passage.
    func useNames(_ utterance: inout Utterance, _ patterns: Patterns, _ passage: inout Passage) -> Bool {
        let before = passage.named.count
        guard !names.isEmpty else { return false }
        for index in passage.range where utterance.mayBeName(index) {
            let phrase = Int(utterance.tokens[index].phrase)
            guard phrase < 0 || Int(utterance.nounPhrases[phrase].start) == index else { continue }
            for name in names where name.hash == utterance.tokens[index].hash {
                passage.add(name.concept, index, index + 1)
                passage.stand(for: patterns.concepts[Int(name.concept)].pronoun, at: index)
                if phrase >= 0, !utterance.nounPhrases[phrase].isForeign {
                    utterance.nounPhrases[phrase].isParty = true
                }
            }
        }
        return passage.named.count > before
    }
}

extension Utterance {
    /// "We live in Leeds. He moved out": a name that is in no list, and does nothing.
    func isPlaceName(_ phrase: NounPhrase) -> Bool {
        phrase.firstVerb < 0
            && !tokens[Int(phrase.start)..<Int(phrase.end)].contains { $0.has([.person, .givenName]) }
    }

    /// Whether the writer was with somebody for some time, by the words around the name.
    func isCompanion(_ index: Int) -> Bool {
        guard index > 2, continues(index), continues(index + 1), tokens[index + 1].isTime,
            tokens[index - 1].has(.preposition), tokens[index - 1].temporal == .none, continues(index - 1),
            tokens[index - 2].has(.be)
        else { return false }
        return nounPhrase(of: index - 2)?.isWriter == true
    }

    /// "I met a man at work": whom the writer tells of first.
    func isIntroduced(_ phrase: NounPhrase) -> Bool {
        guard tokens[Int(phrase.start)].temporal == .article, !phrase.classes.isDisjoint(with: [.male, .female]),
            phrase.governor >= 0
        else { return false }
        let verb = Int(phrase.governor)
        return !tokens[verb].has([.have, .perceives, .reports]) && nounPhrase(of: verb)?.isWriter == true
    }

    /// A name that is in no list, and does something: "and Marisol left".
    fileprivate func isStrangeName(_ index: Int) -> Bool {
        let token = tokens[index]
        return token.isName && token.isCapital && token.word < 0 && token.beginsSubject && continues(index + 1)
            && tokens[index + 1].isVerb
    }

    /// "me and Hunter broke up", "Hope and I": what is named together with the writer, whatever else the word may be.
    func isBesideWriter(_ index: Int) -> Bool {
        guard tokens[index].isCapital, mayBeName(index), !tokens[index].has(.person) else { return false }
        func isAnd(_ other: Int) -> Bool { tokens[other].has(.coordinator) && !tokens[other].has(.contrast) }
        func isWriter(_ other: Int) -> Bool { tokens[other].has(.first) && tokens[other].has(.pronoun) }
        if continues(index + 2), continues(index + 1), isAnd(index + 1), isWriter(index + 2) { return true }
        return index > 1 && continues(index) && continues(index - 1) && isAnd(index - 1) && isWriter(index - 2)
    }

    /// A given name of somebody who is none of those the dialogs speak of: "he left me for Karen".
    func isNameOfAnother(_ index: Int) -> Bool {
        guard tokens[index].has(.givenName) else { return false }
        let phrase = Int(tokens[index].phrase)
        return phrase < 0 || !nounPhrases[phrase].isParty
    }

    /// "Sam", but not "I" or "But".
    func mayBeName(_ index: Int) -> Bool {
        tokens[index].isName || tokens[index].isCapital && !tokens[index].has(.function)
    }
}
