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

    /// - Parameter anchors: for each program the words of which it needs one.
    init(_ anchors: [(program: Int32, words: [Int32])], count: Int) {
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

/// Chooses the words under which patterns are filed.
struct Anchors {
    private let lexicon: Lexicon
    private let marks: Index.Marks
    private let concepts: [Compiler.ConceptInfo]
    /// How many patterns name each word.
    private var uses: [Int32]
    /// For each concept the words of which it needs one.
    private var conceptWords: [[Int32]] = []
    private var conceptFirsts: [[Int32]] = []

    init(_ compiler: Compiler, _ marks: Index.Marks) {
        lexicon = compiler.english.lexicon
        concepts = compiler.concepts
        self.marks = marks
        uses = Array(repeating: 0, count: lexicon.count)
        for part in compiler.parts { count(part) }
        conceptWords = Array(repeating: [], count: concepts.count)
        conceptFirsts = conceptWords
        for index in concepts.indices.sorted(by: { (concepts[$0].rank, $0) < (concepts[$1].rank, $1) }) {
            conceptWords[index] = unique(concepts[index].parts.flatMap { words($0)?.words ?? [] })
            conceptFirsts[index] = unique(concepts[index].parts.flatMap { firsts($0).words })
        }
    }

    private mutating func count(_ part: Part) {
        switch part {
        case .word(let word, _): uses[Int(word)] += 1
        case .sequence(let parts), .alternatives(let parts): for part in parts { count(part) }
        case .optional(let part): count(part)
        default: break
        }
    }

    private func unique(_ words: [Int32]) -> [Int32] {
        var sorted = words.sorted()
        var count = 0
        for index in sorted.indices where index == 0 || sorted[index] != sorted[index - 1] {
            sorted[count] = sorted[index]
            count += 1
        }
        return Array(sorted[..<count])
    }

    struct Choice {
        var words: [Int32]
        var cost: Int
    }

    /// The words of which the part needs one, where it needs any.
    func words(_ part: Part) -> Choice? {
        switch part {
        case .word(let word, _): return Choice(words: [word], cost: cost(word))
        case .duration: return Choice(words: [marks.duration], cost: 20)
        case .ago: return Choice(words: [marks.ago], cost: 20)
        case .number: return Choice(words: [marks.number], cost: 40)
        case .gap, .optional: return nil
        case .concept(let index):
            guard conceptWords.indices.contains(index) else { return nil }
            return Choice(words: conceptWords[index], cost: conceptWords[index].reduce(0) { $0 + cost($1) })
        case .sequence(let parts):
            return parts.compactMap { words($0) }.min { $0.cost < $1.cost }
        case .alternatives(let parts):
            var all = Choice(words: [], cost: 0)
            for part in parts {
                guard let choice = words(part) else { return nil }
                all.words += choice.words
                all.cost += choice.cost
            }
            return Choice(words: unique(all.words), cost: all.cost)
        }
    }

    /// Words that hold sentences together stand in every message.
    private func cost(_ word: Int32) -> Int {
        lexicon.entries[Int(word)].classes.isDisjoint(with: .function) ? 1 + Int(uses[Int(word)]) : 10_000
    }

    /// The words with which a part may begin, and whether it may be empty.
    func firsts(_ part: Part) -> (words: [Int32], mayBeEmpty: Bool) {
        switch part {
        case .word(let word, _): return ([word], false)
        case .duration: return ([marks.duration], false)
        case .ago: return ([marks.ago], false)
        case .number: return ([marks.number], false)
        case .gap: return ([], true)
        case .concept(let index): return (conceptFirsts.indices.contains(index) ? conceptFirsts[index] : [], false)
        case .optional(let part): return (firsts(part).words, true)
        case .alternatives(let parts):
            let all = parts.map { firsts($0) }
            return (all.flatMap(\.words), all.contains(where: \.mayBeEmpty))
        case .sequence(let parts):
            var words: [Int32] = []
            for part in parts {
                let first = firsts(part)
                words += first.words
                if !first.mayBeEmpty { return (words, false) }
            }
            return (words, true)
        }
    }
}
