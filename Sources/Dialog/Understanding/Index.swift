/// Finds the patterns that a message may match by the words they cannot do without.
///
/// Each pattern is filed under its rarest necessary word, or the few of which it needs one; so the time a message takes
/// follows its words and not the number of patterns.
struct Index: Sendable {
    /// Those of word `w` are `filed[starts[w]..<starts[w + 1]]`.
    private var starts: [Int32] = []
    private var filed: [Filed] = []

    private struct Filed {
        var program: Int32
        /// Another necessary word, which is looked for first; -1 for none.
        var other: Int32
    }

    /// Words that stand for what is no word in the lexicon.
    struct Marks: Sendable {
        var duration: Int32
        var ago: Int32
        var number: Int32
    }

    /// A program with the sets of words of which it needs one each, the rarest first.
    struct Entry {
        var program: Int32
        var needs: [[Int32]]
    }

    init(_ entries: [Entry], count: Int) {
        var counts = Array(repeating: Int32(0), count: count + 1)
        for entry in entries { for word in entry.needs.first ?? [] { counts[Int(word) + 1] += 1 } }
        for word in 0..<count { counts[word + 1] += counts[word] }
        starts = counts
        filed = Array(repeating: Filed(program: 0, other: -1), count: Int(counts[count]))
        for entry in entries {
            let other = entry.needs.dropFirst().first { $0.count == 1 }?[0] ?? -1
            for word in entry.needs.first ?? [] {
                filed[Int(counts[Int(word)])] = Filed(program: entry.program, other: other)
                counts[Int(word)] += 1
            }
        }
    }

    /// Adds the programs of which all necessary words are present; those filed under two of the words, twice.
    func addPrograms(with present: Presence, _ needs: Needs, to found: inout [Int32]) {
        for word in present.words {
            for place in Int(starts[Int(word.word)])..<Int(starts[Int(word.word) + 1]) {
                let filed = filed[place]
                guard filed.other < 0 || present.contains(filed.other), needs.areMet(filed.program, present) else {
                    continue
                }
                found.append(filed.program)
            }
        }
    }
}

extension [Int32] {
    /// Sorts, and leaves out what is there twice.
    mutating func sortUnique() {
        guard count > 1 else { return }
        sort()
        var kept = 1
        for index in 1..<count where self[index] != self[kept - 1] {
            self[kept] = self[index]
            kept += 1
        }
        removeLast(count - kept)
    }
}
