import Testing

@testable import Dialog

@Suite("Answers to the open question")
struct AnswerTests {
    static let script = Case.script("answers.dialog")
    static let understanding = Understanding(script)

    @Test(arguments: Case.read("answers.txt"))
    func answers(_ test: Case) throws {
        let fact = try #require(Self.script.facts.firstIndex { $0.name == test.subject })
        let reading = Self.understanding.read(test.message, today: Case.today, asked: fact)
        let stated = reading.findings.filter { $0.fact == fact && $0.status == .stated }
        let most = stated.map(\.evidence).max()
        let values = Set(stated.filter { $0.evidence == most }.map { Self.script.facts[fact].values[$0.value].name })
        #expect(values == (test.expected == "none" ? [] : [test.expected]))
    }

    @Test("an answer counts only where its question is open")
    func onlyAsked() {
        for message in ["me", "both", "3 weeks", "yes", "Both of us"] {
            #expect(Self.understanding.read(message, today: Case.today).findings.isEmpty)
        }
    }

    @Test(
        "a number alone is a choice",
        arguments: [
            ("2", 2), ("2.", 2), ("the second", 2), ("second one", 2), ("number 3", 3), ("#4", 4), ("(1)", 1), ("0", 0),
        ])
    func choice(_ message: String, _ choice: Int) {
        #expect(Self.understanding.read(message, today: Case.today).choice == choice)
    }

    @Test("a number within words is none", arguments: ["2 weeks", "we have 2 kids", "two of us", ""])
    func noChoice(_ message: String) {
        #expect(Self.understanding.read(message, today: Case.today).choice == nil)
    }

    @Test(
        "a message that says no more than ok",
        arguments: [
            ("ok", true), ("hm, no", true), ("yeah of course lol", true), ("", true), ("😢", true),
            ("ok he left", false),
            ("no contact", false),
        ])
    func nod(_ message: String, _ isNod: Bool) {
        #expect(Self.understanding.read(message, today: Case.today).isNod == isNod)
    }

    @Test(
        "words of correction",
        arguments: [
            ("no wait, it was me", true), ("i mean he left", true), ("Actually, I left", true), ("he is mean", false),
            ("no", false),
        ])
    func correction(_ message: String, _ isCorrection: Bool) {
        #expect(Self.understanding.read(message, today: Case.today).isCorrection == isCorrection)
    }

    @Test(
        "leaving a question out",
        arguments: [
            ("skip", true), ("I'd rather not say", true), ("next question please", true), ("he skipped town", false),
        ])
    func declined(_ message: String, _ isDeclined: Bool) {
        #expect(Self.understanding.read(message, today: Case.today).isDeclined == isDeclined)
    }
}
