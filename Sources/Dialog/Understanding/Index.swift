/// Finds the patterns that a message may match by the words they cannot do without.
///
/// Each pattern is filed under its rarest necessary word, or the few of which it needs one; so the time a message takes
/// follows its words and not the number of patterns. A concept that was found in a message counts as a word of it.
struct Index: Sendable {
    private let filed: FiledByWord<Filed>

    /// Small, since with many patterns it is the reading of memory that takes the time.
    private struct Filed {
        var program: Int32
        /// Two other necessary words, the rarest ones, which are looked for first; -1 for none.
        var others: (Int32, Int32)
        /// Where in `needs` its sets begin; the complement where a match begins before the word.
        var needs: Int32
    }
    /// Sets end to end, of each of which a word has to be there: the number of words, then the words; 0 behind the last.
    private let needs: Table<Int32>

    /// Numbers behind those of the lexicon, for what is no word in it.
    struct Marks: Sendable {
        var duration: Int32
        var ago: Int32
        var number: Int32
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
        var filed: [(word: Int32, element: Filed)] = []
        var needs: [Int32] = [0]
        for entry in entries {
            let start = Self.add(entry.needs, to: &needs)
            for filing in entry.filings {
                let needs = filing.isBehindFirst ? ~start : start
                filed.append((filing.word, Filed(program: entry.program, others: filing.others, needs: needs)))
            }
        }
        self.filed = FiledByWord(filed, count: count)
        self.needs = Table(needs)
    }

    func free() {
        filed.free()
        needs.free()
    }

    /// Adds some sets, and returns where they begin.
    private static func add(_ sets: [Int32], to needs: inout [Int32]) -> Int32 {
        guard !sets.isEmpty else { return 0 }
        defer {
            needs += sets
            needs.append(0)
        }
        return Int32(needs.count)
    }

    /// Whether of every set a word is present.
    private func areMet(_ start: Int, _ present: borrowing Presence) -> Bool {
        var index = start
        while needs[index] > 0 {
            let next = index + 1 + Int(needs[index])
            index += 1
            while index < next, !present.contains(needs[index]) { index += 1 }
            if index == next { return false }
            index = next
        }
        return true
    }

    /// Adds the programs of which all necessary words are present; those filed under two of the words, twice.
    func addCandidates(with present: borrowing Presence, to found: inout [Candidate]) {
        present.forEachWord { word, last in
            for place in filed.places(of: word) {
                let filed = filed[place]
                guard filed.others.0 < 0 || present.contains(filed.others.0),
                    filed.others.1 < 0 || present.contains(filed.others.1)
                else { continue }
                let isBehindFirst = filed.needs < 0
                guard areMet(Int(isBehindFirst ? ~filed.needs : filed.needs), present) else { continue }
                found.append(Candidate(program: filed.program, last: isBehindFirst ? last : .max))
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
