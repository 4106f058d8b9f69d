/// What is filed under words, all in one row: to look a word up is to read where its stretch begins and ends.
struct FiledByWord<Element: Sendable>: Sendable {
    /// Those of word `w` are `filed[starts[w]..<starts[w + 1]]`.
    private let starts: Table<Int32>
    private let filed: Table<Element>

    /// Elements of one word keep their order. `count`: how many words there are.
    init(_ entries: [(word: Int32, element: Element)], count: Int) {
        var counts = Array(repeating: Int32(0), count: count + 1)
        for entry in entries { counts[Int(entry.word) + 1] += 1 }
        for word in 0..<count { counts[word + 1] += counts[word] }
        starts = Table(counts)
        var order = Array(repeating: 0, count: entries.count)
        for (index, entry) in entries.enumerated() {
            order[Int(counts[Int(entry.word)])] = index
            counts[Int(entry.word)] += 1
        }
        filed = Table(order.map { entries[$0].element })
    }

    func free() {
        starts.free()
        filed.free()
    }

    /// Where those of a word are.
    @inline(__always)
    func places(of word: Int32) -> Range<Int> { Int(starts[Int(word)])..<Int(starts[Int(word) + 1]) }

    @inline(__always)
    subscript(place: Int) -> Element { filed[place] }
}
