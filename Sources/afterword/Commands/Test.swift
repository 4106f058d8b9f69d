import ArgumentParser
import Dialog

struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run transcripts as tests.",
        discussion: """
            Folders are searched for files that end in .transcript; without a path, the folder of the dialogs is. Prints what \
            differs, with file and line, and ends with 1 where anything does.
            """)

    @OptionGroup var dialogs: DialogOptions

    @Flag(help: "Rewrite the transcripts so that they say what the bot says now.")
    var accept = false

    @Argument(help: ArgumentHelp("Transcripts, or folders of them.", valueName: "path"))
    var paths: [String] = []

    func run() throws {
        let conversation = try dialogs.load()
        var passed = 0
        var rewritten = 0
        var failed = 0
        var refused = 0
        var unread = 0
        for path in try Transcripts.find(paths.isEmpty ? [dialogs.folder ?? "Dialogs"] : paths) {
            let transcript: Transcript
            do {
                transcript = try Transcripts.read(path, conversation)
            } catch let code as ExitCode where code == .badData {
                // One transcript that is none does not hide what is wrong with the others.
                refused += 1
                continue
            } catch let failure as Failure {
                Console.error("afterword: " + failure.message)
                unread += 1
                continue
            }
            let exchanges = transcript.replay(conversation)
            var differences = transcript.differences(exchanges, conversation)
            if accept, !differences.isEmpty {
                let accepted = transcript.accepting(exchanges, conversation)
                if accepted != transcript {
                    try Files.write(accepted.description, to: path)
                    try Console.line("\(path): rewritten")
                    rewritten += 1
                }
                differences = accepted.differences(accepted.replay(conversation), conversation)
                if differences.isEmpty { continue }
            }
            for difference in differences { try Console.text(difference.description(in: path)) }
            if differences.isEmpty { passed += 1 } else { failed += 1 }
        }
        var counts = "\(passed) passed"
        if accept { counts += ", \(rewritten) rewritten" }
        if failed > 0 || !accept { counts += ", \(failed) \(accept ? "still failing" : "failed")" }
        if refused > 0 { counts += ", \(refused) with mistakes" }
        if unread > 0 { counts += ", \(unread) not read" }
        try Console.line(counts)
        if refused > 0, dialogs.folder == nil {
            try Console.line("These are the built-in dialogs; others are tested with --dialogs DIR.")
        }
        if unread > 0 { throw ExitCode.noInput }
        if refused > 0 { throw ExitCode.badData }
        if failed > 0 { throw ExitCode.findings }
    }
}

extension Difference {
    /// A line diff under the place.
    func description(in path: String) -> String {
        "\(path):\(line):\n" + expected.map { "  -\($0)\n" }.joined() + actual.map { "  +\($0)\n" }.joined()
    }
}
