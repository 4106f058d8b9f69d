extension PatternPaths {
    /// What may be taken next: a number, so that tokens are compared and found quickly.
    struct Token: Hashable, Comparable {
        fileprivate let number: Int32

        fileprivate init(number: Int32) { self.number = number }

        /// This word; where a pattern names a base form, any form of it.
        static func word(_ word: Int32) -> Token { Token(number: word) }
        static func concept(_ concept: Int32) -> Token { Token(number: -1 - concept) }
        static let duration = Token(number: .max)
        static let ago = Token(number: .max - 1)
        static let number = Token(number: .max - 2)
        static let name = Token(number: .max - 3)

        var word: Int? { number >= 0 && self < .name ? Int(number) : nil }
        var concept: Int? { number < 0 ? -1 - Int(number) : nil }

        static func < (left: Token, right: Token) -> Bool { left.number < right.number }
    }

    /// Cursors by what they take next.
    struct Heads {
        private struct Head {
            var token: Token
            /// Of its cursors.
            var start: Int32
            var end: Int32
            var groups: UInt64
        }
        /// In the order of the tokens.
        private var heads: [Head] = []
        private var cursors: [Cursor] = []

        /// In their order, each once.
        var tokens: [Token] { heads.map(\.token) }

        init(_ all: [Cursor], token: (Cursor) -> Token?, group: (Cursor) -> UInt64) {
            // Numbers sort much faster than what they stand for.
            var order: [Int] = []
            order.reserveCapacity(all.count)
            for (place, cursor) in all.enumerated() {
                if let token = token(cursor) { order.append(Int(token.number) << 32 | place) }
            }
            order.sort()
            heads.reserveCapacity(order.count)
            cursors.reserveCapacity(order.count)
            for place in order {
                let token = Token(number: Int32(truncatingIfNeeded: place >> 32))
                let cursor = all[place & 0xFFFF_FFFF]
                let start = Int32(cursors.count)
                cursors.append(cursor)
                if heads.last?.token != token {
                    heads.append(Head(token: token, start: start, end: start, groups: 0))
                }
                heads[heads.count - 1].end = start + 1
                heads[heads.count - 1].groups |= group(cursor)
            }
        }

        subscript(token: Token) -> ArraySlice<Cursor> {
            guard let index = index(of: token) else { return [] }
            return cursors[Int(heads[index].start)..<Int(heads[index].end)]
        }

        func groups(_ token: Token) -> UInt64 { index(of: token).map { heads[$0].groups } ?? 0 }

        private func index(of token: Token) -> Int? {
            var (low, high) = (0, heads.count)
            while low < high {
                let middle = (low + high) / 2
                if heads[middle].token < token { low = middle + 1 } else { high = middle }
            }
            return low < heads.count && heads[low].token == token ? low : nil
        }
    }

    /// For every token the others under which patterns take it as well: what a word is a form of, and the concepts that may
    /// begin with it, or with that.
    struct Takers {
        private var tokens: [Token] = []
        /// By token: where its takers end.
        private var ends: [Int32] = []
        private var wordCount = 0
        private var conceptCount = 0

        /// None.
        init() {}

        /// `beginnings`: by concept, what it may begin with.
        init(_ lexicon: Lexicon, beginnings: [Set<Token>]) {
            (wordCount, conceptCount) = (lexicon.count, beginnings.count)
            var begun: [[Token]] = Array(repeating: [], count: wordCount + conceptCount + 4)
            for (concept, tokens) in beginnings.enumerated() {
                for token in tokens { begun[index(of: token)].append(.concept(Int32(concept))) }
            }
            ends.reserveCapacity(begun.count)
            for index in begun.indices {
                var concepts = begun[index]
                if index < wordCount {
                    let lemmas = lexicon.entries[index].lemmas
                    for base in [lemmas.0, lemmas.1, lemmas.2] where base.word >= 0 && Int(base.word) != index {
                        tokens.append(.word(base.word))
                        for concept in begun[Int(base.word)] where !concepts.contains(concept) {
                            concepts.append(concept)
                        }
                    }
                }
                tokens += concepts
                ends.append(Int32(tokens.count))
            }
        }

        func places(of token: Token) -> Range<Int> {
            let index = index(of: token)
            return (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
        }

        subscript(place: Int) -> Token { tokens[place] }

        private func index(of token: Token) -> Int {
            if let word = token.word { return word }
            if let concept = token.concept { return wordCount + concept }
            return wordCount + conceptCount + Int(Token.duration.number - token.number)
        }
    }

    /// By word, the one that stands for all that share a form with it, or with one that does: "live", "lives" and "life".
    struct Kin {
        private var leaders: [Int32]
        /// By leader: forms of more than one of its words.
        private var forms: [Int32: [Token]] = [:]

        init(_ lexicon: Lexicon) {
            leaders = lexicon.entries.indices.map(Int32.init)
            for (word, entry) in lexicon.entries.enumerated() {
                for base in [entry.lemmas.0, entry.lemmas.1, entry.lemmas.2] where base.word >= 0 {
                    leaders[Int(leader(of: base.word))] = leader(of: Int32(word))
                }
            }
            for word in leaders.indices { leaders[word] = leader(of: Int32(word)) }
            for (word, entry) in lexicon.entries.enumerated() where entry.lemmas.1.word >= 0 {
                forms[leaders[word], default: []].append(.word(Int32(word)))
            }
        }

        /// What may stand for two of some tokens, as a form of both.
        func sharedForms(_ tokens: [Token]) -> [Token] {
            var seen: Set<Int32> = []
            var shared: [Token] = []
            for word in tokens.lazy.compactMap(\.word) where forms[leaders[word]] != nil {
                if !seen.insert(leaders[word]).inserted { shared += forms[leaders[word]] ?? [] }
            }
            return shared
        }

        subscript(word: Int) -> Token { .word(leaders[word]) }

        private func leader(of word: Int32) -> Int32 {
            var word = word
            while leaders[Int(word)] != word { word = leaders[Int(word)] }
            return word
        }
    }
}
