// Mistakes that reading finds by looks, and that the checker can show.

extension CheckReport {
    /// All that is wrong with a dialog: what was found in reading it; and where it can be walked all the same, what is proven
    /// of it and what is not. What both find is left to the checker, which shows the conversation or names the lines.
    public init(
        _ script: Script, _ diagnostics: [Diagnostic], limit: Int = Checker.usualLimit, today: Day? = nil
    ) {
        guard diagnostics.allSatisfy({ Mistake(rawValue: $0.kind)?.leavesWalk == true }) else {
            findings = diagnostics.map { Finding($0) }
            return
        }
        var checked = Checker(Conversation(script), limit: limit, today: today).check()
        let own = diagnostics.filter { diagnostic in
            let rules = Mistake(rawValue: diagnostic.kind)?.rules ?? []
            let same = checked.findings.firstIndex { finding in
                // An advice that is missing at several lines is missing once.
                let places = [finding.place] + (finding.rule == .missingAdvice ? finding.notes.map(\.place) : [])
                return rules.contains(finding.rule)
                    && diagnostic.places.contains { one in places.contains { script.isSameLine(one, $0) } }
            }
            // The line that a walk falls through is seen by looks.
            if let same, checked.findings[same].notes.isEmpty, let note = diagnostic.note,
                diagnostic.place == checked.findings[same].place
            {
                checked.findings[same].notes = [note]
            }
            return same == nil
        }
        checked.findings += own.map { Finding($0) }
        checked.sort()
        self = checked
    }
}

extension Mistake {
    /// The rules by which the checker finds the same.
    fileprivate var rules: [Rule] {
        switch self {
        case .askedLater: [.changingAnswer]
        case .missingEnd: [.noEnd]
        case .missingAdvice: [.missingAdvice]
        case .unreachable, .unused: [.unreachable]
        case .overlappingRanges: [.patternsAlike]
        case .repeatedPattern: [.patternsAlike, .idlePattern]
        case .repeatedSample: [.sampleMisread, .sampleAmbiguous]
        default: []
        }
    }
}

extension Diagnostic {
    fileprivate var places: [Place] { [place] + (note.map { [$0.place] } ?? []) }
}

extension Script {
    fileprivate func isSameLine(_ one: Place, _ other: Place) -> Bool {
        guard one.file == other.file, sources.indices.contains(one.file) else { return false }
        let source = sources[one.file]
        return source.line(at: one.range.lowerBound) == source.line(at: other.range.lowerBound)
    }
}
