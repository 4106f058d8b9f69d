import ArgumentParser
import Dialog

struct Chat: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Talk (the default).",
        discussion: "In a pipe, reads one message a line and writes one reply after another.")

    @OptionGroup var dialogs: DialogOptions

    @Option(
        help: ArgumentHelp("Talk as if it were another day: '2026-11-20', '2026-11-20 23:00 US'.", valueName: "visit"),
        transform: Visit.parse)
    var at: Visit?

    @Option(help: ArgumentHelp("Use colour: auto, always or never.", valueName: "when"))
    var color: ColorChoice = .auto

    func run() throws {
        guard dialogs.folder != nil else { return try Self.talk(at: at, color: color) }
        let script = try dialogs.script()
        try Self.talk(opening: script, script: { script }, Keeping(dialogs: dialogs.folder), at: at, color: color)
    }

    /// The built-in dialogs have no mistakes, so the opening need not wait for all of them.
    static func talk(
        opening: Script = Loading.skim(), script: () throws -> Script = { try Loading.script() },
        _ keeping: Keeping = Keeping(dialogs: nil), at visit: Visit? = nil, color: ColorChoice = .auto
    ) throws {
        let conversation = Conversation(opening, isListening: false)
        let (session, lines) = try Session.open(conversation, visit ?? Surroundings.visit(), keeping)
        do {
            try ChatLoop(session, color: color).run(lines, script: script)
        } catch let closed as OutputClosed where closed.reason == nil {
            // Whoever read has left, and so the talk ends.
        }
    }
}
