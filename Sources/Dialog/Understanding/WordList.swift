/// The English words of `words.txt`, searched where they lie: nothing is built at the start.
struct WordList: Sendable {
    enum Kind { case word, name, none }

    private let text: StaticString
    /// Where the first line of words begins.
    private let start: Int

    init(_ text: StaticString) {
        self.text = text
        start = text.withUTF8Buffer { bytes in
            var offset = 0
            while offset < bytes.count, bytes[offset] == UInt8(ascii: "#") {
                while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
                offset += 1
            }
            return min(offset, bytes.count)
        }
    }

    /// Whether a word in lower case is English.
    func kind(_ word: [UInt8], _ range: Range<Int>) -> Kind {
        text.withUTF8Buffer { bytes in
            guard let line = line(of: word, range, bytes) else { return .none }
            return search(word, range, bytes, from: line)
        }
    }

    /// The last line whose first word is not behind the word.
    private func line(of word: [UInt8], _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var low = start
        var high = bytes.count
        // Invariant: the line at `low` begins not behind the word, or is the first; the one at `high` behind it.
        while true {
            var middle = low + (high - low) / 2
            while middle > low, bytes[middle - 1] != UInt8(ascii: "\n") { middle -= 1 }
            if middle == low {
                // Only one line may be left before `high`, or the middle lay in the first: look at the second.
                middle = low + (high - low) / 2
                while middle < high, bytes[middle] != UInt8(ascii: "\n") { middle += 1 }
                middle += 1
                if middle >= high { break }
            }
            if isBehind(bytes, middle, word, range) { high = middle } else { low = middle }
        }
        return low < bytes.count ? low : nil
    }

    private func isBehind(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Int, _ word: [UInt8], _ range: Range<Int>)
        -> Bool
    {
        var offset = line
        var index = range.lowerBound
        while offset < bytes.count, isLetter(bytes[offset]) {
            if index == range.upperBound || bytes[offset] > word[index] { return true }
            if bytes[offset] < word[index] { return false }
            offset += 1
            index += 1
        }
        return false
    }

    private func search(
        _ word: [UInt8], _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, from line: Int
    ) -> Kind {
        var offset = line
        // How many letters of the word the entry before shares with it.
        var shared = 0
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") {
            var kept = 0
            if let count = Self.count(bytes[offset]) {
                kept = count
                offset += 1
            }
            // An entry that keeps fewer letters than were shared has left the word behind; one that keeps more has not come to it.
            if kept < shared { return .none }
            var matched = shared
            if kept == shared {
                while offset < bytes.count, isLetter(bytes[offset]), range.lowerBound + matched < range.upperBound,
                    bytes[offset] == word[range.lowerBound + matched]
                {
                    matched += 1
                    offset += 1
                }
                let ended = offset >= bytes.count || !isLetter(bytes[offset])
                if ended, matched == range.count {
                    return offset < bytes.count && bytes[offset] == UInt8(ascii: "'") ? .name : .word
                }
                shared = matched
            }
            while offset < bytes.count, isLetter(bytes[offset]) { offset += 1 }
            if offset < bytes.count, bytes[offset] == UInt8(ascii: "'") { offset += 1 }
        }
        return .none
    }

    private func isLetter(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

    /// 0 to 9, then A for 10.
    private static func count(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
