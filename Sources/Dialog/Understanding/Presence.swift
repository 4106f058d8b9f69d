/// The words of a passage, and those they are forms of, each with the places where it stands; and the concepts found in it.
///
/// A table of its own for every passage, since a lexicon is large and a passage is not. It is asked hundreds of times for
/// each message, so it lies in memory of its own, which is given back with it.
struct Presence: ~Copyable {
    /// Open addressing: words, or ``free``. Half of it at most is taken.
    private var slots: UnsafeMutableBufferPointer<Int32>
    /// Where each word stands, at the place of its slot.
    private var spots: UnsafeMutableBufferPointer<Spots>
    private var mask: Int
    /// A bit for each word, which many words share: most questions are answered with no by it alone. Without it, a message
    /// takes a twentieth longer.
    private let bits: UnsafeMutablePointer<UInt64>
    /// The slots that are taken, in the order in which they were.
    private var taken: [Int32] = []
    /// The tokens of each word in order, chained.
    private var places: [Place] = []

    private struct Spots {
        /// The last token where the word stands.
        var last: Int32 = -1
        /// Of the chain in `places`, or of one elsewhere; -1 for none.
        var firstPlace: Int32 = -1
        var lastPlace: Int32 = -1
    }
    private struct Place {
        var token: Int32
        /// -1 at the last.
        var next: Int32
    }
    private static let free: Int32 = -1
    private static let bitWords = 32

    /// Grows beyond some words, but is made for them.
    init(words: Int) {
        let size = 1 << (Int.bitWidth - max(3 * words, 8).leadingZeroBitCount)
        slots = .allocate(capacity: size)
        slots.initialize(repeating: Self.free)
        spots = .allocate(capacity: size)
        mask = size - 1
        bits = .allocate(capacity: Self.bitWords)
        bits.initialize(repeating: 0, count: Self.bitWords)
        taken.reserveCapacity(words)
        places.reserveCapacity(words)
    }

    deinit {
        slots.deallocate()
        spots.deallocate()
        bits.deallocate()
    }

    /// Where the bit of a word lies.
    @inline(__always)
    private func bit(of word: Int32) -> (word: Int, mask: UInt64) {
        (Int(truncatingIfNeeded: word &>> 6) & (Self.bitWords - 1), 1 &<< UInt64(truncatingIfNeeded: word))
    }

    @inline(__always)
    private func mayContain(_ word: Int32) -> Bool {
        let bit = bit(of: word)
        return bits[bit.word] & bit.mask != 0
    }

    /// The slot of a word, or the free one where it would be.
    @inline(__always)
    private func slot(of word: Int32) -> Int {
        var slot = Int(truncatingIfNeeded: (UInt32(bitPattern: word) &* 0x9E37_79B9) >> 16) & mask
        while slots[slot] != word, slots[slot] != Self.free { slot = (slot + 1) & mask }
        return slot
    }

    @inline(__always)
    func contains(_ word: Int32) -> Bool { mayContain(word) && slots[slot(of: word)] == word }

    /// Whether a word stands at a token or behind it.
    @inline(__always)
    func contains(_ word: Int32, from token: Int) -> Bool {
        guard mayContain(word) else { return false }
        let slot = slot(of: word)
        return slots[slot] == word && Int(spots[slot].last) >= token
    }

    /// Calls for each word, with the last token where it stands.
    @inline(__always)
    func forEachWord(_ body: (_ word: Int32, _ last: Int32) -> Void) {
        for slot in taken { body(slots[Int(slot)], spots[Int(slot)].last) }
    }

    /// Calls for each token at which a word stands.
    @inline(__always)
    func forEachPlace(of word: Int32, _ body: (Int) -> Void) {
        let slot = slot(of: word)
        var place = slots[slot] == word ? Int(spots[slot].firstPlace) : -1
        while place >= 0 {
            body(Int(places[place].token))
            place = Int(places[place].next)
        }
    }

    /// Notes that a word stands at a token. Tokens have to come in order; the same word may come again.
    mutating func insert(_ word: Int32, at token: Int) {
        let slot = insertMark(word, at: token)
        let place = Int32(places.count)
        places.append(Place(token: Int32(token), next: -1))
        if spots[slot].firstPlace < 0 {
            spots[slot].firstPlace = place
        } else {
            places[Int(spots[slot].lastPlace)].next = place
        }
        spots[slot].lastPlace = place
    }

    /// The same for what has no places here but a chain elsewhere, of which this becomes the first. Returns what was it before;
    /// -1 for none.
    mutating func insertMark(_ word: Int32, at token: Int, first: Int32) -> Int32 {
        let slot = insertMark(word, at: token)
        defer { spots[slot].firstPlace = first }
        return spots[slot].firstPlace
    }

    /// The first of such a chain; -1 for none.
    @inline(__always)
    func first(ofMark word: Int32) -> Int32 {
        let slot = slot(of: word)
        return slots[slot] == word ? spots[slot].firstPlace : -1
    }

    /// The same without its places, in any order. Returns its slot.
    @discardableResult
    mutating func insertMark(_ word: Int32, at token: Int) -> Int {
        if 2 * taken.count > mask { grow() }
        let slot = slot(of: word)
        if slots[slot] == word {
            spots[slot].last = max(spots[slot].last, Int32(token))
        } else {
            slots[slot] = word
            spots[slot] = Spots(last: Int32(token))
            taken.append(Int32(slot))
            let bit = bit(of: word)
            bits[bit.word] |= bit.mask
        }
        return slot
    }

    private mutating func grow() {
        var larger = Presence(words: 2 * slots.count / 3)
        larger.bits.update(from: bits, count: Self.bitWords)
        for slot in taken {
            let new = larger.slot(of: slots[Int(slot)])
            larger.slots[new] = slots[Int(slot)]
            larger.spots[new] = spots[Int(slot)]
            larger.taken.append(Int32(new))
        }
        swap(&larger.places, &places)
        swap(&self, &larger)
    }
}

extension Presence {
    /// The words of some tokens.
    init(_ tokens: ArraySlice<Token>, _ marks: Index.Marks) {
        self.init(words: 4 * tokens.count)
        for (index, token) in zip(tokens.indices, tokens) { insert(token, at: index, marks) }
    }

    /// Notes the word of a token and those it is a form of; and what may begin there: a time, a number, a name.
    private mutating func insert(_ token: Token, at index: Int, _ marks: Index.Marks) {
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
        if token.has(.givenName) { insert(marks.name, at: index) }
    }
}
