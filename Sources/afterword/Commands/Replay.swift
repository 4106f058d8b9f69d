import ArgumentParser
import Dialog

struct Replay: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Play scripted dialogs and show the conversation.",
        discussion:
            "What the person types and the visits are taken from each transcript; the rest is what the bot says now.")

    @OptionGroup var dialogs: DialogOptions

    @Argument(help: ArgumentHelp("Transcripts.", valueName: "file"))
    var files: [String]

    func run() throws {
        let conversation = try dialogs.load()
        for (number, path) in files.enumerated() {
            let transcript = try Transcripts.read(path, conversation)
            if files.count > 1 {
                if number > 0 { try Console.line("") }
                try Console.line("# \(path)")
            }
            try Console.text(transcript.played(conversation).description)
        }
    }
}

/// Reading transcripts from files.
enum Transcripts {
    /// A transcript without mistakes; otherwise these are printed and the program ends with 65.
    static func read(_ path: String, _ conversation: Conversation) throws -> Transcript {
        let source = try Files.read(path)
        let (transcript, diagnostics) = Transcript.read(source, for: conversation)
        guard diagnostics.isEmpty else {
            for diagnostic in diagnostics { Console.error(diagnostic.text(in: [source])) }
            throw ExitCode.badData
        }
        return transcript
    }

    /// The transcripts that paths stand for: files as they are, folders with all that they hold.
    static func find(_ paths: [String]) throws -> [String] {
        try paths.flatMap { path -> [String] in
            guard Files.isFolder(path) else { return [path] }
            let found = try Files.list(path, ending: ".transcript")
            guard !found.isEmpty else {
                throw Failure(message: "\(path): holds no file that ends in .transcript", code: .noInput)
            }
            return found
        }
    }
}
