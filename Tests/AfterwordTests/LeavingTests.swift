import Testing

/// Whatever is open, `/hide` and `/quit` are taken before the conversation hears anything.
@Suite(.serialized) struct LeavingTests {
    struct Place: CustomTestStringConvertible {
        var testDescription: String
        /// What was said before, and what then stands on the screen.
        var lines: [String]
        var shown: String
    }
    static let places = [
        Place(testDescription: "the first question", lines: [], shown: "What happened"),
        Place(testDescription: "with choices", lines: ["zzz", "zzz", "zzz", "zzz"], shown: "1. "),
        Place(testDescription: "no question", lines: ["just listen"], shown: "Take your time"),
        Place(testDescription: "in a crisis", lines: ["i want to die"], shown: "killing yourself?"),
        Place(
            testDescription: "in a crisis, in other words", lines: ["i want to die", "zzz"], shown: "ending your life"),
        Place(testDescription: "no question, in a crisis", lines: ["i want to die", "yes, today"], shown: "Move away"),
    ]

    private func opened(_ place: Place) throws -> PseudoTerminal {
        let terminal = PseudoTerminal()
        try terminal.expectInput("")
        for line in place.lines { terminal.type(line + "\r") }
        try terminal.expectLine(place.shown)
        try terminal.expectInput("")
        return terminal
    }

    @Test(arguments: places)
    func `quit says goodbye and ends`(place: Place) throws {
        let terminal = try opened(place)
        terminal.type("/quit\r")
        #expect(try terminal.exit() == .code(0))
        let text = terminal.display.text
        let last = try #require(text.lastIndex { $0 == "> /quit" })
        #expect(text[(last + 1)...].contains { !$0.isEmpty })
    }

    @Test(arguments: places)
    func `hide ends at once, and leaves nothing to be seen`(place: Place) throws {
        let terminal = try opened(place)
        terminal.type("/hide\r")
        #expect(try terminal.exit() == .code(0))
        #expect(terminal.display.text.filter { !$0.isEmpty } == [])
    }
}
