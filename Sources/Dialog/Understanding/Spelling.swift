/// Finds the known word that a misspelt one was meant to be.
///
/// A word that is English is never changed: the caller asks only for what the word list does not have. One edit is enough
/// for most slips, and is found by hashing every edited word, without spelling it out; two edits are tried in long words
/// only, among the words that begin with the same letter.
struct Spelling: Sendable {
    /// Words that one of eight letters or more may be meant for, by first letter, for two edits.
    var long: [[Long]] = Array(repeating: [], count: 26)

    struct Long {
        var word: Int32
        var length: Int32
        /// The letters it has, as bits.
        var letters: UInt32
    }

    static let shortestTwoEdits = 8

    init(_ lexicon: Lexicon) {
        for word in 0..<lexicon.count {
            let length = lexicon.length(of: word)
            guard length >= Self.shortestTwoEdits - 2, Self.mayBeMeant(lexicon.entries[word]) else { continue }
            let bytes = lexicon.bytes(of: word)
            guard let first = Self.index(bytes[bytes.startIndex]) else { continue }
            long[first].append(Long(word: Int32(word), length: Int32(length), letters: Self.letters(bytes)))
        }
    }

    static func mayBeMeant(_ entry: Lexicon.Entry) -> Bool {
        entry.isUsed || !entry.classes.subtracting(.ofNames).isEmpty || entry.temporal != .none || entry.expansion >= 0
    }

    static func index(_ byte: UInt8) -> Int? {
        byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? Int(byte - UInt8(ascii: "a")) : nil
    }

    static func letters(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.reduce(0) { set, byte in index(byte).map { set | 1 << UInt32($0) } ?? set }
    }

    /// A better guess costs less: letters swapped or doubled before a vowel mistaken before anything else.
    struct Guess {
        var word = -1
        var cost = Int.max

        mutating func offer(_ word: Int, cost: Int, _ lexicon: Lexicon) {
            guard word != self.word else { return self.cost = min(self.cost, cost) }
            // Between equals, what a dialog uses; then what was known first.
            let isBetter =
                cost < self.cost
                || cost == self.cost && lexicon.entries[word].isUsed && !lexicon.entries[self.word].isUsed
            if isBetter { (self.word, self.cost) = (word, cost) }
        }
    }

    /// The word of the lexicon that was meant, or -1.
    func correct(_ text: [UInt8], _ range: Range<Int>, _ lexicon: Lexicon, _ english: WordList) -> Int {
        guard range.count >= 3, range.count <= 24, text[range].allSatisfy({ Self.index($0) != nil }) else { return -1 }
        let guess = oneEdit(Array(text[range]), lexicon)
        if guess.cost == 1 { return guess.word }
        if isSlipOfEnglish(Array(text[range]), english) { return -1 }
        if guess.word >= 0 { return guess.word }
        guard range.count >= Self.shortestTwoEdits, Self.split(text, range, lexicon) == nil else { return -1 }
        let far = twoEdits(text, range, lexicon)
        return far >= 0 && isNearEnglish(Array(text[range]), english) ? -1 : far
    }

    // MARK: one edit

    func oneEdit(_ word: [UInt8], _ lexicon: Lexicon) -> Guess {
        let count = word.count
        var prefix: [UInt64] = [0]
        var power: [UInt64] = [1]
        for byte in word {
            prefix.append(WordHash.add(prefix[prefix.count - 1], byte))
            power.append(power[power.count - 1] &* WordHash.base)
        }
        func suffix(_ from: Int) -> UInt64 { prefix[count] &- prefix[from] &* power[count - from] }
        var guess = Guess()
        func offer(_ hash: UInt64, cost: @autoclosure () -> Int) {
            let found = lexicon.find(hash: hash)
            guard found >= 0, Self.mayBeMeant(lexicon.entries[found]) else { return }
            guard Self.areNear(word[...], lexicon.bytes(of: found), edits: 1) else { return }
            guess.offer(found, cost: cost(), lexicon)
        }
        // A missing letter, the only slip that is believed of words of three letters.
        for index in 1...count {
            for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
                let hash = WordHash.add(prefix[index], letter) &* power[count - index] &+ suffix(index)
                offer(hash, cost: letter == word[index - 1] || index < count && letter == word[index] ? 1 : 2)
            }
        }
        guard count > 3 else { return guess }
        for index in 0..<count - 1 {
            let swapped = WordHash.add(WordHash.add(prefix[index], word[index + 1]), word[index])
            offer(swapped &* power[count - index - 2] &+ suffix(index + 2), cost: index == 0 ? 2 : 1)
        }
        for index in 1..<count {
            offer(
                prefix[index] &* power[count - index - 1] &+ suffix(index + 1),
                cost: word[index] == word[index - 1] ? 1 : 2)
            for letter in UInt8(ascii: "a")...UInt8(ascii: "z") where letter != word[index] {
                guard count > 4 || Keyboard.areMistaken(letter, word[index]) else { continue }
                let hash = WordHash.add(prefix[index], letter) &* power[count - index - 1] &+ suffix(index + 1)
                offer(hash, cost: Keyboard.areMistaken(letter, word[index]) ? 2 : 3)
            }
        }
        return guess
    }

    /// Letters swapped or doubled in an English word that no dialog uses: it is left alone, rather than taken for another.
    func isSlipOfEnglish(_ word: [UInt8], _ english: WordList) -> Bool {
        var edited = word
        for index in 0..<word.count - 1 {
            if word[index] == word[index + 1] {
                edited.remove(at: index)
                if english.kind(edited, 0..<edited.count) == .word { return true }
                edited.insert(word[index], at: index)
            } else {
                edited.swapAt(index, index + 1)
                if english.kind(edited, 0..<edited.count) == .word { return true }
                edited.swapAt(index, index + 1)
            }
        }
        return false
    }
}
