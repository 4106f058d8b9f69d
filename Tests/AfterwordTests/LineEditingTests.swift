import Testing

/// Keys, as terminals send them.
private enum Key {
    static let left = "\u{1B}[D", up = "\u{1B}[A", down = "\u{1B}[B", home = "\u{1B}[H", delete = "\u{1B}[3~"
    static let wordLeft = "\u{1B}[1;5D", f5 = "\u{1B}[15~", altX = "\u{1B}x", linuxF1 = "\u{1B}[[A"
    static let backspace = "\u{7F}", enter = "\r", tab = "\t"
}

@Suite(.serialized) struct LineEditingTests {
    private func opened(_ environment: [String: String] = [:], columns: Int = 80) throws -> PseudoTerminal {
        let terminal = PseudoTerminal(environment: environment, columns: columns)
        try terminal.expectInput("")
        return terminal
    }

    @Test func `the middle of the line can be edited`() throws {
        let terminal = try opened()
        terminal.type("it endd" + Key.left + "e")
        try terminal.expectInput("it ended")
        terminal.type(Key.wordLeft + "has ")
        try terminal.expectInput("it has ended")
        terminal.type(Key.home + Key.delete + "I")
        try terminal.expectInput("It has ended")
    }

    @Test func `arrow up brings back what was said, repetitions only once`() throws {
        let terminal = try opened()
        for line in ["first", "second", "second"] {
            terminal.type(line + Key.enter)
            try terminal.expectInput("")
        }
        terminal.type(Key.up)
        try terminal.expectInput("second")
        terminal.type(Key.up)
        try terminal.expectInput("first")
        terminal.type(Key.down + Key.down)
        try terminal.expectInput("")
    }

    @Test func `Tab completes in any case, and lists what it cannot decide`() throws {
        let terminal = try opened()
        terminal.type("/CRI" + Key.tab)
        try terminal.expectInput("/crisis")
        terminal.type("\u{15}/c" + Key.tab)
        try terminal.expectLine("/country")
        try terminal.expectInput("/c")
        terminal.type("zzz" + Key.tab + "!")
        try terminal.expectInput("/czzz!")
    }

    @Test func `a wide character is typed, passed and deleted as one`() throws {
        let terminal = try opened()
        terminal.type("漢字é😀")
        try terminal.expectInput("漢字é😀")
        terminal.type(Key.backspace)
        try terminal.expectInput("漢字é")
        terminal.type(Key.left + Key.left + Key.backspace)
        try terminal.expectInput("字é")
        #expect(terminal.display.column == 2)
    }

    @Test(arguments: [
        ["LANG": "", "LC_ALL": "C"], ["LANG": "xx_XX.nonsense"], ["LC_ALL": "POSIX", "TERM": "unheard-of"],
    ])
    func `characters beyond ASCII arrive in any locale`(environment: [String: String]) throws {
        let terminal = try opened(environment)
        terminal.type("über")
        try terminal.expectInput("über")
    }

    @Test func `bytes that are not UTF-8 become a replacement character`() throws {
        let terminal = try opened()
        terminal.type([0x61, 0xFF, 0x62, 0xE4, 0x63, 0xC0, 0x80, 0x64, 0xED, 0xA0, 0x80, 0x65])
        try terminal.expectInput("a\u{FFFD}b\u{FFFD}c\u{FFFD}\u{FFFD}d\u{FFFD}\u{FFFD}\u{FFFD}e")
    }

    @Test func `keys without a meaning leave nothing in the line`() throws {
        let terminal = try opened()
        terminal.type("a" + Key.f5 + Key.linuxF1 + Key.altX + "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\\u{1B}[?1;2c" + "b")
        try terminal.expectInput("ab")
    }

    @Test func `a paste of several lines is one message, and Tab in it completes nothing`() throws {
        let terminal = try opened()
        try terminal.expect("brackets around a paste") { $0.takesBracketedPaste }
        terminal.type("so: !" + Key.left)
        terminal.paste("first\r\n\r\n/cri\tsecond\u{1B}[31m é\n")
        try terminal.expectInput("so: first /cri second [31m é!")
    }

    @Test func `a long paste arrives whole`() throws {
        let terminal = try opened()
        try terminal.expect("brackets around a paste") { $0.takesBracketedPaste }
        terminal.paste(String(repeating: "word ", count: 200) + "end")
        try terminal.expectInput(String(repeating: "word ", count: 200) + "end")
    }

    @Test func `what is typed goes on in the next row, and in the new width after a resize`() throws {
        let terminal = try opened(columns: 20)
        terminal.type("0123456789012345678")
        try terminal.expect("two rows") { $0.text.suffix(2) == ["> 012345678901234567", "8"] }
        terminal.resize(columns: 60)
        terminal.type("9")
        try terminal.expect("one row") { $0.text.last == "> 01234567890123456789" }
    }
}
