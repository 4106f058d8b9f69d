import ArgumentParser
import Dialog

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what is understood of a message, by which words and which line of the dialogs.",
        usage: """
            afterword explain [--dialogs <dir>] [--asked <fact>] [--json] [--today <date>] [<text> ...]
            afterword explain [--dialogs <dir>] [--asked <fact>] [--today <date>] --why-not <fact> <value> [<text> ...]
            """,
        discussion: "Without TEXT, reads one message a line from standard input.")

    @OptionGroup var dialogs: DialogOptions

    @Flag(help: "Write one JSON object for each message.")
    var json = false

    @Flag(help: "Show why a message does not state a value: the nearest pattern, and the word at which it failed.")
    var whyNot = false

    @Option(
        help: ArgumentHelp(
            "The fact whose question is open; by default none is, and no 'answer' counts.", valueName: "fact"))
    var asked: String?

    @Option(
        help: ArgumentHelp("The day that 'yesterday' is the day before of; today by default.", valueName: "date"),
        transform: Day.parse)
    var today: Day?

    @Argument(help: ArgumentHelp("A message; with --why-not, a fact and a value before it.", valueName: "text"))
    var text: [String] = []

    func validate() throws {
        guard whyNot else { return }
        if json { throw ValidationError("--why-not is for people: it has no JSON.") }
        if text.count < 2 {
            throw ValidationError("--why-not takes the names of a fact and of a value before the message.")
        }
    }

    func run() throws {
        let conversation = try dialogs.load()
        let today = today ?? Surroundings.visit().day
        let value = whyNot ? try FactValue(text[0], text[1], in: conversation.script) : nil
        let asked = try asked.map { try conversation.script.fact(named: $0) }
        let words = text.dropFirst(whyNot ? 2 : 0)
        let show = { (message: String) in
            let explained = Explained(message, conversation, today: today, asked: asked)
            if json {
                try Console.line(explained.json.line)
            } else {
                let lines =
                    value.map { explained.whyNot($0, conversation, today: today, asked: asked) }
                    ?? explained.lines(conversation.explain(message, today: today))
                try Console.text((["> " + message] + lines).joined(separator: "\n") + "\n")
            }
        }
        guard words.isEmpty else { return try show(words.joined(separator: " ")) }
        var input = InputLines()
        var isFirst = true
        while let line = try input.next() {
            if !json, !isFirst { try Console.line("") }
            try show(line)
            isFirst = false
        }
    }
}

/// A value of a fact, as `--why-not` names it.
struct FactValue {
    let fact: Int
    let value: Int

    init(_ fact: String, _ value: String, in script: Script) throws(UnknownName) {
        self.fact = try script.fact(named: fact)
        self.value = try script.value(named: value, of: self.fact)
    }
}
