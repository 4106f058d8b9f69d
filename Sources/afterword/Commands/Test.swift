import ArgumentParser
import Dialog

struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run transcripts as tests.",
        discussion: """
            Folders are searched for files that end in .transcript; without a path, the folder Dialogs is. Prints what \
            differs, with file and line, and ends with 1 where anything does.
            """)

    @OptionGroup var dialogs: DialogOptions

    @Flag(help: "Rewrite the transcripts so that they say what the bot says now.")
    var accept = false

    @Argument(help: ArgumentHelp("Transcripts, or folders of them.", valueName: "path"))
    var paths: [String] = ["Dialogs"]

    func run() throws {
        let conversation = try dialogs.load()
        var passed = 0
        var failed = 0
        var refused = 0
        var unread = 0
        for path in try Transcripts.find(paths) {
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
            let differences = transcript.differences(exchanges, conversation)
            guard !differences.isEmpty else {
                passed += 1
                continue
            }
            if accept {
                try Files.write(transcript.accepting(exchanges, conversation).description, to: path)
                try Console.line("\(path): rewritten")
            } else {
                for difference in differences { try Console.text(difference.description(in: path)) }
            }
            failed += 1
        }
        let rest = (refused > 0 ? ", \(refused) with mistakes" : "") + (unread > 0 ? ", \(unread) not read" : "")
        try Console.line("\(passed) passed, \(failed) \(accept ? "rewritten" : "failed")\(rest)")
        if unread > 0 { throw ExitCode.noInput }
        if refused > 0 { throw ExitCode.badData }
        if failed > 0, !accept { throw ExitCode.findings }
    }
}

extension Difference {
    /// A line diff under the place.
    func description(in path: String) -> String {
        "\(path):\(line):\n" + expected.map { "  -\($0)\n" }.joined() + actual.map { "  +\($0)\n" }.joined()
    }
}
