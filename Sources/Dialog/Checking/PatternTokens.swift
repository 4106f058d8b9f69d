extension PatternPaths {
    /// What may be taken next: a number, so that tokens are compared and found quickly.
    struct Token: Hashable, Comparable {
        private let number: Int32

        private init(number: Int32) { self.number = number }

        /// This word; where a pattern names a base form, any form of it.
        static func word(_ word: Int32) -> Token { Token(number: word) }
        static func concept(_ concept: Int32) -> Token { Token(number: -1 - concept) }
        static let duration = Token(number: .max)
        static let ago = Token(number: .max - 1)
        static let number = Token(number: .max - 2)

        var word: Int? { number >= 0 && self < .number ? Int(number) : nil }
        var concept: Int? { number < 0 ? -1 - Int(number) : nil }

        static func < (left: Token, right: Token) -> Bool { left.number < right.number }
    }

    /// Cursors by what they take next.
    struct Heads {
        /// In their order, each once.
        private(set) var tokens: [Token] = []
        /// By token: where its cursors end.
        private var ends: [Int] = []
        private var groups: [UInt64] = []
        private var cursors: [Cursor] = []

        init(_ heads: [(token: Token, cursor: Cursor, group: UInt64)]) {
            cursors.reserveCapacity(heads.count)
            for (token, cursor, group) in heads.sorted(by: { $0.token < $1.token }) {
                if tokens.last != token {
                    tokens.append(token)
                    ends.append(0)
                    groups.append(0)
                }
                cursors.append(cursor)
                ends[ends.count - 1] = cursors.count
                groups[groups.count - 1] |= group
            }
        }

        subscript(token: Token) -> ArraySlice<Cursor> {
            guard let index = index(of: token) else { return [] }
            return cursors[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
        }

        func groups(_ token: Token) -> UInt64 { index(of: token).map { groups[$0] } ?? 0 }

        private func index(of token: Token) -> Int? {
            var (low, high) = (0, tokens.count)
            while low < high {
                let middle = (low + high) / 2
                if tokens[middle] < token { low = middle + 1 } else { high = middle }
            }
            return low < tokens.count && tokens[low] == token ? low : nil
        }
    }

    // MARK: Wordings

    /// A wording of what was taken; another one for each attempt.
    func text(_ tokens: [Token], attempt: Int) -> String {
        tokens.enumerated().map { index, token in
            switch token {
            case .duration: return "two months"
            case .ago: return "two weeks ago"
            case .number: return "three"
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
