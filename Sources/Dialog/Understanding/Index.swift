/// Finds the patterns that a message may match by the words they cannot do without.
///
/// Each pattern is filed under its rarest necessary word, or the few of which it needs one; so the time a message takes
/// follows its words and not the number of patterns.
struct Index: Sendable {
    /// Programs filed under each word: those of word `w` are `filed[starts[w]..<starts[w + 1]]`.
    private(set) var starts: [Int32] = []
    private(set) var filed: [Int32] = []

    /// Words that stand for what is no word in the lexicon.
    struct Marks: Sendable {
        var duration: Int32
        var ago: Int32
        var number: Int32
    }

    func programs(_ word: Int32) -> Range<Int> {
        word >= 0 && word + 1 < starts.count ? Int(starts[Int(word)])..<Int(starts[Int(word) + 1]) : 0..<0
    }

    /// A program and the words of which it needs one.
    typealias Entry = (program: Int32, words: [Int32])

    init(_ anchors: [Entry], count: Int) {
        var counts = Array(repeating: Int32(0), count: count + 1)
        for anchor in anchors { for word in anchor.words { counts[Int(word) + 1] += 1 } }
        for word in 0..<count { counts[word + 1] += counts[word] }
        starts = counts
        filed = Array(repeating: 0, count: Int(counts[count]))
        for anchor in anchors {
            for word in anchor.words {
                filed[Int(counts[Int(word)])] = anchor.program
                counts[Int(word)] += 1
            }
        }
    }
}
