/// Finds what a misspelt name was probably meant to be.
struct Suggestions {
    /// Comparisons left. Bounded, because a large file of nonsense would compare every word with every name.
    private var budget = 200_000

    /// The name nearest to a misspelt one, by the letters to insert, leave out, replace or swap; of several the one of
    /// its length, else the first declared. Nil where none is near.
    mutating func nearest(to word: String, among names: some Collection<String>) -> String? {
        let letters = Self.folded(word)
        guard letters.count <= Limit.quoted, budget >= names.count else { return nil }
        budget -= names.count
        var best: String?
        var bestDistance = (letters.count + 2) / 3 + 1
        for name in names where abs(name.utf8.count - letters.count) <= bestDistance && !name.isEmpty {
            let distance = Self.distance(letters, Self.folded(name))
            let fitsBetter = best.map { $0.utf8.count != letters.count && name.utf8.count == letters.count } ?? false
            if distance < bestDistance || distance == bestDistance && fitsBetter {
                (best, bestDistance) = (name, distance)
            }
        }
        return best
    }

    private static func folded(_ text: String) -> [UInt8] {
        text.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    }

    /// Optimal string alignment: Levenshtein's distance, where swapping two neighbours counts once ("casue").
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                let replaced = last[j] + (left[i] == right[j] ? 0 : 1)
                var cost = min(replaced, last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    cost = min(cost, beforeLast[j - 1] + 1)
                }
                row.append(cost)
            }
            (beforeLast, last) = (last, row)
        }
        return last[right.count]
    }

    /// `; did you mean 'cause'?`, or the names there are where they are few, or nothing.
    mutating func hint(for word: String, among names: some Collection<String>) -> String {
        if let nearest = nearest(to: word, among: names) { return "; did you mean '\(nearest)'?" }
        return names.isEmpty || names.count > 8 ? "" : " (there is \(Self.list(names)))"
    }

    /// `a, b and c`
    static func list(_ names: some Collection<String>) -> String {
        let names = Array(names)
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}
