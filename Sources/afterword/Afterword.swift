import ArgumentParser
import Dialog

@main
struct Afterword: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "afterword",
        abstract: "A rule-based companion in the terminal, driven by dialogs in plain text.",
        discussion: """
            Everything stays on this computer. Exit codes: 0 fine, 1 findings or differences, 64 wrong usage, \
            65 a dialog or transcript with mistakes, 66 no such file, 73 a file that cannot be written.
            """,
        version: "0.1.0",
        subcommands: [Chat.self, Replay.self, Test.self, Check.self, Explain.self, Why.self, Init.self],
        defaultSubcommand: Chat.self)

    static func main() {
        prepareStandardStreams()
        do {
            // Without arguments there is nothing to parse, and ArgumentParser takes a millisecond to find that out.
            if CommandLine.argc <= 1 { return try Chat.talk() }
            try checkCommand(CommandLine.arguments[1])
            try obey()
        } catch let closed as OutputClosed {
            // What was found may not have been told: nobody should take that for nothing found.
            if let reason = closed.reason { Console.error("afterword: the output cannot be written: \(reason)") }
            exit(withError: ExitCode.cannotCreate)
        } catch let failure as Failure {
            Console.error("afterword: " + failure.message)
            exit(withError: failure.code)
        } catch let unknown as UnknownName {
            Console.error("afterword: " + unknown.message)
            exit(withError: ExitCode.validationFailure)
        } catch {
            exit(withError: error)
        }
    }

    private static func obey() throws {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch  where exitCode(for: error) == .success {
            // Help, or the version: what cannot be written fails as all else does.
            try Console.text(fullMessage(for: error))
        }
    }

    /// The default command takes no words: what comes first and is no option should be the name of one.
    private static func checkCommand(_ word: String) throws {
        let names = configuration.subcommands.map { $0._commandName } + ["help"]
        if word.hasPrefix("-") || names.contains(word) { return }
        if Files.isFolder(word) {
            throw Failure(message: "to talk with the dialogs in a folder: --dialogs \(word)", code: .validationFailure)
        }
        throw UnknownName(word, of: "command", among: names)
    }
}

/// Exit codes of sysexits.h that the program uses, besides 0 for fine and 64 for wrong usage (ArgumentParser's own).
extension ExitCode {
    /// Findings or differences.
    static let findings = ExitCode(1)
    /// A dialog or a transcript with mistakes.
    static let badData = ExitCode(65)
    /// No such file, or one that cannot be read.
    static let noInput = ExitCode(66)
    /// A file that cannot be written.
    static let cannotCreate = ExitCode(73)
}
