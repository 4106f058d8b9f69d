/// One word of a message as it was understood.
public struct ExplainedWord: Sendable, Equatable {
    /// In the message's UTF-8. Words that were taken apart, as "don't", may share their stretch.
    public var range: Range<Int>
    /// The word that was read, in lower case, with its spelling corrected.
    public var readAs: String
    /// The words that negate, ask and suppose it, as indices into the explanation.
    public var negatedBy: Int?
    public var askedBy: Int?
    public var supposedBy: Int?
    /// It is only asked because the sentence ends with a question mark.
    public var isAskedByMark = false
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
        var word = ExplainedWord(range: token.range, readAs: readAs)
        func cause(_ index: Int32) -> Int? { index >= 0 && Int(index) < tokens.count ? Int(index) : nil }
        word.negatedBy = cause(token.negator)
        word.askedBy = cause(token.asker)
        word.supposedBy = cause(token.supposer)
        word.isAskedByMark = token.asker == Token.questionMark
        return word
    }
}
