/// Words that were written as one.
extension Spelling {
    /// Where two known words were written as one: "brokeup".
    static func split(_ text: [UInt8], _ range: Range<Int>, _ lexicon: Lexicon) -> (Int, Int, at: Int)? {
        guard range.count >= 5, range.count <= 24 else { return nil }
        var hash: UInt64 = 0
        var best: (Int, Int, at: Int)?
        for middle in range.lowerBound + 1..<range.upperBound - 1 {
            hash = WordHash.add(hash, text[middle - 1])
            let left = lexicon.find(text, range.lowerBound..<middle, hash: hash)
            guard left >= 0, isWhole(lexicon.entries[left], length: middle - range.lowerBound) else { continue }
            let rest = middle..<range.upperBound
            let right = lexicon.find(text, rest, hash: WordHash.of(text, rest))
            guard right >= 0, isWhole(lexicon.entries[right], length: rest.count) else { continue }
            best = (left, right, middle)
        }
        return best
    }

    /// Of single letters only "i" and "a" are words; of the others those that a dialog or the grammar uses.
    static func isWhole(_ entry: Lexicon.Entry, length: Int) -> Bool {
        if length == 1 { return !entry.classes.isDisjoint(with: [.subject, .article]) }
        return entry.isUsed || !entry.classes.subtracting([.verb, .person]).subtracting(.ofNames).isEmpty
    }
}
