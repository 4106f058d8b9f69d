import ArgumentParser
import Dialog

struct Why: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print a claim of the sources, and every line of dialog that rests on it.",
        discussion: "Claims lie in seeds/, a file for each document. A document alone lists the names of its claims.")

    @OptionGroup var dialogs: DialogOptions

    @Argument(
        help: ArgumentHelp(
            "A document and its claim, such as four-steps/no-arguments, or a document.", valueName: "claim"))
    var claim: String

    func run() throws {
        let script = try dialogs.script()
        let found = try script.claims(named: claim)
        guard found.count == 1, script.claims[found[0]].fullName == claim else {
            for index in found { try Console.line(script.claims[index].fullName) }
            return
        }
        try show(found[0], script)
    }

    private func show(_ index: Int, _ script: Script) throws {
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
