import Testing

@testable import Dialog

@Suite("Reading files")
struct ReadingFiles {
    static let text = """
        fact here
            ask Are you
                here?
            yes
            no  # a comment
        flow start
            ask here
            when here is yes
                say Good,
                    then.
            end Come back.
        """

    @Test("line ends of Windows and a byte order mark change nothing")
    func lineEnds() {
        let other = "\u{FEFF}" + Self.text.split(separator: "\n").joined(separator: "  \r\n") + "\r\n"
        let (plain, found) = readDialog(Self.text)
        let (marked, foundAgain) = readDialog(other)
        #expect(found == [] && foundAgain == [])
        #expect(plain.flows[0].body.count == marked.flows[0].body.count)
        #expect(plain.facts[0].ask?.segments == marked.facts[0].ask?.segments)
        #expect(marked.sources[0].position(at: marked.facts[0].place.range.lowerBound).description == "1:6")
    }

    @Test("what only looks like a space is one")
    func whiteSpace() {
        let (plain, _) = readDialog(Self.text)
        let (spaced, found) = readDialog(
            Self.text.replacing("  # a comment", with: "").replacing("    ", with: "\u{A0} \u{A0} ")
                .replacing("ask ", with: "ask\u{3000}"))
        #expect(found == [])
        #expect(spaced.facts[0].ask?.segments == plain.facts[0].ask?.segments)
        #expect(spaced.flows[0].body.count == plain.flows[0].body.count)
    }

    @Test("what reading blanks stays in the source")
    func blanked() {
        let text = "flow start\n    say He\u{1B}llo.\u{A0}\n    end Bye.\n"
        let (script, diagnostics) = Script.read(dialogs: [Source(path: "a.dialog", text: text)], claims: [])
        #expect(diagnostics.map(\.kind).contains(Mistake.controlCharacter.rawValue))
        #expect(String(decoding: script.sources[0].bytes, as: UTF8.self) == text)
    }

    @Test("a file in UTF-16 is one finding")
    func utf16() {
        let bytes: [UInt8] = [0xFF, 0xFE] + Self.text.utf8.flatMap { [$0, 0] }
        let phrases = Phrase.allCases.map { "    \($0.rawValue) Text.\n" }.joined()
        let sources = [
            Source(path: "a.dialog", bytes: bytes), Source(path: "phrases.dialog", text: "phrases\n" + phrases),
        ]
        let (script, diagnostics) = Script.read(dialogs: sources, claims: [])
        #expect(diagnostics.map(\.kind) == [Mistake.invalidUTF8.rawValue])
        #expect(diagnostics.first?.text(in: script.sources).hasPrefix("a.dialog:1:1: error: UTF-16") == true)
    }

