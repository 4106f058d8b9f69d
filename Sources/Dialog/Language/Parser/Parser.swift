extension Script {
    /// Reads dialogs and the claims they cite. Takes any bytes and never traps: what it does not understand is a
    /// diagnostic, and reading goes on at the next line. The script is complete when no diagnostic is an error.
    ///
    /// Files are read in the order of their paths, whatever order they come in, so that the same files always give the
    /// same script. Diagnostics come sorted by place, but first those for which lines or names are missing.
    public static func read(dialogs: [Source], claims: [Source]) -> (script: Script, diagnostics: [Diagnostic]) {
        var parser = Parser(dialogs: dialogs, claims: claims)
        guard parser.isReadable else { return (parser.script, parser.findings.sorted) }
        parser.readClaims()
        parser.readDialogs()
        var checks = Checks(parser)
        checks.run()
        return (parser.script, checks.findings.sorted)
    }

    /// Reads of dialogs known to have no mistakes what an opening needs: what is asked, decided and said. What is heard, samples
    /// and sources are passed over, and of topics all but their names. Facts, clocks and lines have the numbers that they have in
    /// the whole script, so a state of the one goes on in the other.
    public static func skim(dialogs: [Source]) -> Script {
        var parser = Parser(dialogs: dialogs, claims: [], isSkimming: true)
        parser.readDialogs()
        return parser.script
    }
}

/// Reads in two rounds. The first declares every name, so that the second can resolve a name where it stands, whichever
/// file declares it. The second is one recursive descent over the lines; see the extensions, one for each construct.
struct Parser {
    var script = Script()
    var findings = Findings()
    var suggestions = Suggestions()
    var names = Names()
    var declarations: [Declaration] = []
    var declarationCounts: [Declaration.Kind: Int] = [:]
    /// Every use of a name, in the order of reading.
    var references: [Reference] = []
    /// For each ``LineID``, which of the references its condition or its `advise` made.
    var referencesOfLine: [Range<Int>] = []
    /// What the line that is being read belongs to.
    var owner = Reference.Owner.other
    /// See ``Script/skim(dialogs:)``.
    let isSkimming: Bool

    let dialogCount: Int
    /// The file that is being read.
    var layout: Layout
    private var layouts: [Layout] = []

    init(dialogs: [Source], claims: [Source], isSkimming: Bool = false) {
        self.isSkimming = isSkimming
        dialogCount = dialogs.count
        script.sources = dialogs.sorted { $0.path < $1.path } + claims.sorted { $0.path < $1.path }
        for (file, source) in script.sources.enumerated() {
            layouts.append(
                isSkimming ? Layout(skimming: source, file: file) : Layout(source, file: file, findings: &findings))
        }
        layout = Layout(Source(path: "", bytes: []), file: -1, findings: &findings)
    }

    var isReadable: Bool { layouts.allSatisfy(\.isReadable) }

    mutating func readClaims() {
        for file in layouts.indices.dropFirst(dialogCount) {
            layout = layouts[file]
            claims()
        }
    }

    mutating func readDialogs() {
        declareNames()
        readBodies()
        script.start = names.index(of: KnownFlow.start, in: .flow) ?? 0
    }

    private mutating func declareNames() {
        if dialogCount == 0 { findings.add(.noDialogs, "there is no file that ends in '.dialog'", at: .nowhere) }
        for file in layouts.indices.prefix(dialogCount) {
            layout = layouts[file]
            declareNamesOfFile()
        }
    }

    /// Topics come last, so that an opening may leave them out and all other lines have their numbers.
    private mutating func readBodies() {
        for declaration in declarations.filter({ $0.kind != .topic }) + declarations.filter({ $0.kind == .topic }) {
            if layout.file != declaration.place.file { layout = layouts[declaration.place.file] }
            read(declaration)
        }
    }

    private mutating func read(_ declaration: Declaration) {
        owner = .other
        switch declaration.kind {
        case .concept: concept(declaration)
        case .fact: fact(declaration)
        case .decide: decide(declaration)
        case .clock: clock(declaration)
        case .flow: flow(declaration)
        case .advice: advice(declaration)
        case .topic: topic(declaration)
        case .never: promise(declaration)
        case .phrases: phrases(declaration)
        }
    }
}

// What all constructs need.
extension Parser {
    func line(_ index: Int) -> Layout.Line { layout.lines[index] }

    func cursor(_ range: Range<Int>) -> Cursor { Cursor(layout.bytes, range) }

