/// What can only be found when everything has been read: names, flows, and what is used nowhere.
struct Checks {
    let script: Script
    let names: Names
    let references: [Reference]
    let referencesOfLine: [Range<Int>]
    /// Where what concerns no file in particular is reported.
    let top: Place
    /// Where the declaration behind one in the same file begins.
    private let ends: [Place: Int]
    /// The keyword of the first `phrases`.
    let phrases: Place?
    var findings: Findings

    init(_ parser: Parser) {
        script = parser.script
        names = parser.names
        references = parser.references
        referencesOfLine = parser.referencesOfLine
        let places = parser.declarations.map(\.place)
        let neighbours = zip(places, places.dropFirst()).filter { $0.file == $1.file }
        ends = Dictionary(neighbours.map { ($0, $1.range.lowerBound) }, uniquingKeysWith: { first, _ in first })
        // Not a file of phrases: these may be the built-in ones, and what is missing is for the author to write.
        let phrasesFile = parser.declarations.first { $0.kind == .phrases }?.place.file
        let own = (0..<parser.dialogCount).first { $0 != phrasesFile } ?? 0
        top = parser.dialogCount > 0 ? Place(file: own, range: 0..<0) : .nowhere
        phrases = parser.declarations.first { $0.kind == .phrases }?.place
        findings = parser.findings
    }

    mutating func run() {
        guard top != .nowhere else { return }
        let flows = checkCycles()
        checkFacts()
        checkFlows(flows)
        checkAdvised()
        checkTopics(flows)
        checkDeclined()
        // What is used nowhere may be used in a line that means nothing.
        if findings.diagnostics.allSatisfy({ Mistake(rawValue: $0.kind)?.leavesWalk == true }) { checkUses() }
        checkPhrases()
    }

    /// Whether something was reported in the lines of a declaration: what they declare may be missing only for that.
    func hasMistake(in place: Place) -> Bool {
        let source = script.sources[place.file]
        let start = source.textStart(source.line(at: place.range.lowerBound))
        let lines = start..<(ends[place] ?? .max)
        return findings.diagnostics.contains {
            ($0.severity == .error || $0.kind == Mistake.swallowedLine.rawValue) && $0.place.file == place.file
                && lines.contains($0.place.range.lowerBound)
        }
    }

    private mutating func checkPhrases() {
        let missing = Phrase.allCases.filter { script.phrases[$0] == nil }.map(\.rawValue)
        guard !missing.isEmpty else { return }
        let message = phrases == nil ? "there is no 'phrases', which" : "'phrases'"
        findings.add(.missingPhrase, "\(message) needs a text for \(Suggestions.list(missing))", at: phrases ?? top)
    }
}
