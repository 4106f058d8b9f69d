// Promises and phrases.
extension Parser {
    /// `never advise NAME when CONDITION` or `never +TAG when CONDITION`
    mutating func promise(_ declaration: Declaration) {
        var cursor = cursor(declaration.rest)
        leaf(declaration.line, "a promise")
        let keyword = declaration.place.range
        let (isSound, subject) = promised(&cursor, after: keyword)
        guard isSound else { return }
        guard let when = cursor.take("when") else {
            cursor.skipSpace()
            let range = cursor.isAtEnd ? keyword : cursor.rest
            report(
                .badPromise, "a promise is 'never advise NAME when CONDITION' or 'never +TAG when CONDITION'", at: range
            )
            return
        }
        guard let condition = condition(&cursor, after: when), let subject else { return }
        let place = place(self.line(declaration.line).content)
        script.promises.append(Promise(subject: subject, condition: condition, place: place))
    }

    /// `isSound` is false where the line is malformed; `subject` is nil too where the name is unknown.
    private mutating func promised(_ cursor: inout Cursor, after keyword: Range<Int>) -> (
        isSound: Bool, subject: Promise.Subject?
    ) {
        let word = cursor.word()
        if word.isEmpty || (text(word) != "advise" && layout.bytes[word.lowerBound] != UInt8(ascii: "+")) {
            let range = word.isEmpty ? keyword : word
            report(.badPromise, "after 'never' stands 'advise NAME' or +TAG", at: range)
            return (false, nil)
        }
        if text(word) == "advise" { return promisedAdvice(&cursor, after: word) }
        let tag = text(word.dropFirst())
        guard names.index(of: tag, in: .tag) != nil else {
            let hint = suggestions.nearest(to: tag, among: names.all(in: .tag)).map { "; did you mean '+\($0)'?" } ?? ""
            report(.unknownTag, "no topic has the tag \(quoted(word))\(hint)", at: word)
            return (true, nil)
        }
        return (true, .tag(tag))
    }

    private mutating func promisedAdvice(_ cursor: inout Cursor, after word: Range<Int>) -> (
        isSound: Bool, subject: Promise.Subject?
    ) {
        let name = cursor.word()
        guard !name.isEmpty else {
            report(.missingName, "the advice's name is missing after 'advise'", at: word)
            return (false, nil)
        }
        guard let advice = names.index(of: text(name), in: .advice) else {
            let hint = suggestions.hint(for: text(name), among: names.all(in: .advice))
            report(.unknownAdvice, "no advice \(quoted(name))\(hint)", at: name)
            return (true, nil)
        }
        refer(.promise(advice: advice), at: name)
        return (true, .advice(advice))
    }

    /// `phrases`, and below it `KEY TEXT`, each with other wordings below it.
    mutating func phrases(_ declaration: Declaration) {
        owner = .phrases
        var rest = cursor(declaration.rest)
        endOfLine(&rest, after: "'phrases'")
        for line in block(below: declaration.line, of: "'phrases'") {
            let (word, rest) = firstWord(of: line)
            let (text, others) = wordings(rest, line, after: word, others: ["again"])
            guard let key = Phrase(rawValue: self.text(word)) else {
                let nearest = suggestions.nearest(to: self.text(word), among: Phrase.allCases.map(\.rawValue))
                let hint =
                    nearest.map { "did you mean '\($0)'?" } ?? "'afterword init' writes out a file with all of them"
                report(.unknownPhrase, "no phrase \(quoted(word)); \(hint)", at: word)
                continue
            }
            if let earlier = script.phrases[key]?.first {
                report(
                    .repeatedName, "a second phrase '\(key.rawValue)'", at: word,
                    note: .init(message: "the first one is here", place: earlier.place))
            } else if let text {
                script.phrases[key] = [text] + others[0]
            }
        }
    }
}