    func text(_ range: Range<Int>) -> String { String(decoding: layout.bytes[range], as: UTF8.self) }

    func place(_ range: Range<Int>) -> Place { Place(file: layout.file, range: range) }

    /// What was written, as a message quotes it.
    func quoted(_ range: Range<Int>) -> String {
        let text = text(range.prefix(Limit.quoted * 4)).harmless
        return "'" + (text.count > Limit.quoted ? text.prefix(Limit.quoted) + "…" : text) + "'"
    }

    mutating func report(
        _ mistake: Mistake, _ message: String, at range: Range<Int>, note: Diagnostic.Note? = nil
    ) {
        findings.add(mistake, message, at: place(range), note: note)
    }

    /// Without white space around.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var cursor = cursor(range)
        cursor.skipSpace()
        var end = cursor.end
        while end > cursor.position, layout.bytes[end - 1].isSpace { end -= 1 }
        return cursor.position..<end
    }

    /// The first word of a line, and what follows it.
    func firstWord(of line: Int) -> (word: Range<Int>, rest: Cursor) {
        var cursor = cursor(self.line(line).content)
        let word = cursor.word()
        cursor.skipSpace()
        return (word, cursor)
    }

    /// The lines directly below one that needs some.
    mutating func block(below line: Int, of what: String) -> LinesBelow {
        let below = LinesBelow(line, in: layout)
        if self.line(line).next == line + 1 {
            report(.missingLines, "\(what) needs lines below it, indented deeper", at: self.line(line).content)
        }
        // Nearly always all are the same. Else what fewer have is the mistake, and not what comes later.
        guard let first = below.first(where: { _ in true }).map({ self.line($0).indent }),
            below.contains(where: { self.line($0).indent != first })
        else { return below }
        let indents = below.map { self.line($0).indent }
        let counts = Dictionary(indents.map { ($0, 1) }, uniquingKeysWith: +)
        let expected = indents.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? first
        for (child, found) in zip(below, indents) where found != expected {
            report(
                .badIndentation, "indented by \(found), the lines beside it by \(expected)",
                at: self.line(child).content)
        }
        return below
    }

    /// Reports lines below one that takes none.
    mutating func leaf(_ line: Int, _ what: String) {
        guard self.line(line).next > line + 1 else { return }
        report(.badIndentation, "nothing can stand below \(what)", at: self.line(line + 1).content)
    }

    /// Reports what is left of a line that should end here.
    mutating func endOfLine(_ cursor: inout Cursor, after what: String) {
        cursor.skipSpace()
        if !cursor.isAtEnd { report(.unexpectedText, "nothing can follow \(what)", at: cursor.rest) }
    }

    /// The line's keyword is none that may stand here.
    mutating func unknownLine(_ word: Range<Int>, in what: String, expecting keywords: [String]) {
        let name = text(word)
        if let habit = Self.habit(name) {
            report(.unknownLine, "no line \(quoted(word)): \(habit)", at: word)
        } else if let nearest = suggestions.nearest(to: name, among: keywords) {
            report(.unknownLine, "no line \(quoted(word)) in \(what); did you mean '\(nearest)'?", at: word)
        } else if case let homes = Self.homes.filter({ $0.keywords.contains(name) }), !homes.isEmpty {
            let places = homes.map(\.name).joined(separator: " or ")
            report(.misplacedLine, "'\(name)' stands in \(places), not in \(what)", at: word)
        } else {
            report(
                .unknownLine, "no line \(quoted(word)) in \(what) (there is \(Suggestions.list(keywords)))", at: word)
        }
    }

    /// What is written so elsewhere, as it is written here.
    static func habit(_ word: String) -> String? {
        switch word {
        case "if", "If": "a condition is 'when'"
        case "unless": "a condition is 'when', with 'is not'"
        case "elif", "elseif": "a further condition is a 'when' below 'else'"
        case "dont", "don't": "what is better left stands behind 'avoid'"
        case _ where word.hasSuffix(":") && homes.contains { $0.keywords.contains(String(word.dropLast())) }:
            "only a value takes a colon"
        case _ where word.hasPrefix("//") || word.hasPrefix("--"): "a comment begins with '#'"
        default: nil
        }
    }

    /// Where each keyword belongs.
    static let homes: [(name: String, keywords: [String])] = [
        ("a flow", flowKeywords), ("a fact", factKeywords), ("a value of a fact", valueKeywords),
        ("an advice", adviceKeywords), ("a topic", topicKeywords), ("the lines below an 'end'", endKeywords),
    ]
}
