import ArgumentParser
import Dialog

struct Why: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print a claim of the sources, and every line of dialog that rests on it.",
        discussion: "Claims lie in seeds/, a file for each document.")

    @OptionGroup var dialogs: DialogOptions

    @Argument(help: ArgumentHelp("A document and its claim, such as four-steps/no-arguments.", valueName: "claim"))
    var claim: String

    func run() throws {
        let script = try dialogs.script()
        let index = try script.claim(named: claim)
        let claim = script.claims[index]
        try Console.line("\(SourceLine(claim.place, in: script.sources).place): \(claim.fullName)")
        try Console.line("    \(claim.text)")
        if let declined = claim.declined {
            try Console.line("    Declined as \(declined.reason): \(declined.text)")
        }
        for line in script.lines(citing: index) {
            try Console.line("\(line.place): \(line.text)")
        }
    }
}

extension SourceLine {
    fileprivate var place: String { "\(path):\(number)" }
}
