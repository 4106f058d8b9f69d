import Testing

@testable import Dialog

@Suite("Whatever is typed")
struct RobustnessTests {
    static let understanding = PatternTests.scripts.understanding
    static let words = PatternTests.cases.flatMap { $0.message.split(separator: " ") }.map(String.init)

    private func check(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { bytes in
            let first = Self.understanding.read(bytes, today: Case.today, asked: 0)
            let again = Self.understanding.read(bytes, today: Case.today, asked: 0)
            #expect(first == again)
            for range in first.findings.map(\.range) + first.topics.map(\.range) + first.corrections.map(\.range) {
                #expect(range.lowerBound >= 0 && range.upperBound <= bytes.count)
            }
        }
    }

    @Test("random bytes", arguments: 0..<40)
    func randomBytes(_ seed: Int) {
        var random = SeededRandom(seed: UInt64(seed) + 1)
        check((0..<random.below(400)).map { _ in UInt8(random.below(256)) })
        // Mostly what separates and joins words.
        let signs = Array("'’-–/.,!?#&+ 019½sntdIM\n\0é😭ß".utf8)
        check((0..<random.below(400)).map { _ in signs[random.below(signs.count)] })
    }

    @Test("random words", arguments: 0..<40)
    func randomWords(_ seed: Int) {
        var random = SeededRandom(seed: UInt64(seed) + 1000)
        for _ in 0..<20 {
            check(
                Array(
                    (0..<random.below(60)).map { _ in Self.words[random.below(Self.words.count)] }.joined(
                        separator: " "
                    ).utf8))
        }
    }

    @Test("the index loses no match", arguments: 0..<40)
    func index(_ seed: Int) {
        var random = SeededRandom(seed: UInt64(seed) + 2000)
        for _ in 0..<5 {
            var message = (0..<random.below(40)).map { _ in Self.words[random.below(Self.words.count)] }.joined(
                separator: " ")
            message.withUTF8 { bytes in
                let found = Self.understanding.read(bytes, today: Case.today, asked: nil)
                let all = Self.understanding.read(bytes, today: Case.today, asked: nil, triesAll: true)
                #expect(found == all)
            }
        }
    }

    @Test("capitals throughout are no names and change nothing", arguments: 0..<40)
    func capitals(_ seed: Int) {
        let message = Self.message(seed: UInt64(seed) + 3000).lowercased()
        let lower = Self.understanding.read(message, today: Case.today)
        #expect(Self.understanding.read(message.uppercased(), today: Case.today) == lower, "\(message)")
    }

    @Test("white space changes nothing", arguments: 0..<40)
    func whiteSpace(_ seed: Int) {
        let message = Self.message(seed: UInt64(seed) + 4000)
        let spaced = " \t" + message.split(separator: " ").joined(separator: "  \t ") + "  "
        #expect(Self.heard(in: spaced) == Self.heard(in: message), "\(message)")
    }

    @Test("where why-not finds no word that begins a pattern, nothing was found", arguments: 0..<40)
    func whyNot(_ seed: Int) {
        let message = Self.message(seed: UInt64(seed) + 5000)
        let findings = Self.understanding.read(message, today: Case.today).findings
        for (index, fact) in PatternTests.scripts.script.facts.enumerated() {
            for value in fact.values.indices {
                let miss = Self.understanding.whyNot(fact: index, value: value, message, today: Case.today)
                guard let miss, miss.matched == nil else { continue }
                #expect(!findings.contains { $0.fact == index && $0.value == value }, "\(message): \(fact.name)")
            }
        }
    }

    /// Some of the words that the tests have, among them misspelt ones.
    private static func message(seed: UInt64) -> String {
        var random = SeededRandom(seed: seed)
        let words = words.filter { $0.utf8.allSatisfy { $0 < 0x80 } }
        return (0...random.below(25)).map { _ in words[random.below(words.count)] }.joined(separator: " ")
    }

    /// What is heard, wherever it stands.
    private static func heard(in message: String) -> [String] {
        understanding.read(message, today: Case.today).findings.map {
            "\($0.fact) \($0.value) \($0.status) \($0.evidence)"
        }
    }

    @Test(
        "nothing, and nearly nothing",
        arguments: [
            "", " ", "\n\n", "\0", "...", "?", "😭", "😭😭😭", "'", "''", "/", "1", "½", "-", "日本語", "א", "\u{301}",
        ])
    func nothing(_ message: String) {
        check(Array(message.utf8))
        #expect(Self.understanding.read(message, today: Case.today).findings.isEmpty)
    }

    @Test(
        "long messages of one sort, and soon", .timeLimit(.minutes(1)),
        arguments: [
            "a", "he ", "he cheated on me ", "not ", "if i ", "my friend's ", "3 weeks ago ", "x", "he and ", "😭",
            "aaaaaaaaaaq ", "'s", "he's", "since ", "abt ", "this ", "ab", "2 days ago this ",
        ])
    func long(_ part: String) {
        check(Array(String(repeating: part, count: 20_000 / part.utf8.count).utf8))
    }

    @Test("times without end, where a time is asked for", .timeLimit(.minutes(1)))
    func times() {
        let text = "fact since\n    ask When?\n    days = 0 to 6 days ago\n    weeks = 7 days ago or more\n"
        let script = Script.read(dialogs: [Source(path: "test.dialog", text: text)], claims: []).script
        let message = String(repeating: "3 days. ", count: 3000)
        let findings = Understanding(script).read(message, today: Case.today, asked: 0).findings
        #expect(!findings.isEmpty && findings.allSatisfy { $0.value == 0 && $0.isWhole == false })
    }

    @Test("concepts of concepts, each used twice", .timeLimit(.minutes(1)))
    func concepts() {
        var text = "concept a1\n    leaf\nconcept b1\n    root\n"
        for level in 2...10 {
            for name in ["a", "b"] { text += "concept \(name)\(level)\n    ~a\(level - 1), ~b\(level - 1) twig\n" }
        }
        text += "fact plant\n    yes\n        hear ~a10\nflow start\n    topics\n    end Bye.\n"
        let dialogs = [Source(path: "test.dialog", text: text), ToyTests.phrases]
        let (script, diagnostics) = Script.read(dialogs: dialogs, claims: [])
        #expect(diagnostics.allSatisfy { $0.severity != .error })
        #expect(Understanding(script).read("a leaf", today: Case.today).findings.count == 1)
    }

    @Test("a megabyte")
    func megabyte() {
        var text = String(repeating: "he cheated on me ", count: 60_000)
        let reading = text.withUTF8 { Self.understanding.read($0, today: Case.today, asked: nil) }
        #expect(!reading.findings.isEmpty && reading.findings.count < 2000)
    }

    @Test("an alarm at the end of a very long message is heard")
    func alarmAtTheEnd() {
        let text = "fact danger alarm\n    yes\n        hear hurt myself\nfact other\n    yes\n        hear cheat\n"
        let script = Script.read(dialogs: [Source(path: "test.dialog", text: text)], claims: []).script
        let message = String(repeating: "he cheated ", count: 10_000) + "and i will hurt myself"
        let reading = Understanding(script).read(message, today: Case.today)
        #expect(reading.findings.contains { $0.fact == 0 })
    }
}
