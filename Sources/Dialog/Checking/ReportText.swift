extension CheckReport {
    /// The report for people: every finding with its line, a caret and the conversation that shows it, then what is
    /// proven. Ends with a newline.
    public func text(_ script: Script) -> String {
        var text = findings.map { $0.text(script.sources) + "\n\n" }.joined()
        for statement in proven { text += statement.description }
        return text + summary + "\n"
    }

    /// `2 mistakes, 1 undecided`
    public var summary: String {
        let open = findings.count { $0.isUndecided }
        let warnings = findings.count { $0.severity == .warning }
        let mistakes = findings.count - open - warnings
        let parts =
            [(mistakes, "mistake"), (warnings, "warning")].filter { $0.0 > 0 }
            .map { $0.0.counted($0.1) } + (open > 0 ? ["\(open) undecided"] : [])
        return parts.isEmpty ? "nothing is wrong" : parts.joined(separator: ", ")
    }
}

extension CheckReport.Statement {
    /// With what is typed in the conversation that shows a figure. Ends with a newline.
    fileprivate var description: String {
        let typed = (example?.items ?? []).filter { item in
            switch item {
            case .visit, .message: true
            default: false
            }
        }
        return "proven: \(text)\n" + typed.map { "    \($0)\n" }.joined()
    }
}

extension CheckReport.Finding {
    /// Without a newline at its end.
    func text(_ sources: [Source]) -> String {
        var text = Diagnostic(kind, message, at: place, severity: severity).text(in: sources)
        for note in notes { text += "\n" + note.text(in: sources) }
        guard let counterexample else { return text }
        return text + "\n\n"
            + counterexample.description.split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast().map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
    }
}

extension Int {
    /// `1 line`, `7 lines`: so many of what a noun with a regular plural names.
    func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
