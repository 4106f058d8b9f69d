/// The words that the engine or a dialog knows, each with a number, so that a message is compared by numbers.
struct Lexicon: Sendable {
    /// What is known of a word as it is written.
    struct Entry: Sendable {
        var classes: WordClass = []
        var temporal: Temporal = .none
        enum InPattern: UInt8 { case no, exact, base }
        /// Whether patterns name the word, and then whether it stands only for itself.
        var inPattern = InPattern.no
        /// Dialogs use the word, or a form of it, in a pattern.
        var isUsed = false
        var value: Int32 = 0
        /// What it is a form of. A word that is a form of nothing else is its own base.
        var lemmas: (Lemma, Lemma, Lemma) = (.none, .none, .none)
        /// The index of the words it is written for, as "im" for "i am"; -1 for none.
        var expansion: Int32 = -1
        /// The index of its irregular forms; -1 for none.
        var irregular: Int32 = -1
        /// Its plural, where that is irregular; -1 otherwise.
        var irregularPlural: Int32 = -1
        /// With some words it means something else; see ``English/phrasal``.
        var isPhrasal = false
        /// It is such a word.
        var makesPhrasal = false
        /// Its forms are known.
        var isInflected = false
        /// The first of the phrases that begin with it; -1 for none.
        var phrase: Int32 = -1
    }
    struct Lemma: Sendable {
        var word: Int32
        var form: Form
        static let none = Lemma(word: -1, form: [])
    }

    private(set) var bytes: [UInt8] = []
    private(set) var starts: [Int32] = [0]
    private(set) var hashes: [UInt64] = []
    var entries: [Entry] = []
    /// Open addressing; -1 is free.
    private var slots: [Int32]
    private var mask: Int

    init(capacity: Int = 16384) {
        let size = 2 * capacity
        slots = Array(repeating: -1, count: size)
        mask = size - 1
        bytes.reserveCapacity(capacity * 8)
        starts.reserveCapacity(capacity)
        hashes.reserveCapacity(capacity)
        entries.reserveCapacity(capacity)
    }

    var count: Int { entries.count }

    func bytes(of word: Int) -> ArraySlice<UInt8> { bytes[Int(starts[word])..<Int(starts[word + 1])] }

    func string(_ word: Int) -> String { String(decoding: bytes(of: word), as: UTF8.self) }

    func length(of word: Int) -> Int { Int(starts[word + 1] - starts[word]) }

    /// The number of a word, or -1.
    func find(_ text: [UInt8], _ range: Range<Int>, hash: UInt64) -> Int {
        var slot = WordHash.slot(hash, mask)
        while true {
            let word = Int(slots[slot])
            if word < 0 { return -1 }
            if hashes[word] == hash, equals(word, text, range) { return word }
            slot = (slot + 1) & mask
        }
    }

    /// The number of a word, or -1.
    func find(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0
        for byte in text { hash = WordHash.add(hash, byte) }
        var slot = WordHash.slot(hash, mask)
        while true {
            let word = Int(slots[slot])
            if word < 0 { return -1 }
            if hashes[word] == hash, bytes(of: word).elementsEqual(text) { return word }
            slot = (slot + 1) & mask
        }
    }

    /// The first word with a hash, unless none has: for edited words that are not spelt out. The caller compares.
    func find(hash: UInt64) -> Int {
        var slot = WordHash.slot(hash, mask)
        while true {
            let word = Int(slots[slot])
            if word < 0 || hashes[word] == hash { return word }
            slot = (slot + 1) & mask
        }
    }

    func find(_ text: some StringProtocol) -> Int {
        let bytes = Array(text.utf8)
        return find(bytes, 0..<bytes.count, hash: WordHash.of(bytes, 0..<bytes.count))
    }

    private func equals(_ word: Int, _ text: [UInt8], _ range: Range<Int>) -> Bool {
        let start = Int(starts[word])
        guard Int(starts[word + 1]) - start == range.count else { return false }
        for offset in 0..<range.count where bytes[start + offset] != text[range.lowerBound + offset] { return false }
        return true
    }

    /// The number of a word, which is new where it was not known.
    mutating func intern(_ text: [UInt8], _ range: Range<Int>) -> Int {
        let hash = WordHash.of(text, range)
        let known = find(text, range, hash: hash)
        if known >= 0 { return known }
        if entries.count * 2 >= mask { grow() }
        let word = entries.count
        bytes.append(contentsOf: text[range])
        starts.append(Int32(bytes.count))
        hashes.append(hash)
        entries.append(Entry())
        place(word)
        return word
    }

    mutating func intern(_ text: [UInt8]) -> Int { intern(text, 0..<text.count) }

    private mutating func place(_ word: Int) {
        var slot = WordHash.slot(hashes[word], mask)
        while slots[slot] >= 0 { slot = (slot + 1) & mask }
        slots[slot] = Int32(word)
    }

    private mutating func grow() {
        mask = mask * 2 + 1
        slots = Array(repeating: -1, count: mask + 1)
        for word in 0..<entries.count { place(word) }
    }

    /// Adds what one more line says of a word.
    mutating func describe(_ word: Int, _ entry: Entry) {
        entries[word].classes.formUnion(entry.classes)
        guard entry.temporal != .none else { return }
        entries[word].temporal = entry.temporal
        entries[word].value = entry.value
    }

    /// Says that a word is a form of another. More than three bases are not kept: no English word needs them.
    mutating func add(_ lemma: Int, _ form: Form, to word: Int) {
        let new = Lemma(word: Int32(lemma), form: form)
        func merged(_ old: inout Lemma) -> Bool {
            guard old.word < 0 || old.word == new.word else { return false }
            old = Lemma(word: new.word, form: old.form.union(form))
            return true
        }
        _ = merged(&entries[word].lemmas.0) || merged(&entries[word].lemmas.1) || merged(&entries[word].lemmas.2)
    }
}

/// The hash of a word: a polynomial, so that the corrector of spelling can hash an edited word without spelling it out.
enum WordHash {
    static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

    @inline(__always)
    static func add(_ hash: UInt64, _ byte: UInt8) -> UInt64 { hash &* base &+ UInt64(byte) }

    static func of(_ text: [UInt8], _ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0
        for index in range { hash = add(hash, text[index]) }
        return hash
    }

    @inline(__always)
    static func slot(_ hash: UInt64, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: ((hash ^ (hash >> 31)) &* 0xD6E8_FEB8_6659_FD93) >> 24) & mask
    }
}
