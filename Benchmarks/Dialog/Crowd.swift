import Dialog
import Foundation

/// A script with many times the patterns, as if it also knew that many other subjects.
///
/// Every copy of the patterns and concepts has other English words in the place of its own, drawn from the word list:
/// `~ex cheat on ~me` becomes, say, `~ex harvest on ~me`. What holds sentences together, amounts and the names of persons
/// stay, and so does one word in ten, since subjects share words. So the words of a message lead to many more patterns, of
/// which few have all their words there: as it is with more dialogs.
struct Crowd {
    private let vocabulary = Vocabulary()
    private let concepts: [Concept]
    /// How many words were drawn.
    private var drawn = 0
    /// What stands for the words of the copy that is being made, and where its concepts are.
    private var words: [String: String] = [:]
    private var places: [Int] = []

    static func script(_ script: Script, times: Int) -> Script {
        var crowd = Crowd(concepts: script.concepts)
        var crowded = script
        for _ in 1..<times { crowd.addCopy(of: script, to: &crowded) }
        return crowded
    }

    private init(concepts: [Concept]) { self.concepts = concepts }

    private mutating func addCopy(of script: Script, to crowded: inout Script) {
        words.removeAll()
        let copied = concepts.indices.filter { isOfSubject(concepts[$0]) }
        places = Array(concepts.indices)
        for (offset, index) in copied.enumerated() { places[index] = crowded.concepts.count + offset }
        for index in copied {
            var copy = concepts[index]
            if case .alternatives(let nodes) = alternatives(copy.alternatives) { copy.alternatives = nodes }
            crowded.concepts.append(copy)
        }
        for (index, fact) in script.facts.enumerated() {
            for (value, declared) in fact.values.enumerated() {
                crowded.facts[index].values[value].hear += declared.hear.compactMap { changed($0) }
            }
        }
        for (index, topic) in script.topics.enumerated() {
            crowded.topics[index].asks += topic.asks.compactMap { changed($0) }
            crowded.topics[index].hear += topic.hear.compactMap { changed($0) }
        }
    }

    /// Whether a concept names something, rather than somebody or words that every subject has.
    private func isOfSubject(_ concept: Concept) -> Bool {
        let isPerson = concept.alternatives.contains {
            if case .word(let word) = $0 { vocabulary.pronouns.contains(word) } else { false }
        }
        return !isPerson && !vocabulary.grammar.isSuperset(of: concept.alternatives.flatMap { Self.words($0) })
    }

    private static func words(_ node: Pattern.Node) -> [String] {
        switch node {
        case .word(let word): [word]
        case .sequence(let nodes), .alternatives(let nodes): nodes.flatMap { words($0) }
        case .optional(let node), .absent(let node): words(node)
        default: []
        }
    }

    /// The pattern in other words; nil where it has none that could be others.
    private mutating func changed(_ pattern: Pattern) -> Pattern? {
        guard case .words(let node) = pattern.kind else { return nil }
        let copy = changed(node)
        guard copy != node else { return nil }
        var pattern = pattern
        pattern.kind = .words(copy)
        return pattern
    }

    private mutating func changed(_ node: Pattern.Node) -> Pattern.Node {
        switch node {
        case .word(let word): .word(changed(word))
        case .sequence(let nodes): .sequence(nodes.map { changed($0) })
        case .alternatives(let nodes): alternatives(nodes)
        case .optional(let node): .optional(changed(node))
        case .absent(let node): .absent(changed(node))
        case .concept(let index): .concept(places[index])
        default: node
        }
    }

    /// An alternative without a word of its subject belongs to no other subject.
    private mutating func alternatives(_ nodes: [Pattern.Node]) -> Pattern.Node {
        let copies = nodes.map { changed($0) }
        let others = zip(nodes, copies).filter { $0 != $1 }.map(\.1)
        return .alternatives(others.isEmpty ? nodes : others)
    }

    private mutating func changed(_ word: String) -> String {
        if vocabulary.grammar.contains(word) { return word }
        if let known = words[word] { return known }
        drawn += 1
        // The list is alphabetical. Long steps of a prime draw words from all of it, and the same ones at every run.
        let other = drawn % 10 == 0 ? word : vocabulary.words[drawn * 7919 % vocabulary.words.count]
        words[word] = other
        return other
    }
}

/// The engine's own English, as its files have it.
private struct Vocabulary {
    let pronouns: Set<String>
    /// Words that hold sentences together, and amounts.
    let grammar: Set<String>
    /// All words of the word list that are no names.
    let words: [String]

    init() {
        let folder = "Sources/Dialog/English"
        let closed: Set = [
            "pronouns", "determiners", "prepositions", "auxiliaries", "conjunctions", "negators", "questions",
            "numbers",
            "units",
        ]
        var grammar: Set<String> = []
        var pronouns: Set<String> = []
        var words: [String] = []
        for file in Files.sources(folder, ending: ".txt") {
            let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
            let name = file.path.dropFirst(folder.count + 1).dropLast(4)
            let entries = Set(lines.map { String($0.prefix { $0 != " " && $0 != ":" }) })
            let particles = lines.filter { $0.hasSuffix("particle") }.map {
                String($0.prefix { $0 != " " && $0 != ":" })
            }
            if name == "pronouns" { pronouns = entries }
            if name == "words" { words = lines.flatMap { Self.unfolded($0) } }
            if closed.contains(String(name)) { grammar.formUnion(entries.subtracting(particles)) }
        }
        self.pronouns = pronouns
        self.grammar = grammar
        self.words = words
    }

    /// The words of a line. A digit (0 to 9, then A for 10) says how many letters the next shares with the one before; an
    /// apostrophe behind a word says that it is a name.
    private static func unfolded(_ line: Substring) -> [String] {
        var words: [String] = []
        var word = ""
        for character in line {
            switch character {
            case "a"..."z": word.append(character)
            case "'": word += "'"
            default:
                words.append(word)
                word = String(word.prefix(Int(String(character), radix: 36) ?? 0))
            }
        }
        return (words + [word]).filter { !$0.hasSuffix("'") }
    }
}
