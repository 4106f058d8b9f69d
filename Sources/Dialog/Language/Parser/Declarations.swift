/// A line at column 1 that begins something.
struct Declaration {
    enum Kind: String, CaseIterable {
        case concept, fact, decide, clock, flow, advice, topic, never, phrases
    }
    let kind: Kind
    /// Empty where it is missing or the kind has none.
    let name: String
    /// The name's, or the keyword's where there is none.
    let place: Place
    let line: Int
    /// What follows the name, or the keyword where there is none.
    let rest: Range<Int>
}

// The first round: every name becomes known.
extension Parser {
    private static let keywords = Declaration.Kind.allCases.map(\.rawValue)

    mutating func declareNamesOfFile() {
        if layout.lines.isEmpty { report(.emptyFile, "the file declares nothing", at: 0..<0) }
        var line = 0
        while line < layout.lines.count {
            if let kind = declarationKind(line) { declare(kind, line) }
            line = self.line(line).next
        }
    }

    private mutating func declarationKind(_ line: Int) -> Declaration.Kind? {
        let word = firstWord(of: line).word
        let keyword = text(word)
        if self.line(line).indent > 0 {
            let kind = Declaration.Kind(rawValue: keyword)
            let reason = kind == nil ? "lies below nothing; " : ""
            report(.badIndentation, "\(reason)a declaration begins at column 1", at: self.line(line).content)
            return kind
        }
        if let kind = Declaration.Kind(rawValue: keyword) { return kind }
        if Self.homes.contains(where: { $0.keywords.contains(keyword) }) {
            report(.misplacedLine, "'\(keyword)' stands below a declaration, indented", at: word)
            return nil
        }
        if let habit = Self.habit(keyword) {
            report(.unknownDeclaration, "no declaration \(quoted(word)): \(habit)", at: word)
            return nil
        }
        // A misspelt declaration is read as what it was meant to be, so that what it declares is known to the rest.
        if let nearest = suggestions.nearest(to: keyword, among: Self.keywords) {
            report(.unknownDeclaration, "no declaration \(quoted(word)); did you mean '\(nearest)'?", at: word)
            return Declaration.Kind(rawValue: nearest)
        }
        let known = Suggestions.list(Self.keywords)
        report(.unknownDeclaration, "no declaration \(quoted(word)) (there is \(known))", at: word)
        return nil
    }

    private mutating func declare(_ kind: Declaration.Kind, _ line: Int) {
        var (named, cursor) = firstWord(of: line)
        var name = ""
        if kind != .never && kind != .phrases {
            let word = cursor.word()
            if word.isEmpty {
                report(.missingName, "the name is missing after '\(kind.rawValue)'", at: named)
            } else {
                name = self.name(word, isTested: kind == .fact || kind == .decide || kind == .clock)
                named = word
            }
        }
        cursor.skipSpace()
        let declaration = Declaration(kind: kind, name: name, place: place(named), line: line, rest: cursor.rest)
        let index = declarationCounts[kind, default: 0]
        declarationCounts[kind] = index + 1
        declarations.append(declaration)
        guard !name.isEmpty, let earlier = register(declaration, as: index) else { return }
        report(
            .repeatedName, "the name '\(name)' is taken", at: named,
            note: .init(message: "declared here first", place: earlier))
    }

    private mutating func register(_ declaration: Declaration, as index: Int) -> Place? {
        func declare(_ space: Names.Space) -> Place? {
            names.declare(declaration.name, in: space, as: index, at: declaration.place)
        }
        func declare(_ subject: Subject, _ values: [String]) -> Place? {
            names.declare(.init(subject: subject, name: declaration.name, values: values), at: declaration.place)
        }
        switch declaration.kind {
        case .concept: return declare(.concept)
        case .fact: return declare(.fact(index), valueNames(of: declaration))
        case .decide: return declare(.decide(index), lineNames(of: declaration))
        case .clock: return declare(.clock(index), lineNames(of: declaration))
        case .flow: return declare(.flow)
        case .advice: return declare(.advice)
        case .topic:
            for tag in tags(of: declaration) where tag.count > 1 {
                // Many topics may have it; what counts is that there is one.
                _ = names.declare(text(validName(tag.dropFirst())), in: .tag, as: index, at: place(tag))
            }
            return declare(.topic)
        case .never, .phrases: return nil
        }
    }

    private func valueNames(of declaration: Declaration) -> [String] {
        LinesBelow(declaration.line, in: layout).compactMap { line in
            guard case .value(let value) = factLine(line) else { return nil }
            return text(validName(value.name))
        }
    }

    /// The distinct first words of the lines of a decide or a clock.
    private func lineNames(of declaration: Declaration) -> [String] {
        var found: [String] = []
        for line in LinesBelow(declaration.line, in: layout) where found.count < Cases.maximumValues {
            let name = text(validName(firstWord(of: line).word))
            // These stand behind a name.
            if !["when", "otherwise"].contains(name), !found.contains(name) { found.append(name) }
        }
        return found
    }

    func tags(of declaration: Declaration) -> [Range<Int>] {
        var cursor = cursor(declaration.rest)
        var found: [Range<Int>] = []
        while case let word = cursor.word(), !word.isEmpty {
            if layout.bytes[word.lowerBound] == UInt8(ascii: "+") { found.append(word) }
        }
        return found
    }
}

// Names.
extension Parser {
    /// The part of a word that is meant as a name; the whole word where none is.
    func validName(_ word: Range<Int>) -> Range<Int> {
        var cursor = cursor(word)
        let run = nameRun(&cursor)
        return run.isEmpty ? word : run
    }

    /// Moves past what is meant as a name. Also past an "ü" or "_", which no name has: it is reported where the name is
    /// declared, and should not be a mistake once more wherever it is used.
    func nameRun(_ cursor: inout Cursor) -> Range<Int> {
        let start = cursor.position
        while true {
            cursor.skip { $0.isName || $0 == UInt8(ascii: "_") }
            guard cursor.byte >= 0x80,
                case (let letter?, let length) = layout.bytes.scalar(at: cursor.position, end: cursor.end),
                letter.properties.isAlphabetic
            else { return start..<cursor.position }
            cursor.advance(by: length)
        }
    }

    /// Checks a name where it is declared. `isTested`: it stands in conditions.
    mutating func name(_ word: Range<Int>, isTested: Bool, isValue: Bool = false) -> String {
        let valid = validName(word)
        let name = text(valid)
        let isSmall = layout.bytes[word].allSatisfy { $0.isName && !$0.isUpper }
        if valid != word || !layout.bytes[word.lowerBound].isLetter || !isSmall {
            report(
                .badName,
                "\(quoted(word)) is no name: small letters from a to z, digits and hyphens, beginning with a letter",
                at: word
            )
        } else if isTested, ["is", "not", "and", "or", "unknown", "unsaid", "when", "otherwise"].contains(name) {
            report(.reservedName, "'\(name)' has a meaning of its own in conditions", at: word)
        } else if isTested, !isValue, ["them", "their", "theirs"].contains(name) {
            report(.reservedName, "{\(name)} in a text prints a pronoun; choose another name", at: word)
        }
        return name
    }
}
