import ArgumentParser
import Dialog

struct Chat: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Talk (the default).",
        discussion: "In a pipe, reads one message a line and writes one reply after another.")

    @OptionGroup var dialogs: DialogOptions

    @Option(
        help: ArgumentHelp("Talk as if it were another day: '2026-11-20', '2026-11-20 23:00 US'.", valueName: "visit"))
    var at: Visit?

    @Option(help: ArgumentHelp("Use colour: auto, always or never.", valueName: "when"))
    var color: ColorChoice = .auto

    func run() throws {
        try Self.talk(dialogs.script(), at: at, color: color)
    }

    static func talk(_ script: Script, at visit: Visit? = nil, color: ColorChoice = .auto) throws {
        let conversation = Conversation(script, isListening: false)
        let (session, opening) = try Session.open(conversation, visit ?? Surroundings.visit(), Keeping())
        do {
            try ChatLoop(session, color: color).run(opening)
        } catch is OutputClosed {
            // Whoever read has left, and so the talk ends.
        }
    }
}
