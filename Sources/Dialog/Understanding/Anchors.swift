/// Finds out what patterns cannot do without, and files them.
struct Anchors {
    private let marks: Index.Marks
    private let concepts: [Compiler.ConceptInfo]
    /// In how many of 10,000 messages each word is met, roughly, and each concept.
    private var costs: [Int]
    /// For each concept what it cannot do without.
    private var conceptChoices: [Choice?]

    init(_ compiler: Compiler, _ marks: Index.Marks) {
        concepts = compiler.concepts
        self.marks = marks
        var uses = Array(repeating: 0, count: compiler.english.lexicon.count)
        for part in compiler.parts { Self.count(part, &uses) }
        // As often as dialogs name a word, people write it; those that hold sentences together stand in most messages.
        costs = zip(compiler.english.lexicon.entries, uses).map { entry, uses in
            if !entry.classes.isDisjoint(with: Self.common) { return 4000 }
            if !entry.classes.isDisjoint(with: .function) { return 1000 }
            return (entry.temporal == .none ? 5 : 200) + uses * 40_000 / (compiler.programs.count + 1)
        }
        for mark in [marks.duration, marks.ago, marks.number, marks.name] { costs[Int(mark)] = 2000 }
        costs += concepts.map { _ in 0 }
        conceptChoices = concepts.map { _ in nil }
        for index in concepts.indices.sorted(by: { (concepts[$0].rank, $0) < (concepts[$1].rank, $1) }) {
            let choice = choice(.alternatives(concepts[index].parts), spellsOut: true)
            conceptChoices[index] = choice
            costs[Int(marks.concept(index))] = choice?.cost ?? 0
        }
    }

    private static let common: WordClass = [
        .subject, .object, .possessive, .article, .auxiliary, .infinitive, .coordinator, .complementizer, .negator,
    ]

    private static func count(_ part: Part, _ uses: inout [Int]) {
        switch part {
        case .word(let word, _): uses[Int(word)] += 1
        case .sequence(let parts), .alternatives(let parts): for part in parts { count(part, &uses) }
        case .optional(let part): count(part, &uses)
        default: break
        }
    }

    /// One of the alternatives has to be there, with all its words; the rarest comes first.
    struct Choice {
        var alternatives: [[Int32]]
        /// In how many of 10,000 messages one of them is met, roughly.
        var cost: Int
    }

    /// What a program cannot do without, and under what it is filed.
    ///
    /// - Parameters:
    ///   - program: its number.
    ///   - part: its pattern.
    ///   - isConcept: it is one of a concept, and looked for before it is known which concepts are there.
    ///   - mayLackFirst: it begins with a person, whom a sentence may leave out.
    /// - Returns: what the index keeps of it.
    func entry(_ program: Int32, _ part: Part, isConcept: Bool, mayLackFirst: Bool) -> Index.Entry {
        var parts = [part]
        if case .sequence(let all) = part { parts = all }
        var choices: [Found] = []
        var isBehind = false
        for (index, part) in parts.enumerated() {
            let count = choices.count
            if index > 0 || !mayLackFirst || parts.count == 1 {
                collect(part, isBehind: isBehind, spellsOut: isConcept, into: &choices)
            }
            isBehind = isBehind || choices.count > count || index == 0 && mayLackFirst
        }
        choices.sort { $0.choice.cost < $1.choice.cost }
        guard let anchor = choices.first else { return Index.Entry(program: program, filings: [], needs: []) }
        let single = choices.dropFirst().filter { $0.choice.alternatives.count == 1 }.flatMap {
            $0.choice.alternatives[0]
        }
        let filings = anchor.choice.alternatives.map { words in
            let others = rarest(words.dropFirst() + single).filter { $0 != words[0] } + [-1, -1]
            return Index.Filing(word: words[0], others: (others[0], others[1]), isBehindFirst: anchor.isBehind)
        }
        let sets = choices.dropFirst().map(\.choice.alternatives).filter { (2...Self.longestSet).contains($0.count) }
        let needs = sets.prefix(Self.mostSets).map { rarest($0.map { $0[0] }) }
        return Index.Entry(
            program: program, filings: filings, needs: needs.flatMap { [Int32($0.count)] + $0 })
    }

    private static let mostSets = 6
    private static let longestSet = 40

    /// Something necessary, and whether it comes behind another part that is.
    private typealias Found = (isBehind: Bool, choice: Choice)

    private func collect(_ part: Part, isBehind: Bool, spellsOut: Bool, into found: inout [Found]) {
        if case .sequence(let parts) = part {
            for part in parts { collect(part, isBehind: isBehind, spellsOut: spellsOut, into: &found) }
        } else if let choice = choice(part, spellsOut: spellsOut) {
            found.append((isBehind, choice))
        }
    }

    /// What a part cannot do without; nil where that is nothing.
    private func choice(_ part: Part, spellsOut: Bool) -> Choice? {
        switch part {
        case .word(let word, _): return one(word)
        case .duration: return one(marks.duration)
        case .ago: return one(marks.ago)
        case .number: return one(marks.number)
        case .name: return one(marks.name)
        case .gap, .optional, .absent: return nil
        case .concept(let index):
            guard concepts.indices.contains(index), let choice = conceptChoices[index] else { return nil }
            if spellsOut { return choice }
            return Choice(alternatives: [[marks.concept(index)]], cost: choice.cost)
        case .sequence(let parts):
            let choices = parts.compactMap { choice($0, spellsOut: spellsOut) }
            return choices.isEmpty ? nil : together(choices)
        case .alternatives(let parts):
            var all = Choice(alternatives: [], cost: 0)
            for part in parts {
                guard let choice = choice(part, spellsOut: spellsOut) else { return nil }
                all.alternatives += choice.alternatives
                all.cost += choice.cost
            }
            return all
        }
    }

    /// What has to be there at once: of several choices among alternatives the rarest, with what has none.
    private func together(_ choices: [Choice]) -> Choice {
        let single = choices.filter { $0.alternatives.count == 1 }.flatMap { $0.alternatives[0] }
        let several = choices.filter { $0.alternatives.count > 1 }.min { $0.cost < $1.cost }
        let alternatives = (several?.alternatives ?? [[]]).map { rarest($0 + single) }
        return Choice(alternatives: alternatives, cost: alternatives.reduce(0) { $0 + costs[Int($1[0])] })
    }

    private func one(_ word: Int32) -> Choice { Choice(alternatives: [[word]], cost: costs[Int(word)]) }

    /// In the order of how rare they are, each once.
    private func rarest(_ words: [Int32]) -> [Int32] {
        guard words.count > 1 else { return words }
        var sorted = words.map { (cost: costs[Int($0)], word: $0) }
        sorted.sort { ($0.cost, $0.word) < ($1.cost, $1.word) }
        var unique: [Int32] = []
        for (_, word) in sorted where word != unique.last { unique.append(word) }
        return unique
    }
}
