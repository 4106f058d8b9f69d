/// A set of small numbers, such as those of lines: small, and quick to combine.
public struct NumberSet: Sendable, Hashable {
    private var words: [UInt64] = []

    public init() {}

    public init(_ numbers: some Sequence<Int>) {
        for number in numbers { insert(number) }
    }

    public var isEmpty: Bool { words.isEmpty }

    /// From the smallest.
    public var numbers: [Int] {
        var numbers: [Int] = []
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                numbers.append(index << 6 | rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return numbers
    }

    public func contains(_ number: Int) -> Bool {
        let word = number >> 6
        return word < words.count && words[word] & (1 << UInt64(number & 63)) != 0
    }

    public mutating func insert(_ number: Int) {
        let word = number >> 6
        if word >= words.count { words += repeatElement(0, count: word + 1 - words.count) }
        words[word] |= 1 << UInt64(number & 63)
    }

    public mutating func formUnion(_ other: NumberSet) {
        if other.words.count > words.count {
            words += repeatElement(0, count: other.words.count - words.count)
        }
        for (index, word) in other.words.enumerated() { words[index] |= word }
    }

    public mutating func formIntersection(_ other: NumberSet) {
        words.removeLast(max(0, words.count - other.words.count))
        for index in words.indices { words[index] &= other.words[index] }
        trim()
    }

    public mutating func subtract(_ other: NumberSet) {
        for index in 0..<min(words.count, other.words.count) { words[index] &= ~other.words[index] }
        trim()
    }

    /// Equal sets are equal values: no empty words at the end.
    private mutating func trim() {
        while words.last == 0 { words.removeLast() }
    }
}
