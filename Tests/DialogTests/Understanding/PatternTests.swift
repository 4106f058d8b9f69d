import Testing

@testable import Dialog

@Suite("What patterns understand")
struct PatternTests {
    static let files = [
        "forms", "absence", "negation", "voice", "whose", "questions", "reports", "quotations", "names", "spelling",
    ]
    static let cases = files.flatMap { Case.read($0 + ".txt") }
    static let scripts = PatternScript(cases.map(\.subject))

    @Test(arguments: cases)
    func understands(_ test: Case) {
        #expect(Self.scripts.status(test.subject, test.message) == test.expected)
    }

    @Test("an alarm keeps what is only asked or supposed, and not what is denied")
    func alarms() {
        let text = "concept me\n    i, me\nfact danger alarm\n    yes\n        hear hurt myself\n"
        let script = Script.read(dialogs: [Source(path: "test.dialog", text: text)], claims: []).script
        let understanding = Understanding(script)
        func status(_ message: String) -> Finding.Status? {
            understanding.read(message, today: Case.today).findings.first?.status
        }
        #expect(status("I hurt myself") == .stated)
        #expect(status("should I hurt myself?") == .asked)
        #expect(status("I want to hurt myself") == .supposed)
        #expect(status("I used to hurt myself") == .stated)
        #expect(status("I stopped hurting myself") == .stated)
        #expect(status("I don't want to hurt myself") == .negated)
        #expect(status("I would never hurt myself") == .negated)
    }
}
