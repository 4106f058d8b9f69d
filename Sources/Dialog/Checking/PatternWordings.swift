// What was taken, in words that a person could type.

extension PatternPaths {
    /// A wording of what was taken; another one for each attempt.
    func text(_ tokens: [Token], attempt: Int) -> String {
        tokens.enumerated().map { index, token in
            switch token {
            case .duration: return TypedEnglish.duration.text()
            case .ago: return TypedEnglish.ago.text()
            case .number: return TypedEnglish.number.text()
            case .name: return TypedEnglish.name.text()
            default: break
            }
            if let word = token.word { return patterns.english.lexicon.string(word) }
            let words = token.concept.map(wordings) ?? []
            // Who does it is named first: "he", then "him".
            return words.isEmpty ? "" : words[index == 0 ? 0 : attempt % words.count]
        }.joined(separator: " ")
    }

    /// Some of what a concept stands for, the shortest first.
    private func wordings(_ concept: Int) -> [String] {
        let each = concepts[concept].prefix(8).map { program -> [Token] in
            var words: [Token] = []
            var cursor = start(program).first
            while let next = cursor, let token = token(next), words.count < 8 {
                words.append(token)
                cursor = step(next).first
            }
            return words
        }
        return each.filter { !$0.isEmpty && $0 != [.concept(Int32(concept))] }.sorted { $0.count < $1.count }
            .map { text($0, attempt: 0) }
    }
}
