/// Tells who does and who suffers in a pattern: `~ex leave ~me`.
struct Roles {
    indirect enum Assigned {
        case leaf(Part, Op.Role)
        case sequence([Assigned])
        case alternatives([Assigned])
        case optional(Assigned)
    }

    private let english: English
    private let concepts: [Compiler.ConceptInfo]
    /// A word that is no mere function word came before, or a preposition.
    private var hasContent = false

    init(_ english: English, _ concepts: [Compiler.ConceptInfo]) {
        self.english = english
        self.concepts = concepts
    }

    mutating func assign(_ part: Part) -> [Assigned] { [assigned(part, rest: [])] }

    /// Goes on behind what was assigned before.
    mutating func assignRest(_ parts: [Part]) -> [Assigned] {
        parts.indices.map { assigned(parts[$0], rest: Array(parts[($0 + 1)...])) }
    }

    private mutating func assigned(_ part: Part, rest: [Part]) -> Assigned {
        switch part {
        case .sequence(let parts):
            return .sequence(parts.indices.map { assigned(parts[$0], rest: Array(parts[($0 + 1)...]) + rest) })
        case .alternatives(let parts):
            let before = hasContent
            var after = before
            let all = parts.map { part -> Assigned in
                hasContent = before
                defer { after = after || hasContent }
                return assigned(part, rest: rest)
            }
            hasContent = after
            return .alternatives(all)
        case .optional(let part):
            let before = hasContent
            defer { hasContent = before }
            return .optional(assigned(part, rest: rest))
        case .word(let word, _):
            let classes = english.lexicon.entries[Int(word)].classes
            if !classes.isDisjoint(with: .pronoun), classes.isDisjoint(with: [.relative, .determiner]) { return nominal(part, rest) }
            hasContent = hasContent || classes.isDisjoint(with: .function) || classes.contains(.preposition)
            return .leaf(part, .none)
        case .concept(let index):
            guard concepts.indices.contains(index) else { return .leaf(part, .none) }
            if concepts[index].isPersonal { return nominal(part, rest) }
            hasContent = true
            return .leaf(part, .none)
        case .gap, .duration, .ago, .number: return .leaf(part, .none)
        }
    }

    private func nominal(_ part: Part, _ rest: [Part]) -> Assigned {
        let acts = beginsPredicate(rest[...])
        return .leaf(part, hasContent ? (acts ? .pivot : .object) : acts ? .subject : .none)
    }

    /// Whether what follows may be said of the person before: anything but prepositions and the like.
    private func beginsPredicate(_ parts: ArraySlice<Part>) -> Bool {
        guard let first = parts.first else { return false }
        let rest = parts.dropFirst()
        switch first {
        case .gap: return beginsPredicate(rest)
        case .optional(let part): return beginsPredicate([part][...]) || beginsPredicate(rest)
        case .sequence(let parts): return beginsPredicate((parts + rest)[...])
        case .alternatives(let parts): return parts.contains { beginsPredicate([$0][...]) }
        case .word(let word, _):
            let classes = english.lexicon.entries[Int(word)].classes
            if classes.contains(.coordinator) { return beginsPredicate(rest.drop { isNominal($0) }) }
            if !classes.isDisjoint(with: [.auxiliary, .negator]) { return true }
            if !classes.isDisjoint(with: .function) { return false }
            return true
        case .concept(let index): return !(concepts.indices.contains(index) && concepts[index].isPersonal)
        case .duration, .ago, .number: return false
        }
    }

    func isNominal(_ part: Part) -> Bool {
        switch part {
        case .concept(let index): concepts.indices.contains(index) && concepts[index].isPersonal
        case .word(let word, _): !english.lexicon.entries[Int(word)].classes.isDisjoint(with: .pronoun)
        default: false
        }
    }
}
