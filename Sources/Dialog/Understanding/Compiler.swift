/// Compiles the patterns of a script to steps.
struct Compiler {
    var english: English
    var ops: [Op] = []
    var programs: [Program] = []
    var concepts: [ConceptInfo] = []
    /// The parts of each program, for the index.
    var parts: [Part] = []

    struct ConceptInfo: Sendable {
        var parts: [Part]
        var place: Place
        /// Its pronouns: first person, third person.
        var classes: WordClass = []
        /// The first of "he", "she" or "they" among its own words, for which a given name may stand; -1 for none.
        var pronoun: Int32 = -1
        /// Concepts it uses come in earlier ranks.
        var rank = 0
        /// It has a pronoun, so it stands for a person.
        var isPersonal: Bool { !classes.isDisjoint(with: [.first, .third]) }
    }

    init(_ script: Script, _ english: English) {
        self.english = english
        for concept in script.concepts {
            concepts.append(ConceptInfo(parts: concept.alternatives.map { part($0) }, place: concept.place))
        }
        var isDescribed = [Bool](repeating: false, count: concepts.count)
        for index in concepts.indices { describe(index, &isDescribed) }
        // Those that use others come behind them.
        for index in concepts.indices.sorted(by: { (concepts[$0].rank, $0) < (concepts[$1].rank, $1) }) {
            let concept = concepts[index]
            for part in concept.parts { add(part, .concept(Int32(index)), at: concept.place) }
        }
        for (fact, declared) in script.facts.enumerated() {
            for pattern in declared.hear { add(pattern, .range(fact: Int32(fact)), isAnswer: false) }
            for (value, declared) in declared.values.enumerated() {
                let target = Program.Target.value(fact: Int32(fact), value: Int32(value))
                for pattern in declared.hear { add(pattern, target, isAnswer: false) }
                for pattern in declared.answer { add(pattern, target, isAnswer: true) }
            }
        }
        for (topic, declared) in script.topics.enumerated() {
            for pattern in declared.asks { add(pattern, .topic(Int32(topic), isAsked: true), isAnswer: false) }
            for pattern in declared.hear { add(pattern, .topic(Int32(topic), isAsked: false), isAnswer: false) }
        }
    }

    // MARK: programs

    mutating func add(_ pattern: Pattern, _ target: Program.Target, isAnswer: Bool) {
        // What takes anything, or a yes or no, is no matter of words: see Answers.
        guard case .words(let node) = pattern.kind else { return }
        add(part(node), target, isAnswer: isAnswer, isNegated: pattern.isNegated, at: pattern.place)
    }

    mutating func add(
        _ part: Part, _ target: Program.Target, isAnswer: Bool = false, isNegated: Bool = false, at place: Place
    ) {
        var program = Program(start: 0, target: target, isAnswer: isAnswer, isNegated: isNegated, place: place)
        switch part {
        case .duration, .ago: program.isAlone = true
        default: break
        }
        for part in [part, shifted(part)].compactMap({ $0 }) {
            begin(program, part)
            var roles = Roles(english, concepts)
            emit(roles.assign(part))
            ops.append(Op(kind: .end))
        }
        guard let passive = Passive.of(part, english, concepts) else { return }
        begin(program, .sequence([.sequence(passive.before), passive.verb, .sequence(passive.after)]))
        emit(passive)
    }

    /// A program whose steps come next.
    private mutating func begin(_ program: Program, _ part: Part) {
        var program = program
        program.start = Int32(ops.count)
        programs.append(program)
        parts.append(part)
    }

    /// `~ex beat up ~me` also as "he beat me up", and of `~ex (hit | beat up) ~me` what has such a word.
    func shifted(_ part: Part) -> Part? {
        guard case .sequence(var parts) = part else { return nil }
        let roles = Roles(english, concepts)
        for index in parts.indices {
            // In parentheses verb and particle are one part.
            for object in [index + 1, index + 2] where object < parts.count && roles.isNominal(parts[object]) {
                let verb = object == index + 1 ? parts[index] : .sequence(Array(parts[index..<object]))
                guard let around = around(parts[object], verb) else { continue }
                parts.replaceSubrange(index...object, with: around)
                return .sequence(parts)
            }
        }
        return nil
    }

    /// A verb and its particle with the object between them; nil where it has none.
    private func around(_ object: Part, _ verb: Part) -> [Part]? {
        switch verb {
        case .alternatives(let verbs):
            let found = verbs.compactMap { around(object, $0).map(Part.sequence) }
            return found.isEmpty ? nil : [.alternatives(found)]
        case .sequence(let parts):
            guard parts.count == 2, case .word(let verb, false) = parts[0], case .word(let particle, _) = parts[1],
                english.lexicon.entries[Int(verb)].classes.isDisjoint(with: .function),
                english.lexicon.entries[Int(particle)].classes.contains(.particle)
            else { return nil }
            return [parts[0], object, parts[1]]
        default: return nil
        }
    }

    mutating func emit(_ passive: Passive) {
        var roles = Roles(english, concepts)
        emit(roles.assignRest(passive.before + [passive.verb]), passiveFrom: passive.before.count)
        emit(roles.assignRest(passive.after))
        let agent = ops.count
        ops.append(Op(kind: .agent))
        emit(roles.assignRest([passive.agent]))
        ops.append(Op(kind: .end))
        ops[agent].a = Int32(agent + 1)
    }

    mutating func emit(_ assigned: [Roles.Assigned], passiveFrom: Int = .max) {
        for (index, part) in assigned.enumerated() { emit(part, isPassive: index >= passiveFrom) }
    }

    mutating func emit(_ assigned: Roles.Assigned, isPassive: Bool = false) {
        switch assigned {
        case .leaf(let part, let role): emitLeaf(part, role, isPassive)
        case .sequence(let parts):
            for (index, part) in parts.enumerated() { emit(part, isPassive: isPassive && index == 0) }
        case .optional(let part):
            let split = ops.count
            ops.append(Op(kind: .split, a: Int32(split + 1)))
            emit(part, isPassive: isPassive)
            ops[split].b = Int32(ops.count)
        case .absent(let part):
            let absent = ops.count
            ops.append(Op(kind: .absent))
            emit(part)
            ops.append(Op(kind: .end))
            ops[absent].a = Int32(ops.count)
        case .alternatives(let parts):
            var jumps: [Int] = []
            for (index, part) in parts.enumerated() {
                let isLast = index == parts.count - 1
                let split = ops.count
                if !isLast { ops.append(Op(kind: .split, a: Int32(split + 1))) }
                emit(part, isPassive: isPassive)
                if isLast { break }
                jumps.append(ops.count)
                ops.append(Op(kind: .jump))
                ops[split].b = Int32(ops.count)
            }
            for jump in jumps { ops[jump].a = Int32(ops.count) }
        }
    }

    mutating func emitLeaf(_ part: Part, _ role: Op.Role, _ isPassive: Bool) {
        switch part {
        case .word(let word, let isExact):
            ops.append(Op(kind: isExact ? .exact : .word, role: role, isPassive: isPassive, a: word))
        case .concept(let index): ops.append(Op(kind: .concept, role: role, isPassive: isPassive, a: Int32(index)))
        case .gap: ops.append(Op(kind: .gap))
        case .duration: ops.append(Op(kind: .duration))
        case .ago: ops.append(Op(kind: .ago))
        case .number: ops.append(Op(kind: .number))
        case .name: ops.append(Op(kind: .name))
        case .sequence, .alternatives, .optional, .absent: break
        }
    }
}
