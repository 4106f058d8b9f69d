/// What is filed under numbers, as those of words, all in one row: to look one up is to read where its stretch begins and ends.
struct Filed<Element: Sendable>: Sendable {
    /// Those of number `n` are `filed[starts[n]..<starts[n + 1]]`.
    private let starts: Table<Int32>
    private let filed: Table<Element>

    /// Elements of one number keep their order. `count`: how many numbers there are, from 0.
    init(_ entries: [(number: Int32, element: Element)], count: Int) {
        var counts = Array(repeating: Int32(0), count: count + 1)
        for entry in entries { counts[Int(entry.number) + 1] += 1 }
        for number in 0..<count { counts[number + 1] += counts[number] }
        starts = Table(counts)
        var order = Array(repeating: 0, count: entries.count)
        for (index, entry) in entries.enumerated() {
            order[Int(counts[Int(entry.number)])] = index
            counts[Int(entry.number)] += 1
        }
        filed = Table(order.map { entries[$0].element })
    }

    func free() {
        starts.free()
        filed.free()
    }

    /// Where those of a number are.
    @inline(__always)
    func places(of number: Int32) -> Range<Int> { Int(starts[Int(number)])..<Int(starts[Int(number) + 1]) }

    @inline(__always)
    subscript(place: Int) -> Element { filed[place] }
}
