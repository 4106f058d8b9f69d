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
        guard verb < parts.count, let done = verbs(of: parts[verb], english, concepts) else { return nil }
        var object = verb + 1
        while object < parts.count, isPreposition(parts[object], english) { object += 1 }
        guard object < parts.count, roles.isNominal(parts[object]) else { return nil }
        // What the object itself does has no passive: "make me cry".
        let after = Array(parts[(object + 1)...])
        return Passive(
            before: [parts[object]], verb: done, after: Array(parts[(verb + 1)..<object]) + after,
            agent: parts[0])
    }

    private static func isGapOrOptional(_ part: Part) -> Bool {
        switch part {
        case .gap, .optional, .absent: true
        default: false
        }
    }

    /// What of a part are verbs, since only these have a passive; nil where nothing is.
    private static func verbs(of part: Part, _ english: English, _ concepts: [Compiler.ConceptInfo]) -> Part? {
        switch part {
        case .word(let word, let isExact):
            let isVerb = !isExact && english.lexicon.entries[Int(word)].classes.isDisjoint(with: .function)
            return isVerb ? part : nil
        case .alternatives(let parts):
            let found = parts.compactMap { verbs(of: $0, english, concepts) }
            return found.isEmpty ? nil : .alternatives(found)
        case .concept(let index):
            guard concepts.indices.contains(index), !concepts[index].isPersonal, concepts[index].rank == 0 else {
                return nil
            }
            let found = concepts[index].parts.compactMap { verbs(of: $0, english, concepts) }
            if found.isEmpty { return nil }
            return found.count == concepts[index].parts.count ? part : .alternatives(found)
        case .sequence(let parts):
            let isVerb =
                parts.first.map { verbs(of: $0, english, concepts) != nil } == true
                && parts.dropFirst().allSatisfy { isPreposition($0, english) }
            return isVerb ? part : nil
        default: return nil
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
