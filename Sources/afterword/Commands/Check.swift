import ArgumentParser
import Dialog

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find everything wrong with dialogs.",
        discussion: "Without a folder, the built-in dialogs are checked.")

    @Argument(help: ArgumentHelp("A folder of dialogs.", valueName: "dir"))
    var folder: String?

    func run() throws {
        let (script, diagnostics) = try Loading.read(folder: folder)
        let errors = diagnostics.filter { $0.severity == .error }.count
        for diagnostic in diagnostics { try Console.text(diagnostic.text(in: script.sources) + "\n") }
        if errors > 0 {
            try Console.line("\(errors) error\(errors == 1 ? "" : "s")")
            throw ExitCode.badData
        }
        try Console.line(
            "\(script.facts.count) facts, \(script.flows.count) flows, \(script.advices.count) advices, "
                + "\(script.topics.count) topics, \(script.claims.count) claims: no mistakes")
    }
}
