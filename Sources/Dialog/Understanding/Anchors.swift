/// Chooses the words under which patterns are filed.
struct Anchors {
    private let lexicon: Lexicon
    private let marks: Index.Marks
    private let concepts: [Compiler.ConceptInfo]
    /// How many patterns name each word.
    private var uses: [Int32]
    /// For each concept the words of which it needs one.
    private var conceptWords: [[Int32]] = []

    init(_ compiler: Compiler, _ marks: Index.Marks) {
        lexicon = compiler.english.lexicon
        concepts = compiler.concepts
        self.marks = marks
        uses = Array(repeating: 0, count: lexicon.count)
        for part in compiler.parts { count(part) }
        conceptWords = Array(repeating: [], count: concepts.count)
        for index in concepts.indices.sorted(by: { (concepts[$0].rank, $0) < (concepts[$1].rank, $1) }) {
            conceptWords[index] = unique(concepts[index].parts.flatMap { words($0)?.words ?? [] })
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
        var unique = words
        unique.sortUnique()
        return unique
    }

    struct Choice {
        var words: [Int32]
        var cost: Int
    }

    /// The words of which the part needs one, where it needs any.
    func words(_ part: Part) -> Choice? {
        switch part {
        case .word(let word, _): return Choice(words: [word], cost: cost(word))
        case .duration: return Choice(words: [marks.duration], cost: 100)
        case .ago: return Choice(words: [marks.ago], cost: 100)
        case .number: return Choice(words: [marks.number], cost: 100)
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

    /// The necessary parts of a pattern: each a set of words of which one has to be there, the rarest first.
    ///
    /// With `mayLackFirst` it begins with a person, whom a sentence may leave out.
    func groups(_ part: Part, mayLackFirst: Bool) -> [Choice] {
        var found: [Choice] = []
        if mayLackFirst, case .sequence(let parts) = part, parts.count > 1 {
            for part in parts.dropFirst() { collect(part, into: &found) }
        } else {
            collect(part, into: &found)
        }
        return found.sorted { $0.cost < $1.cost }
    }

    private func collect(_ part: Part, into found: inout [Choice]) {
        if case .sequence(let parts) = part {
            for part in parts { collect(part, into: &found) }
        } else if let choice = words(part) {
            found.append(choice)
        }
    }

    /// How often a word is met, roughly: those that hold sentences together stand in every message.
    private func cost(_ word: Int32) -> Int {
        let entry = lexicon.entries[Int(word)]
        let common: WordClass = [
            .subject, .object, .possessive, .article, .auxiliary, .infinitive, .coordinator, .complementizer, .negator,
        ]
        if !entry.classes.isDisjoint(with: common) { return 2000 }
        if !entry.classes.isDisjoint(with: .function) { return 500 }
        return (entry.temporal == .none ? 1 : 100) + Int(uses[Int(word)])
    }
}
