/// Two edits, which are believed of long words only.
extension Spelling {
    /// One edit from an English word that no dialog uses. This takes a while, and is asked of few words.
    func isNearEnglish(_ word: [UInt8], _ english: WordList) -> Bool {
        func isWord(_ edited: [UInt8]) -> Bool { english.kind(edited, 0..<edited.count) == .word }
        for index in 0...word.count {
            var edited = word
            if index < word.count {
                edited.remove(at: index)
                if isWord(edited) { return true }
            }
            for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
                edited = word
                edited.insert(letter, at: index)
                if isWord(edited) { return true }
                guard index < word.count else { continue }
                edited = word
                edited[index] = letter
                if isWord(edited) { return true }
            }
        }
        return false
    }

    func twoEdits(_ text: [UInt8], _ range: Range<Int>, _ lexicon: Lexicon) -> Int {
        guard let first = Self.index(text[range.lowerBound]) else { return -1 }
        let letters = Self.letters(text[range])
        var best = -1
        for candidate in long[first] where abs(Int(candidate.length) - range.count) <= 2 {
            // An edit changes at most two of the letters that occur.
            guard (candidate.letters ^ letters).nonzeroBitCount <= 4 else { continue }
            let word = Int(candidate.word)
            guard Self.distance(text[range], lexicon.bytes(of: word), atMost: 2) <= 2 else { continue }
            if best < 0 || lexicon.entries[word].isUsed && !lexicon.entries[best].isUsed { best = word }
        }
        return best
    }

    /// The number of edits between two words, two swapped letters being one; a number above `limit` where there are more.
    static func distance(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, atMost limit: Int) -> Int {
        guard abs(left.count - right.count) <= limit else { return limit + 1 }
        var before: [Int] = []
        var above = Array(0...right.count)
        for (row, byte) in left.enumerated() {
            var current = [row + 1]
            var least = row + 1
            for column in 0..<right.count {
                let other = right[right.startIndex + column]
                var cost = min(above[column] + (byte == other ? 0 : 1), above[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, byte == right[right.startIndex + column - 1],
                    left[left.startIndex + row - 1] == other
                {
                    cost = min(cost, before[column - 1] + 1)
                }
                current.append(cost)
                least = min(least, cost)
            }
            if least > limit { return limit + 1 }
            before = above
            above = current
        }
        return above[right.count]
    }
}

/// Letters that are taken for one another: vowels, and neighbours on the keyboard.
enum Keyboard {
    static let rows: StaticString = "qwertyuiop|asdfghjkl|zxcvbnm"

    static func areMistaken(_ left: UInt8, _ right: UInt8) -> Bool {
        if isVowel(left), isVowel(right) { return true }
        guard let (row, column) = place(left), let (otherRow, otherColumn) = place(right) else { return false }
        return row == otherRow && abs(column - otherColumn) == 1
    }

    static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "y"):
            true
        default: false
        }
    }

    static func place(_ byte: UInt8) -> (Int, Int)? {
        rows.withUTF8Buffer { bytes in
            var row = 0
            var column = 0
            for key in bytes {
                if key == byte { return (row, column) }
                if key == UInt8(ascii: "|") { (row, column) = (row + 1, 0) } else { column += 1 }
            }
            return nil
        }
    }
}
