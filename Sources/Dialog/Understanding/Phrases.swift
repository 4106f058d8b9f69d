extension English {
    /// Tells a token what the lexicon knows of its word.
    func describe(_ token: inout Token, _ word: Int) {
        let entry = lexicon.entries[word]
        token.word = Int32(word)
        token.isSuffixS = token.word == known.suffixS
        token.isName = entry.classes.contains(.givenName)
        token.classes = entry.classes
        token.temporal = entry.temporal
        token.value = entry.value
        token.lemmas = (entry.lemmas.0.word, entry.lemmas.1.word, entry.lemmas.2.word)
        token.forms = entry.lemmas.0.form.union(entry.lemmas.1.form).union(entry.lemmas.2.form)
    }
}

extension Utterance {
    /// Gives the first word of every phrase what the phrase means; the others mean nothing by themselves.
    mutating func markPhrases(_ english: English) {
        var index = 0
        while index < tokens.count {
            guard tokens[index].word >= 0 else {
                index += 1
                continue
            }
            var phrase = Int(english.lexicon.entries[Int(tokens[index].word)].phrase)
            while phrase >= 0, !matches(english.phrases[phrase], at: index, english) {
                phrase = Int(english.phrases[phrase].next)
            }
            guard phrase >= 0 else {
                index += 1
                continue
            }
            let found = english.phrases[phrase]
            tokens[index].phraseEnd = Int32(index + found.words.count)
            tokens[index].classes = found.classes
            tokens[index].temporal = found.temporal
            tokens[index].value = found.value
            if !found.classes.contains(.verb) { tokens[index].forms = [] }
            for part in index + 1..<index + found.words.count {
                tokens[part].classes = found.classes.isDisjoint(with: .skipped) ? [] : .adverb
                tokens[part].temporal = .none
                tokens[part].forms = []
            }
            index += found.words.count
        }
    }

    private func matches(_ phrase: English.Phrase, at start: Int, _ english: English) -> Bool {
        guard start + phrase.words.count <= tokens.count else { return false }
        // The first word is the one that the phrase was found by.
        var token = start + 1
        for part in Int(phrase.words.lowerBound) + 1..<Int(phrase.words.upperBound) {
            guard tokens[token].before == .none, tokens[token].isForm(of: english.parts[part]) else { return false }
            token += 1
        }
        return true
    }
}
