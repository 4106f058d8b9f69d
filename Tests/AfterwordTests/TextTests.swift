import Testing

@testable import afterword

@Suite struct TextTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
        ("ｆｕｌｌ", 8), ("ﾊﾝｶｸ", 4), ("😀", 2), ("👩‍👩‍👧", 2), ("👍🏽", 2), ("🇮🇪", 2), ("1️⃣", 2), ("❤️", 2), ("❤", 1),
        ("⌚︎", 1), ("x\u{200B}y", 2), ("नमस्ते", 4), ("\u{FFFD}", 1),
    ])
    func `width is counted in columns`(text: String, columns: Int) {
        #expect(text.displayWidth == columns)
    }

    @Test(arguments: [
        ("plain é 漢 👩‍👩‍👧", "plain é 漢 👩‍👩‍👧"), ("one\r\ntwo\tthree\u{2028}four", "one two three four"),
        ("\u{1B}[2J\u{7}\u{0}\u{7F}", "\u{FFFD}[2J\u{FFFD}\u{FFFD}\u{FFFD}"), ("\u{9B}2J", "\u{FFFD}2J"),
        ("a\u{202E}b\u{2066}c\u{2069}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}"),
    ])
    func `nothing that steers a terminal is left`(text: String, clean: String) {
        #expect(text.sanitised == clean)
    }

    @Test(arguments: [
        ("no message today", 20, ["no message today"]),
        ("no message to them today", 12, ["no message", "to them", "today"]),
        ("1. They were unfaithful", 14, ["1. They were", "   unfaithful"]),
        ("  - one two", 8, ["  - one", "    two"]),
        ("Next: write it to me", 14, ["Next: write it", "      to me"]),
        ("I know: it ended", 9, ["I know:", "it ended"]),
        ("  /hide   clears the screen", 20, ["  /hide clears the", "  screen"]),
        ("see afterword.example/a", 10, ["see afterw", "ord.exampl", "e/a"]),
        ("漢字漢字 e漢", 5, ["漢字", "漢字", "e漢"]),
        ("漢", 1, ["漢"]),
        ("1. a b", 2, ["1.", "a", "b"]),
    ])
    func `lines fold at words and hang below their mark`(text: String, width: Int, lines: [String]) {
        #expect(wrapped(text, width: width) == lines)
    }

    @Test func `a line that fits stays as it is`() {
        #expect(wrapped("  /hide     clears", width: 18) == ["  /hide     clears"])
    }

    @Test(
        arguments: [
            (ColorChoice.auto, true, nil, "xterm", true), (.auto, true, "", "xterm", true),
            (.auto, true, "1", "xterm", false), (.auto, true, nil, "dumb", false), (.auto, true, nil, nil, false),
            (.auto, false, nil, "xterm", false),
            (.always, false, "1", "dumb", true), (.never, true, nil, "xterm", false),
        ] as [(ColorChoice, Bool, String?, String?, Bool)])
    func `colour is for terminals that can and people who want`(
        choice: ColorChoice, inTerminal: Bool, noColor: String?, term: String?, expected: Bool
    ) {
        #expect(choice.colors(inTerminal: inTerminal, noColor: noColor, term: term) == expected)
    }

    @Test(arguments: [
        ("/x", Completion.none), ("/CRI", .replaced("/crisis")), ("/crisis", .none),
        ("/C", .choices(["/crisis", "/country"])),
        ("t", .replaced("They l")), ("They l", .choices(["They lied", "They left"])),
        ("", .choices(["/crisis", "/country", "They lied", "They left"])),
    ])
    func `Tab goes as far as the candidates agree`(line: String, expected: Completion) {
        #expect(
            Completion(of: line, among: ["/crisis", "/country", "They lied", "They left", "They left"]) == expected)
    }
}
