/// The names and labels of values, which answer a question word by word, whatever their case, punctuation and spelling, and
/// whether or not little words stand around them: "it was the distance, I guess" for "Distance".
struct Labels: Sendable {
    private struct Label {
        var value: Int
        var words: [Word]
        /// Without little words around them; all of them where there is nothing else.
        var core: ArraySlice<Word>

        init(_ value: Int, _ tokens: [Token]) {
            self.value = value
            words = tokens.map(Word.init)
            core = words[tokens.core]
        }
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
                    Label(index, Utterance(pattern: wording, english).tokens)
                }
            }
        }
    }

    /// The values of a fact of which this is the name or the label; where it is none, those of which it has the core.
    func values(of fact: Int, said: [Token], isQuestion: Bool) -> [Int] {
        let exact = labels[fact].filter { $0.words.elementsEqual(said) { $0.isSame($1) } }
        let core = said[said.core]
        let found =
            exact.isEmpty && !isQuestion ? labels[fact].filter { $0.core.elementsEqual(core) { $0.isSame($1) } } : exact
        return found.map(\.value).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }

    /// The name, and the label with its placeholders for he, for she and for they.
    private static func wordings(of value: Value) -> Set<String> {
        let labels = [Wording.he, .she, .they].compactMap { wording in value.label.map(wording.text) }
        return Set([value.name] + labels)
    }
}

extension [Token] {
    /// Without what says little before and behind: articles, fillers, "it was". All of it where nothing would be left.
    fileprivate var core: Range<Int> {
        guard let first = firstIndex(where: { !$0.saysLittle }), let last = lastIndex(where: { !$0.saysLittle }) else {
            return indices
        }
        return first..<last + 1
    }
}

extension Token {
    fileprivate var saysLittle: Bool {
        let isIt = has(.subject) && !has([.first, .second, .third])
        return isIt || has([.article, .filler, .be, .coordinator]) || has(.adverb) && !has([.negator, .supposes])
    }
}
