/// The words of patterns, and which of their forms they stand for.
extension Compiler {
    mutating func part(_ node: Pattern.Node) -> Part {
        switch node {
        case .word(let text), .command(let text): words(text)
        case .sequence(let nodes): .sequence(nodes.map { part($0) })
        case .alternatives(let nodes): .alternatives(nodes.map { part($0) })
        case .optional(let node): .optional(part(node))
        case .absent(let node): .absent(part(node))
        case .gap: .gap
        case .concept(let index): .concept(index)
        case .duration: .duration
        case .ago: .ago
        case .number: .number
        case .name: .name
        }
    }

    /// A word as messages are read: `don't` is two words, `idk` is four.
    mutating func words(_ text: String) -> Part {
        var text = text
        let known = text.withUTF8 { english.lexicon.find($0) }
        let expansion = known >= 0 ? Int(english.lexicon.entries[known].expansion) : -1
        if known >= 0, expansion < 0 || english.expansions[expansion].place == .noun { return word(known) }
        // At the beginning of a message an apostrophe quotes; in a pattern `'ll` is the end of "I'll".
        if expansion >= 0, text.hasPrefix("'") {
            // `he 's` is no "he was".
            if Int32(known) == english.known.suffixS { return exact(known) }
            return together(english.expansions[expansion].words.map { word(Int(english.parts[Int($0)])) })
        }
        let utterance = Utterance(pattern: text, english)
        let found = utterance.tokens.map { token in
            word(token.word >= 0 ? Int(token.word) : english.lexicon.intern(utterance.text, token.text))
        }
        return together(found)
    }

    private func together(_ parts: [Part]) -> Part { parts.count == 1 ? parts[0] : .sequence(parts) }

    private mutating func exact(_ word: Int) -> Part {
        english.lexicon.entries[word].inPattern = .exact
        english.lexicon.entries[word].isUsed = true
        return .word(Int32(word), isExact: true)
    }

    mutating func word(_ word: Int) -> Part {
        // Contracted "is" and "has" stand for the verb in any form.
        if Int32(word) == english.known.suffixS { return .word(english.known.be, isExact: false) }
        let known = english.lexicon.entries[word].inPattern
        if known != .no { return .word(Int32(word), isExact: known == .exact) }
        if isInflected(word) { return exact(word) }
        english.lexicon.entries[word].inPattern = .base
        english.lexicon.entries[word].isUsed = true
        english.inflect(word)
        english.use(formsOf: word)
        addMistakenForms(of: word)
        return .word(Int32(word), isExact: false)
    }

    /// Learners and children say "leaved": understood, unless it is another word.
    mutating func addMistakenForms(of base: Int) {
        guard english.lexicon.entries[base].irregular >= 0 else { return }
        Inflection.forms(of: Array(english.lexicon.bytes(of: base))) { form, kind in
            guard kind.contains(.past) else { return }
            let isKnown = english.lexicon.find(form, 0..<form.count, hash: WordHash.of(form, 0..<form.count)) >= 0
            guard !isKnown, !english.isWord(form) else { return }
            let word = english.lexicon.intern(form)
            english.lexicon.add(base, kind, to: word)
            english.lexicon.entries[word].classes = english.lexicon.entries[base].classes.intersection(.verb)
        }
    }

    /// Whether a word is a form of another one rather than a base form.
    func isInflected(_ word: Int) -> Bool {
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

    /// Finds the pronouns and the rank of a concept, and before those of what it uses. Concepts that use themselves are
    /// refused by the linker; here they end.
    mutating func describe(_ index: Int, _ isDescribed: inout [Bool]) {
        guard !isDescribed[index] else { return }
        isDescribed[index] = true
        let others = concepts[index].parts.flatMap { used($0) }.filter(concepts.indices.contains)
        for other in others { describe(other, &isDescribed) }
        var info = concepts[index]
        for part in info.parts {
            switch part {
            case .word(let word, _):
                let classes = english.lexicon.entries[Int(word)].classes
                guard !classes.isDisjoint(with: .pronoun) else { continue }
                info.classes.formUnion(classes.intersection([.first, .third, .plural]))
                if info.pronoun < 0, classes.contains([.subject, .third]) { info.pronoun = word }
            case .concept(let other) where concepts.indices.contains(other):
                info.classes.formUnion(concepts[other].classes)
            default: break
            }
        }
        info.rank = others.map { concepts[$0].rank + 1 }.max() ?? 0
        concepts[index] = info
    }

    func used(_ part: Part) -> [Int] {
        switch part {
        case .concept(let index): [index]
        case .sequence(let parts), .alternatives(let parts): parts.flatMap { used($0) }
        case .optional(let part), .absent(let part): used(part)
        default: []
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
        Inflection.forms(of: Array(lexicon.bytes(of: base)), past: irregular < 0) { form, _ in
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