    @Test("a file that is no text is one finding", arguments: ["a.dialog", "a.claims"])
    func binary(path: String) {
        let file = Source(path: path, bytes: (0...999).map { UInt8($0 * 7 & 0xFF) })
        let start = Source(path: "start.dialog", text: "flow start\n    say Hello. [book/letter]\n")
        let isDialog = path.hasSuffix(".dialog")
        let (script, found) = Script.read(dialogs: isDialog ? [file] : [start], claims: isDialog ? [] : [file])
        #expect(
            found.map { $0.text(in: script.sources).prefix { $0 != "\n" } } == [
                "\(path):1:1: error: no text in UTF-8; save the file with that encoding [invalid-utf8]"
            ])
    }

    @Test("one empty file has no start, and that is all")
    func empty() {
        let (_, found) = Script.read(
            dialogs: [
                Source(path: "a.dialog", text: ""),
                Source(
                    path: "p.dialog", text: "phrases\n" + Phrase.allCases.map { "    \($0.rawValue) Text.\n" }.joined()),
            ], claims: [])
        #expect(found.map(\.kind) == ["missing-start"])
    }

    @Test("a mistake is not followed by others that come of it")
    func consequences() {
        let (_, found) = readDialog(
            """
            fact here
            topic letter
                asks letter?
                ask here
            flow start
                topics
                when here is yes
                    end Good.
                else:
                    end Come back.
            advice wait
                say Wait. [own]
            """)
        #expect(
            found == [
                "1:1 missing-lines", "3:16 unexpected-character", "4:5 not-in-topic", "7:18 unknown-value",
                "9:5 unknown-line", "12:5 misplaced-line",
            ])
    }

    @Test(
        "one mistake is one finding",
        arguments: [
            ("when a is well, badly\n    fine otherwise", "5:19 unknown-value"),
            ("when a is not so well\n    fine otherwise", "5:23 unknown-value"),
            ("otherwsie", "5:9 bad-condition"),
            ("otherwise\nfact c\n    - yes: Yes", "7:5 bad-name"),
            ("otherwise\nfact c\n    yes\n        implies a is goood", "8:22 unknown-value"),
            ("otherwise\nflow other\n    when a is good then say Yes.", "7:20 bad-condition"),
            ("otherwise\nfact c\n    yes\n        hear yes\n      no: No", "9:7 bad-indentation"),
            ("otherwise\nfact c\n    aks C?\n    yes\nflow other\n    ask c", "7:5 unknown-line"),
            ("otherwise\nflow other\n    advise Go home.", "7:12 unknown-advice"),
            ("otherwise\nconcept c it, him", "6:11 unexpected-text"),
            ("otherwise\nflow other\n    topics\n    include other", "8:13 cycle"),
            ("otherwise\nflow other\n    advise a\nadvice a\n    next Stay. [own]", "7:12 ambiguous-name"),
        ])
    func once(line: String, finding: String) {
        let (_, found) = readDialog("fact a\n    good\n        hear good\ndecide b\n    bad \(line)\n")
        #expect(found == [finding])
    }

    @Test("what others come of is told before them, wherever it stands")
    func causes() {
        let (_, found) = readDialog(
            """
            decide mood
                bad when here is no
                good otherwise
            flow start
                ask here
                advise mood
                end Come back.
            fact here
                ask Are you here?
                    no: No
                yes: Yes
            advice good
                next Stay. [own]
            advice good
                next Go. [own]
            """)
        #expect(found == ["10:9 swallowed-line", "14:8 repeated-name", "2:22 unknown-value", "6:12 missing-advice"])
    }

    @Test("of values with one name a message lists one")
    func values() {
        let (script, found) = Script.read(
            dialogs: [
                Source(
                    path: "a.dialog",
                    text: """
                        fact a
                            ask A?
                            well
                            well
                            badly
                        flow start
                            ask a
                            when a is so-so
                                say A.
                            end Bye.
                        """)
            ], claims: [])
        let messages = found.map { $0.text(in: script.sources) }
        #expect(messages.contains { $0.contains("no value 'so-so' of 'a' (there is well and badly)") })
    }

    @Test("the order in which files come does not matter, and names are known in all of them")
    func order() {
        let sources = [
            Source(path: "a.dialog", text: "flow other\n    end Bye.\n\nflow start\n    ask b\n    include other\n"),
            Source(path: "b.dialog", text: "fact b\n    ask B?\n    yes\n"),
            Source(path: "c/d.dialog", text: "flow farewell\n    when b is yes\n        say Good.\n"),
        ]
        let first = Script.read(dialogs: sources, claims: [])
        let second = Script.read(dialogs: sources.reversed(), claims: [])
        #expect(contents(of: first.script) == contents(of: second.script))
        #expect(first.diagnostics == second.diagnostics)
        #expect(first.script.sources.map(\.path) == ["a.dialog", "b.dialog", "c/d.dialog"])
        #expect(first.script.flows[first.script.start].name == "start")
        #expect(first.diagnostics.map(\.kind) == ["missing-phrase"])
    }

    @Test("a folder without dialogs is a finding without a place")
    func noDialogs() {
        let (script, diagnostics) = Script.read(dialogs: [], claims: [Source(path: "a.claims", text: "b: C.\n")])
        #expect(
            diagnostics.map { $0.text(in: script.sources) } == [
                "error: there is no file that ends in '.dialog' [no-dialogs]"
            ])
    }

    @Test("a thousand findings are enough")
    func tooManyFindings() {
        let (_, diagnostics) = Script.read(
            dialogs: [Source(path: "x.dialog", text: String(repeating: "nonsense\n", count: 5000))], claims: [])
        #expect(diagnostics.count == Findings.limit + 1)
        #expect(diagnostics.filter { $0.kind == Mistake.tooManyFindings.rawValue }.count == 1)
    }

    @Test(
        "what nobody would write ends in findings, not in a trap, and soon", .timeLimit(.minutes(1)),
        arguments: Nonsense.all)
    func nonsense(_ nonsense: Nonsense) {
        let source = Source(path: "x.dialog", text: nonsense.text)
        let (script, diagnostics) = Script.read(dialogs: [source], claims: [source])
        #expect(!diagnostics.isEmpty)
        for diagnostic in diagnostics.prefix(20) { #expect(!diagnostic.text(in: script.sources).isEmpty) }
    }
}

