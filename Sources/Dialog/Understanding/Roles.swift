/// Tells who does and who suffers in a pattern: `~ex leave ~me`.
struct Roles {
    enum Assigned {
        case leaf(Part, Op.Role)
        case sequence([Assigned])
        case alternatives([Assigned])
        indirect case optional(Assigned)
        indirect case absent(Assigned)
    }

    private let english: English
    private let concepts: [Compiler.ConceptInfo]
    /// A word that is no mere function word came before, or a preposition.
    private var hasContent = false

    /// What stands behind a part.
    private struct Rest {
        /// It may be said of a person before it.
        var isPredicate = false
        /// The same, persons aside: in `~me and ~ex leave` both leave.
        var isPredicateBehindPersons = false
    }

    init(_ english: English, _ concepts: [Compiler.ConceptInfo]) {
        self.english = english
        self.concepts = concepts
    }

    mutating func assign(_ part: Part) -> [Assigned] { [assigned(part, Rest())] }

    /// Goes on behind what was assigned before.
    mutating func assignRest(_ parts: [Part]) -> [Assigned] { assigned(parts, Rest()) }

    private mutating func assigned(_ parts: [Part], _ rest: Rest) -> [Assigned] {
        var rests = Array(repeating: rest, count: parts.count + 1)
        for index in parts.indices.reversed() { rests[index] = before(parts[index], rests[index + 1]) }
        return parts.indices.map { assigned(parts[$0], rests[$0 + 1]) }
    }

    private mutating func assigned(_ part: Part, _ rest: Rest) -> Assigned {
        switch part {
        case .sequence(let parts): return .sequence(assigned(parts, rest))
        case .alternatives(let parts):
            let before = hasContent
            var after = before
            let all = parts.map { part -> Assigned in
                hasContent = before
                defer { after = after || hasContent }
                return assigned(part, rest)
            }
            hasContent = after
            return .alternatives(all)
        case .optional(let part):
            let before = hasContent
            defer { hasContent = before }
            return .optional(assigned(part, rest))
        case .absent(let part):
            // Nobody is asked to do or suffer anything there.
            let before = hasContent
            defer { hasContent = before }
            hasContent = true
            return .absent(assigned(part, Rest()))
        case .word(let word, _):
            let classes = english.lexicon.entries[Int(word)].classes
            if isNominal(part), classes.isDisjoint(with: [.relative, .determiner]) { return nominal(part, rest) }
            hasContent = hasContent || classes.isDisjoint(with: .function) || classes.contains(.preposition)
            return .leaf(part, .none)
        case .concept:
            if isNominal(part) { return nominal(part, rest) }
            hasContent = true
            return .leaf(part, .none)
        case .gap, .duration, .ago, .number, .name: return .leaf(part, .none)
        }
    }

    private func nominal(_ part: Part, _ rest: Rest) -> Assigned {
        .leaf(part, hasContent ? (rest.isPredicate ? .pivot : .object) : rest.isPredicate ? .subject : .none)
    }

    /// What stands behind the part before this one.
    private func before(_ part: Part, _ rest: Rest) -> Rest {
        if case .absent = part { return rest }
        let begins = beginsPredicate(part, rest)
        return Rest(
            isPredicate: begins, isPredicateBehindPersons: isNominal(part) ? rest.isPredicateBehindPersons : begins)
    }

    /// Whether a part may be said of the person before it: anything but prepositions and the like.
    private func beginsPredicate(_ part: Part, _ rest: Rest) -> Bool {
        switch part {
        case .gap, .absent: return rest.isPredicate
        case .optional(let part): return beginsPredicate(part, Rest()) || rest.isPredicate
        case .sequence(let parts): return parts.reversed().reduce(rest) { before($1, $0) }.isPredicate
        case .alternatives(let parts): return parts.contains { beginsPredicate($0, Rest()) }
        case .word(let word, _):
            let classes = english.lexicon.entries[Int(word)].classes
            if classes.contains(.coordinator) { return rest.isPredicateBehindPersons }
            if !classes.isDisjoint(with: [.auxiliary, .negator]) { return true }
            return classes.isDisjoint(with: .function)
        case .concept: return !isNominal(part)
        case .duration, .ago, .number, .name: return false
        }
    }

    /// Whether a part is a word for a person who does or suffers something.
    func isNominal(_ part: Part) -> Bool {
        switch part {
        case .concept(let index): concepts.indices.contains(index) && concepts[index].isPersonal
        case .word(let word, _): !english.lexicon.entries[Int(word)].classes.isDisjoint(with: .pronoun)
        default: false
        }
    }
}
