extension PatternPaths {
    /// What may be taken next: a number, so that tokens are compared and found quickly.
    struct Token: Hashable, Comparable {
        fileprivate let number: Int32

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
            // Numbers sort much faster than what they stand for.
            let order = heads.indices.map { Int(heads[$0].token.number) << 32 | $0 }.sorted()
            for position in order {
                let (token, cursor, group) = heads[position & 0xFFFF_FFFF]
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
}
