import Testing

@testable import Dialog

@Suite("Times and numbers")
struct TimeTests {
    static let understanding = Understanding(Script())

    @Test(arguments: Case.read("times.txt"))
    func finds(_ test: Case) {
        #expect(Self.first(test.subject, in: test.message).map(String.init) ?? "none" == test.expected)
    }

    private static func first(_ kind: String, in message: String) -> Int? {
        var message = message
        return message.withUTF8 { bytes in
            let utterance = understanding.analyse(bytes, today: Case.today)
            for index in utterance.tokens.indices {
                let token = utterance.tokens[index]
                switch kind {
                case "ago" where token.beginsAgo: return utterance.ago(at: index, today: Case.today)?.days
                case "duration" where token.beginsDuration: return utterance.duration(at: index)?.days
                case "number" where token.beginsNumber: return utterance.number(at: index).map { $0.value / 100 }
                default: continue
                }
            }
            return nil
        }
    }

    @Test("the range of a fact chooses its value, and the day is kept")
    func range() {
        let text = """
            fact since
                hear leave @ago
                days = 0 to 6 days ago
                weeks = 7 to 59 days ago
            fact length
                hear for @duration
                months = 0 to 364 days
                years = 365 days or more
            """
        let script = Script.read(dialogs: [Source(path: "test.dialog", text: text)], claims: []).script
        let reading = Understanding(script).read(
            "after 5 years he left 2 weeks ago, for 5 years I hoped", today: Case.today)
        #expect(reading.findings.map(\.value) == [1, 1])
        #expect(reading.findings.map(\.fact) == [0, 1])
        #expect(reading.findings.first?.day == Case.today - 14)
    }
}
