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
            guard Self.areNear(text[range], lexicon.bytes(of: word), edits: 2) else { continue }
            if best < 0 || lexicon.entries[word].isUsed && !lexicon.entries[best].isUsed { best = word }
        }
        return best
    }

    /// Whether so many edits at most make one word of the other, two swapped letters being one.
    static func areNear(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, edits: Int) -> Bool {
        var (left, right) = (left, right)
        while let letter = left.first, letter == right.first {
            left.removeFirst()
            right.removeFirst()
        }
        if left.isEmpty || right.isEmpty { return left.count + right.count <= edits }
        guard edits > 0, abs(left.count - right.count) <= edits else { return false }
        let (leftRest, rightRest) = (left.dropFirst(), right.dropFirst())
        if areNear(leftRest, rightRest, edits: edits - 1) || areNear(left, rightRest, edits: edits - 1)
            || areNear(leftRest, right, edits: edits - 1)
        {
            return true
        }
        let isSwapped = left.first == rightRest.first && leftRest.first == right.first
        return isSwapped && areNear(leftRest.dropFirst(), rightRest.dropFirst(), edits: edits - 1)
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
