/// The names and labels of values, which answer a question word by word, whatever their case, punctuation and spelling.
struct Labels: Sendable {
    private struct Label {
        var value: Int
        var words: [Word]
    }
    private struct Word {
        /// -1 for what is no word in the lexicon; then it is known by its hash.
        var word: Int32
        var hash: UInt64

        init(_ token: Token) { (word, hash) = (token.word, token.hash) }

        func isSame(_ token: Token) -> Bool {
            word >= 0 || token.word >= 0 ? word == token.word : hash == token.hash
        }
    }

    /// By fact, in the order of its values.
    private let labels: [[Label]]

    init(_ script: Script, _ english: English) {
        labels = script.facts.map { fact in
            fact.values.enumerated().flatMap { index, value in
                Self.wordings(of: value).map { wording in
                    Label(value: index, words: Utterance(pattern: wording, english).tokens.map(Word.init))
                }
            }
        }
    }

    /// The values of a fact of which this is the name or the label.
    func values(of fact: Int, said: [Token]) -> [Int] {
        var values: [Int] = []
        for label in labels[fact]
        where label.value != values.last && label.words.count == said.count
            && zip(label.words, said).allSatisfy({ $0.isSame($1) })
        {
            values.append(label.value)
        }
        return values
    }

    /// The name, and the label with its placeholders for he, for she and for they.
    private static func wordings(of value: Value) -> Set<String> {
        let labels = [Wording.he, .she, .they].compactMap { wording in value.label.map(wording.text) }
        return Set([value.name] + labels)
    }
}
