/// Compiles the patterns of a script to steps.
struct Compiler {
    var english: English
    private(set) var ops: [Op] = []
    private(set) var programs: [Program] = []
    private(set) var concepts: [ConceptInfo] = []
    /// The parts of each program, for the index.
    private(set) var parts: [Part] = []

    struct ConceptInfo: Sendable {
        var parts: [Part]
        var place: Place
        /// Its pronouns: first person, third person.
        var classes: WordClass = []
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
        for index in concepts.indices { describe(index, depth: 0) }
        for (index, concept) in concepts.enumerated() {
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

    // MARK: words

    private mutating func part(_ node: Pattern.Node) -> Part {
        switch node {
        case .word(let text), .command(let text): words(text)
        case .sequence(let nodes): .sequence(nodes.map { part($0) })
        case .alternatives(let nodes): .alternatives(nodes.map { part($0) })
        case .optional(let node): .optional(part(node))
        case .gap: .gap
        case .concept(let index): .concept(index)
        case .duration: .duration
        case .ago: .ago
        case .number: .number
        }
    }

    /// A word as messages are read: `don't` is two words, `idk` is four.
    private mutating func words(_ text: String) -> Part {
        let bytes = Array(text.utf8)
        if bytes.allSatisfy({ $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }), !bytes.isEmpty {
            let word = english.lexicon.intern(bytes)
            if english.lexicon.entries[word].expansion < 0 { return self.word(word) }
        }
        let utterance = Utterance(pattern: text, english)
        let found = utterance.tokens.map { token in
            word(token.word >= 0 ? Int(token.word) : english.lexicon.intern(utterance.text, token.text))
        }
        return found.count == 1 ? found[0] : .sequence(found)
    }

    private mutating func word(_ word: Int) -> Part {
        // Contracted "is" and "has" stand for the verb in any form.
        if Int32(word) == english.known.suffixS { return .word(english.known.be, isExact: false) }
        let known = english.lexicon.entries[word].inPattern
        if known != .no { return .word(Int32(word), isExact: known == .exact) }
        let isExact = isInflected(word)
        english.lexicon.entries[word].inPattern = isExact ? .exact : .base
        english.lexicon.entries[word].isUsed = true
        guard !isExact else { return .word(Int32(word), isExact: true) }
        english.inflect(word)
        english.use(formsOf: word)
        addMistakenForms(of: word)
        return .word(Int32(word), isExact: false)
    }

    /// Learners and children say "leaved": understood, unless it is another word.
    private mutating func addMistakenForms(of base: Int) {
        guard english.lexicon.entries[base].irregular >= 0 else { return }
        Inflection.forms(of: english.lexicon.bytes(of: base)) { form, kind in
            guard kind.contains(.past) else { return }
            let isKnown = english.lexicon.find(form, 0..<form.count, hash: WordHash.of(form, 0..<form.count)) >= 0
            guard !isKnown, !english.isWord(form) else { return }
            let word = english.lexicon.intern(form)
            english.lexicon.add(base, kind, to: word)
            english.lexicon.entries[word].classes = english.lexicon.entries[base].classes.intersection(.verb)
        }
    }

    /// Whether a word is a form of another one rather than a base form.
    private func isInflected(_ word: Int) -> Bool {
        let entry = english.lexicon.entries[word]
        let lemmas = [entry.lemmas.0, entry.lemmas.1, entry.lemmas.2].filter { $0.word >= 0 && $0.word != Int32(word) }
        if lemmas.contains(where: { !$0.form.isDisjoint(with: [.past, .participle, .progressive]) }) { return true }
        if entry.isInflected || entry.irregular >= 0 { return false }
        if !entry.classes.isDisjoint(with: .function) { return true }
        if !lemmas.isEmpty { return true }
        let bytes = Array(english.lexicon.bytes(of: word))
        return Inflection.isInflected(bytes) { english.isWord($0) }
    }

    // MARK: concepts

    /// Finds the pronouns and the rank of a concept. Concepts that use themselves are refused by the linker; here they end.
    private mutating func describe(_ index: Int, depth: Int) {
        guard depth < 16 else { return }
        var info = concepts[index]
        for part in info.parts {
            switch part {
            case .word(let word, _):
                let classes = english.lexicon.entries[Int(word)].classes
                if !classes.isDisjoint(with: .pronoun) {
                    info.classes.formUnion(classes.intersection([.first, .third, .plural]))
                }
            case .concept(let other) where other != index && concepts.indices.contains(other):
                describe(other, depth: depth + 1)
                info.classes.formUnion(concepts[other].classes)
            default: break
            }
            for other in used(part) where other != index && concepts.indices.contains(other) {
                if depth > 0 || concepts[other].rank == 0 { describe(other, depth: depth + 1) }
                info.rank = max(info.rank, concepts[other].rank + 1)
            }
        }
        info.rank = min(info.rank, 16)
        concepts[index] = info
    }

    private func used(_ part: Part) -> [Int] {
        switch part {
        case .concept(let index): [index]
        case .sequence(let parts), .alternatives(let parts): parts.flatMap { used($0) }
        case .optional(let part): used(part)
        default: []
        }
    }

    // MARK: programs

    private mutating func add(_ pattern: Pattern, _ target: Program.Target, isAnswer: Bool) {
        // What takes anything, or a yes or no, is no matter of words: see Answers.
        guard case .words(let node) = pattern.kind else { return }
        add(part(node), target, isAnswer: isAnswer, isNegated: pattern.isNegated, at: pattern.place)
    }

    private mutating func add(
        _ part: Part, _ target: Program.Target, isAnswer: Bool = false, isNegated: Bool = false, at place: Place
    ) {
        let start = Int32(ops.count)
        programs.append(Program(start: start, target: target, isAnswer: isAnswer, isNegated: isNegated, place: place))
        parts.append(part)
        var roles = Roles(english, concepts)
        emit(roles.assign(part))
        ops.append(Op(kind: .end))
        if let shifted = shifted(part) {
            programs.append(
                Program(start: Int32(ops.count), target: target, isAnswer: isAnswer, isNegated: isNegated, place: place)
            )
            parts.append(shifted)
            var roles = Roles(english, concepts)
            emit(roles.assign(shifted))
            ops.append(Op(kind: .end))
        }
        guard let passive = Passive.of(part, english, concepts) else { return }
        programs.append(
            Program(start: Int32(ops.count), target: target, isAnswer: isAnswer, isNegated: isNegated, place: place))
        parts.append(.sequence([.sequence(passive.before), passive.verb, .sequence(passive.after)]))
        emit(passive)
    }

    /// `~ex beat up ~me` also as "he beat me up".
    private func shifted(_ part: Part) -> Part? {
        guard case .sequence(var parts) = part, parts.count >= 3 else { return nil }
        let roles = Roles(english, concepts)
        for index in 0..<parts.count - 2 {
            guard case .word(let verb, false) = parts[index], case .word(let particle, _) = parts[index + 1],
                roles.isNominal(parts[index + 2]),
                english.lexicon.entries[Int(verb)].classes.isDisjoint(with: .function),
                english.lexicon.entries[Int(particle)].classes.contains(.particle)
            else { continue }
            parts.swapAt(index + 1, index + 2)
            return .sequence(parts)
        }
        return nil
    }

    private mutating func emit(_ passive: Passive) {
        var roles = Roles(english, concepts)
        emit(roles.assignRest(passive.before + [passive.verb]), passiveFrom: passive.before.count)
        emit(roles.assignRest(passive.after))
        let agent = ops.count
        ops.append(Op(kind: .agent))
        emit(roles.assignRest([passive.agent]))
        ops.append(Op(kind: .end))
        ops[agent].a = Int32(agent + 1)
    }

    private mutating func emit(_ assigned: [Roles.Assigned], passiveFrom: Int = .max) {
        for (index, part) in assigned.enumerated() { emit(part, isPassive: index >= passiveFrom) }
    }

    private mutating func emit(_ assigned: Roles.Assigned, isPassive: Bool = false) {
        switch assigned {
        case .leaf(let part, let role): emitLeaf(part, role, isPassive)
        case .sequence(let parts):
            for (index, part) in parts.enumerated() { emit(part, isPassive: isPassive && index == 0) }
        case .optional(let part):
            let split = ops.count
            ops.append(Op(kind: .split, a: Int32(split + 1)))
            emit(part, isPassive: isPassive)
            ops[split].b = Int32(ops.count)
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

    private mutating func emitLeaf(_ part: Part, _ role: Op.Role, _ isPassive: Bool) {
        switch part {
        case .word(let word, let isExact):
            ops.append(Op(kind: isExact ? .exact : .word, role: role, isPassive: isPassive, a: word))
        case .concept(let index): ops.append(Op(kind: .concept, role: role, isPassive: isPassive, a: Int32(index)))
        case .gap: ops.append(Op(kind: .gap))
        case .duration: ops.append(Op(kind: .duration))
        case .ago: ops.append(Op(kind: .ago))
        case .number: ops.append(Op(kind: .number))
        case .sequence, .alternatives, .optional: break
        }
    }
}

extension English {
    func isWord(_ word: [UInt8]) -> Bool { words.kind(word, 0..<word.count) == .word }

    /// Notes that dialogs use the inflected forms of a base form.
    mutating func use(formsOf base: Int) {
        let irregular = Int(lexicon.entries[base].irregular)
        if irregular >= 0 {
            for form in irregulars[irregular] { lexicon.entries[Int(form)].isUsed = true }
        }
        Inflection.forms(of: lexicon.bytes(of: base), past: irregular < 0) { form, _ in
            let word = lexicon.find(form, 0..<form.count, hash: WordHash.of(form, 0..<form.count))
            if word >= 0 { lexicon.entries[word].isUsed = true }
        }
    }

}

extension Utterance {
    /// Reads the text of a pattern's word: contractions are taken apart, spelling is the author's.
    init(pattern: String, _ english: English) {
        var pattern = pattern
        self = pattern.withUTF8 { Utterance($0, english, nil, hasPhrases: false) }
    }
}
