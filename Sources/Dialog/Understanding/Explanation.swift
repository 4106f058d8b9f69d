/// One word of a message as it was understood.
public struct ExplainedWord: Sendable, Equatable {
    /// In the message's UTF-8. Words that were taken apart, as "don't", may share their stretch.
    public var range: Range<Int>
    /// The word that was read, in lower case, with its spelling corrected.
    public var readAs: String
    /// What it is a form of: "leave" for "left".
    public var lemma: String
    /// The words that negate, ask and suppose it, as indices into the explanation.
    public var negatedBy: Int?
    public var askedBy: Int?
    public var supposedBy: Int?
    /// It is only asked because the sentence ends with a question mark.
    public var isAskedByMark = false
    /// For a verb, the message's stretch that names who does it.
    public var subject: Range<Int>?
    /// The subject is left out: "Got dumped".
    public var lacksSubject = false
    /// For a verb: it is done to its subject.
    public var isPassive = false
}

extension Understanding {
    /// Shows a message word by word, as the patterns see it.
    public func explain(_ message: String, today: Day) -> [ExplainedWord] {
        var message = message
        return message.withUTF8 { bytes in
            var utterance = analyse(bytes, today: today)
            var persons = Persons()
            utterance.forEachPassage { utterance, range in
                var passage = Passage(range, utterance.tokens, patterns.marks)
                persons.read(&utterance, patterns, &passage, today: today)
                utterance.markScopes(in: range)
            }
            return utterance.tokens.indices.map { utterance.explained($0, patterns.english.lexicon) }
        }
    }
}

extension Utterance {
    fileprivate func explained(_ index: Int, _ lexicon: Lexicon) -> ExplainedWord {
        let token = tokens[index]
        let written = String(decoding: text[token.text], as: UTF8.self)
        let readAs = token.word >= 0 ? lexicon.string(Int(token.word)) : written
        let lemma = [token.lemmas.0, token.lemmas.1, token.lemmas.2].first { $0 >= 0 && $0 != token.word }
        var word = ExplainedWord(
            range: token.range, readAs: readAs, lemma: lemma.map { lexicon.string(Int($0)) } ?? readAs)
        func cause(_ index: Int32) -> Int? { index >= 0 && Int(index) < tokens.count ? Int(index) : nil }
        word.negatedBy = cause(token.negator)
        word.askedBy = cause(token.asker)
        word.supposedBy = cause(token.supposer)
        word.isAskedByMark = token.asker == Token.questionMark
        word.lacksSubject = token.isVerb && token.subject == Token.elidedSubject
        word.isPassive = token.isPassive
        if token.isVerb, token.subject >= 0 {
            let phrase = nounPhrases[Int(token.subject)]
            word.subject = range(of: [Int(phrase.start)..<Int(phrase.end)])
        }
        return word
    }
}
