/// `~ex leave ~me` also as "I was left (by him)".
struct Passive {
    var before: [Part]
    var verb: Part
    var after: [Part]
    var agent: Part

    /// The passive of a pattern with a subject, a verb and an object; nil for any other.
    static func of(_ part: Part, _ english: English, _ concepts: [Compiler.ConceptInfo]) -> Passive? {
        guard case .sequence(let parts) = part, parts.count >= 3 else { return nil }
        let roles = Roles(english, concepts)
        guard roles.isNominal(parts[0]) else { return nil }
        var verb = 1
        while verb < parts.count, isGapOrOptional(parts[verb]) { verb += 1 }
        guard verb < parts.count, isVerb(parts[verb], english, concepts) else { return nil }
        var object = verb + 1
        while object < parts.count, isPreposition(parts[object], english) { object += 1 }
        guard object < parts.count, roles.isNominal(parts[object]) else { return nil }
        // What the object itself does has no passive: "make me cry".
        let after = Array(parts[(object + 1)...])
        return Passive(
            before: [parts[object]], verb: parts[verb], after: Array(parts[(verb + 1)..<object]) + after,
            agent: parts[0])
    }

    private static func isGapOrOptional(_ part: Part) -> Bool {
        switch part {
        case .gap, .optional: true
        default: false
        }
    }

    private static func isVerb(_ part: Part, _ english: English, _ concepts: [Compiler.ConceptInfo]) -> Bool {
        switch part {
        case .word(let word, let isExact):
            !isExact && english.lexicon.entries[Int(word)].classes.isDisjoint(with: .function)
        case .alternatives(let parts): parts.allSatisfy { isVerb($0, english, concepts) }
        case .concept(let index):
            concepts.indices.contains(index) && !concepts[index].isPersonal && concepts[index].rank == 0
                && concepts[index].parts.allSatisfy { isVerb($0, english, concepts) }
        case .sequence(let parts):
            parts.first.map { isVerb($0, english, concepts) } == true
                && parts.dropFirst().allSatisfy { isPreposition($0, english) }
        default: false
        }
    }

    private static func isPreposition(_ part: Part, _ english: English) -> Bool {
        switch part {
        case .word(let word, _): english.lexicon.entries[Int(word)].classes.contains(.preposition)
        case .alternatives(let parts): parts.allSatisfy { isPreposition($0, english) }
        default: false
        }
    }
}