struct Nonsense: CustomTestStringConvertible {
    let testDescription: String
    let text: String

    init(_ name: String, _ text: String) {
        testDescription = name
        self.text = text
    }

    static func many(_ count: Int, _ text: (Int) -> String) -> String { (0..<count).map(text).joined() }

    static let all = [
        Nonsense("nothing", ""),
        Nonsense("a line end", "\n"),
        Nonsense("a NUL", "\u{0}"),
        Nonsense("half a fact", "fact"),
        Nonsense("all attributes", "fact x alarm several given country given hour each"),
        Nonsense("a promise of nothing", "never +"),
        Nonsense("a day beyond counting", "clock c\n    a from day 99999999999999999999"),
        Nonsense(
            "years beyond counting",
            "fact x\n    a = 99999999999999999999 to 3 years ago\n    b = 999999 years or more\n"),
        Nonsense("parentheses in a pattern", "concept x\n    " + many(100_000) { _ in "(" }),
        Nonsense("parentheses in a condition", "flow start\n    when " + many(100_000) { _ in "(" }),
        Nonsense("a long condition", "decide d\n    a when " + many(20_000) { _ in "x is y and " }),
        Nonsense("ever deeper", "flow start\n" + many(300) { String(repeating: " ", count: $0 + 1) + "when x is y\n" }),
        Nonsense(
            "ever less deep", "flow start\n" + many(300) { String(repeating: " ", count: 300 - $0) + "when x is y\n" }),
        Nonsense("a long line of braces", "flow start\n    say " + many(50_000) { _ in "{a}[b] " }),
        Nonsense("a long line of words", "flow start\n    say " + many(200_000) { _ in "word " }),
        Nonsense("many values", "fact x\n" + many(3000) { "    v\($0): l\n" }),
        Nonsense(
            "many facts that nobody tells",
            many(30_000) { "fact f\($0)\n    yes\n" } + "flow start\n"
                + many(30_000) { "    when f\($0) is yes\n        say A.\n" }),
        Nonsense(
            "one sample over and over",
            "fact x\n    yes\n" + many(30_000) { _ in "        like \"a\"\n        unlike \"a\"\n" }),
        Nonsense("a long ring of flows", many(3000) { "flow f\($0)\n    include f\(($0 + 1) % 3000)\n" }),
        Nonsense(
            "a long chain of decides", many(3000) { "decide d\($0)\n    a when d\($0 + 1) is a\n    b otherwise\n" }),
        Nonsense("concepts that double", many(3000) { "concept c\($0)\n    ~c\($0 + 1), ~c\($0 + 1)\n" }),
        Nonsense("a start that includes itself", "flow start\n    include start\n"),
        Nonsense(
            "flows that double",
            "flow start\n    include f0\n"
                + many(300) { "flow f\($0)\n    include f\($0 + 1)\n    include f\($0 + 1)\n" }),
    ]
}
