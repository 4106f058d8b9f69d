import ArgumentParser
import Dialog

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find everything wrong with dialogs, and prove their promises.",
        discussion: """
            Without a folder, the built-in dialogs are checked. Ends with 65 where a dialog has mistakes, and with 1 where a \
            property does not hold or could not be decided.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, sarif, github
    }

    @Option(help: ArgumentHelp("Write text, json, sarif, or github's annotations.", valueName: "format"))
    var format: Format = .text

    @Option(
        help: ArgumentHelp(
            "Report what was last reviewed over a year before this day.", valueName: "date"),
        transform: Day.parse)
    var today: Day?

    /// What the other commands take.
    @Option(name: .customLong("dialogs"), help: .hidden)
    var misplaced: String?

    @Argument(help: ArgumentHelp("A folder of dialogs.", valueName: "dir"))
    var folder: String?

    func validate() throws {
        if let misplaced { throw ValidationError("the folder stands by itself: afterword check \(misplaced)") }
    }

    func run() throws {
        failWhenInterrupted()
        let (script, diagnostics): (Script, [Diagnostic])
        do {
            (script, diagnostics) = try Loading.read(folder: folder)
        } catch let failure as Failure {
            // Whoever reads a document looks there for what is wrong.
            if format != .text { try show(CheckReport(unread: failure.message), Script()) }
            throw failure
        }
        if folder == nil, format == .text { try Console.line("The built-in dialogs:") }
        let report = CheckReport(script, diagnostics, today: today)
        try show(report, script)
        if diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode.badData }
        if !report.isProven { throw ExitCode.findings }
    }

    private func show(_ report: CheckReport, _ script: Script) throws {
        switch format {
        case .text: try Console.text(report.text(script))
        case .json: try Console.text(report.json(script))
        case .sarif: try Console.text(report.sarif(script))
        case .github: try Console.text(report.github(script))
        }
    }
}
