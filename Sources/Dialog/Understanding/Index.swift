/// Finds the patterns that a message may match by the words they cannot do without.
///
/// Each pattern is filed under its rarest necessary word, or the few of which it needs one; so the time a message takes
/// follows its words and not the number of patterns. A concept that was found in a message counts as a word of it.
struct Index: Sendable {
    /// Records end to end, each with all that is asked of it, since with many patterns it is the reading of memory here and there
    /// that takes the time: the program, its complement where a match begins before the word; how many numbers the record
    /// has; two other necessary words, the rarest ones, which are looked for first, or -1; and sets, of each of which a word has
    /// to be there: how many words, then the words.
    private let filed: Filed<Int32>

    /// Numbers behind those of the lexicon, for what is no word in it.
    struct Marks: Sendable {
        var duration: Int32
        var ago: Int32
        var number: Int32
        var name: Int32
        /// Of the first concept; those of the others follow.
        var concepts: Int32

        func concept(_ index: Int) -> Int32 { concepts + Int32(index) }
    }

    /// A program with what it cannot do without.
    struct Entry {
        var program: Int32
        /// It is filed under each of these words.
        var filings: [Filing]
        /// Sets of words of which it needs one each, end to end: the number of words, then the words.
        var needs: [Int32]
    }

    struct Filing {
        var word: Int32
        /// Two that are needed as well; -1 for none.
        var others: (Int32, Int32)
        /// A match begins before the word.
        var isBehindFirst: Bool
    }

    /// A program that may match, and the last token at which it may begin; in one number, since they are sorted for every
    /// message.
    struct Candidate {
        fileprivate var key: UInt64

        init(program: Int32, last: Int32) {
            key = UInt64(UInt32(bitPattern: program)) << 32 | UInt64(UInt32(bitPattern: last))
        }

        var program: Int32 { Int32(truncatingIfNeeded: key >> 32) }
        var last: Int32 { Int32(truncatingIfNeeded: key) }
    }

    init(_ entries: [Entry], count: Int) {
        var filed: [(number: Int32, element: Int32)] = []
        for entry in entries {
            for filing in entry.filings {
                let program = filing.isBehindFirst ? ~entry.program : entry.program
                let header = [program, Int32(4 + entry.needs.count), filing.others.0, filing.others.1]
                filed += (header + entry.needs).map { (filing.word, $0) }
            }
        }
        self.filed = Filed(filed, count: count)
    }

    func free() { filed.free() }

    /// Whether of every set a word is present.
    @inline(__always)
    private func areMet(_ sets: Range<Int>, _ present: borrowing Presence) -> Bool {
        var place = sets.lowerBound
        while place < sets.upperBound {
            let next = place + 1 + Int(filed[place])
            place += 1
            while place < next, !present.contains(filed[place]) { place += 1 }
            if place == next { return false }
            place = next
        }
        return true
    }

    /// Adds the programs of which all necessary words are present; those filed under two of the words, twice.
    func addCandidates(with present: borrowing Presence, to found: inout [Candidate]) {
        present.forEachWord { word, last in
            let places = filed.places(of: word)
            var next = places.lowerBound
            while next < places.upperBound {
                let place = next
                next += Int(filed[place + 1])
                let others = (filed[place + 2], filed[place + 3])
                guard others.0 < 0 || present.contains(others.0), others.1 < 0 || present.contains(others.1),
                    areMet(place + 4..<next, present)
                else { continue }
                let program = filed[place]
                found.append(
                    program < 0 ? Candidate(program: ~program, last: last) : Candidate(program: program, last: .max))
            }
        }
    }
}

extension [Index.Candidate] {
    /// Puts them in the order of the programs, each once, with the last token of any.
    mutating func sortUnique() {
        guard count > 1 else { return }
        sort { $0.key < $1.key }
        var kept = 0
        for index in 1..<count {
            if self[index].program != self[kept].program { kept += 1 }
            self[kept] = self[index]
        }
        removeLast(count - kept - 1)
    }
}
