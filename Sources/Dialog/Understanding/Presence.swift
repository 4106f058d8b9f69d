/// The words of a passage, and those they are forms of, each with the places where it stands.
///
/// A table of its own for every passage, since a lexicon is large and a passage is not.
struct Presence {
    private(set) var words: [Word] = []
    /// Open addressing: an index into `words`; -1 is free.
    private var slots: [Int16]
    private let mask: Int
    /// The places of each word in order, chained.
    private var places: [Place] = []

    struct Word {
        var word: Int32
        fileprivate var first: Int32
        fileprivate var last: Int32
    }
    private struct Place {
        var token: Int32
        /// -1 at the last.
        var next: Int32
    }

    /// Room for what so many tokens hold: each is a word, of which some are a form of others or begin a time.
    init(tokens: Int) {
        let size = 1 << (Int.bitWidth - (8 * tokens).leadingZeroBitCount)
        slots = Array(repeating: -1, count: size)
        mask = size - 1
        words.reserveCapacity(2 * tokens)
        places.reserveCapacity(3 * tokens)
    }

    /// Tokens have to come in order; the same word may come again.
    mutating func insert(_ word: Int32, at token: Int) {
        let place = Int32(places.count)
        places.append(Place(token: Int32(token), next: -1))
        let slot = slot(of: word)
        let index = Int(slots[slot])
        if index >= 0 {
            places[Int(words[index].last)].next = place
            words[index].last = place
        } else {
            slots[slot] = Int16(words.count)
            words.append(Word(word: word, first: place, last: place))
        }
    }

    @inline(__always)
    private func slot(of word: Int32) -> Int {
        var slot = Int(truncatingIfNeeded: UInt32(bitPattern: word) &* 0x9E37_79B9 >> 12) & mask
        while slots[slot] >= 0, words[Int(slots[slot])].word != word { slot = (slot + 1) & mask }
        return slot
    }

    func contains(_ word: Int32) -> Bool { slots[slot(of: word)] >= 0 }

    /// Whether a word stands at a token or behind it.
    func contains(_ word: Int32, from token: Int) -> Bool {
        let index = Int(slots[slot(of: word)])
        return index >= 0 && Int(places[Int(words[index].last)].token) >= token
    }

    /// Calls for each token at which a word stands.
    func forEachPlace(of word: Int32, _ body: (Int) -> Void) {
        let index = Int(slots[slot(of: word)])
        var place = index < 0 ? -1 : Int(words[index].first)
        while place >= 0 {
            body(Int(places[place].token))
            place = Int(places[place].next)
        }
    }
}

extension Presence {
    /// Notes the word of a token and those it is a form of; and what may begin there: a time, a number.
    mutating func insert(_ token: Token, at index: Int, _ marks: Index.Marks) {
        let (word, lemmas) = (token.word, token.lemmas)
        if word >= 0 {
            insert(word, at: index)
            if lemmas.0 >= 0, lemmas.0 != word { insert(lemmas.0, at: index) }
            if lemmas.1 >= 0, lemmas.1 != word { insert(lemmas.1, at: index) }
            if lemmas.2 >= 0, lemmas.2 != word { insert(lemmas.2, at: index) }
        }
        if token.beginsDuration { insert(marks.duration, at: index) }
        if token.beginsAgo { insert(marks.ago, at: index) }
        if token.beginsNumber { insert(marks.number, at: index) }
    }
}
