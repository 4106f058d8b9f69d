/// A set of lines, small and quick to combine.
public struct LineSet: Sendable, Hashable {
    private var words: [UInt64] = []

    public init() {}

    public init(_ lines: some Sequence<LineID>) {
        for line in lines { insert(line) }
    }

    public func contains(_ line: LineID) -> Bool {
        let word = line >> 6
        return word < words.count && words[word] & (1 << UInt64(line & 63)) != 0
    }

    public mutating func insert(_ line: LineID) {
        let word = line >> 6
        if word >= words.count { words += repeatElement(0, count: word + 1 - words.count) }
        words[word] |= 1 << UInt64(line & 63)
    }

    public mutating func formUnion(_ other: LineSet) {
        if other.words.count > words.count {
            words += repeatElement(0, count: other.words.count - words.count)
        }
        for (index, word) in other.words.enumerated() { words[index] |= word }
    }

    public mutating func subtract(_ other: LineSet) {
        for index in 0..<min(words.count, other.words.count) { words[index] &= ~other.words[index] }
        // Equal sets are equal values: no empty words at the end.
        while words.last == 0 { words.removeLast() }
    }
}
