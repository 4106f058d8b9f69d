import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

private let controlC = "\u{3}", controlD = "\u{4}", controlZ = "\u{1A}"

@Suite(.serialized) struct SignalTests {
    private func opened(script: String? = nil) throws -> PseudoTerminal {
        let terminal = PseudoTerminal(script: script)
        try terminal.expectInput("")
        return terminal
    }

    @Test func `Ctrl-C clears a line with text`() throws {
        let terminal = try opened()
        terminal.type("never mind")
        try terminal.expectInput("never mind")
        terminal.type(controlC)
        try terminal.expectInput("")
        #expect(terminal.display.text.last == ">")
    }

    @Test func `what is typed right after Ctrl-C stays`() throws {
        let terminal = try opened()
        terminal.type("never mind")
        try terminal.expectInput("never mind")
        terminal.type(controlC + "this")
        try terminal.expectInput("this")
    }

    @Test func `Ctrl-C on an empty line says how to leave, and leaves the second time`() throws {
        let terminal = try opened()
        terminal.type(controlC)
        try terminal.expect("words, and a second prompt") { display in
            let prompts = display.text.indices.filter { display.text[$0] == ">" }
            return prompts.count == 2 && prompts[1] > prompts[0] + 1
        }
        terminal.type(controlC)
        #expect(try terminal.exit() == .code(0))
    }

    @Test func `Ctrl-D leaves from an empty line only`() throws {
        let terminal = try opened()
        terminal.type("ab" + controlD + "c")
        try terminal.expectInput("abc")
        terminal.type("\u{15}")
        try terminal.expectInput("")
        terminal.type(controlD)
        #expect(try terminal.exit() == .code(0))
    }

    @Test func `Ctrl-Z gives the terminal back, and fg the line`() throws {
        let terminal = try opened(script: #""$0"; echo "stopped $?"; read key; fg; echo "left $?"; read key"#)
        terminal.type("half a")
        try terminal.expectInput("half a")
        terminal.type(controlZ)
        try terminal.expectLine("stopped")
        #expect(terminal.isInUsualMode)
        terminal.type("\r")
        try terminal.expectInput("half a")
        terminal.type(" line")
        try terminal.expectInput("half a line")
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGABRT])
    func `a signal that ends the program restores the terminal first`(signal: Int32) throws {
        let terminal = try opened(script: #""$0"; echo "left $?"; read key"#)
        terminal.type("half a")
        try terminal.expectInput("half a")
        #expect(!terminal.isInUsualMode)
        terminal.signal(signal)
        try terminal.expectLine("left \(128 + signal)")
        #expect(terminal.isInUsualMode)
    }

    @Test func `the terminal is in its usual mode after leaving`() throws {
        let terminal = try opened(script: #""$0"; echo "left $?"; read key"#)
        terminal.type(controlD)
        try terminal.expectLine("left 0")
        #expect(terminal.isInUsualMode)
    }

    @Test func `stopped and continued from outside, the line is shown again`() throws {
        let terminal = try opened(script: #""$0"; echo "stopped $?"; read key; fg"#)
        terminal.type("half a")
        try terminal.expectInput("half a")
        terminal.signal(SIGSTOP)
        try terminal.expectLine("stopped")
        terminal.type("\r")
        try terminal.expectInput("half a")
        terminal.type(" line")
        try terminal.expectInput("half a line")
    }

    @Test func `hide leaves nothing to be seen or scrolled back to`() throws {
        let terminal = try opened()
        terminal.type("something private\r")
        try terminal.expectInput("")
        terminal.type("/hide\r")
        #expect(try terminal.exit() == .code(0))
        #expect(terminal.display.text.filter { !$0.isEmpty } == [])
    }
}
