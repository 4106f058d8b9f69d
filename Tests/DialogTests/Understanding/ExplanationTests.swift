import Testing

@testable import Dialog

@Suite("Explaining what was understood")
struct ExplanationTests {
    static let script = Case.script("answers.dialog")
    static let understanding = Understanding(script)

    @Test("each word is shown as it was read, with what denies it")
    func words() {
        let words = Self.understanding.explain("he didnt leeave me", today: Case.today)
        #expect(words.map(\.readAs) == ["he", "did", "not", "leave", "me"])
        #expect(words[3].negatedBy == 2)
        #expect(words[3].range == 9..<15)
        #expect(words[1].range == words[2].range)
    }

    private func miss(_ fact: String, _ value: String, _ message: String) -> NearMiss? {
        guard let fact = Self.script.facts.firstIndex(where: { $0.name == fact }),
            let value = Self.script.facts[fact].values.firstIndex(where: { $0.name == value })
        else { return nil }
        return Self.understanding.whyNot(fact: fact, value: value, message, today: Case.today)
    }

    @Test("the nearest pattern that failed says which word it wanted, and where")
    func wanted() {
        let miss = miss("who", "them", "he left the house")
        #expect(miss?.reason == .wanted("~me"))
        #expect(miss?.matched == 0..<7)
        #expect(miss?.failedAt == 8..<11)
    }

    @Test("what must not follow is named")
    func unwanted() {
        let miss = miss("who", "them", "he left me in peace")
        #expect(miss?.reason == .unwanted)
        #expect(miss?.matched == 0..<10)
        #expect(miss?.failedAt == 11..<13)
    }

    @Test("what must not stand before it is named, and what stands in a longer sentence")
    func refused() {
        let text =
            "fact work\n    lost\n        hear !kitchen job lost\nfact length\n    long\n        hear @duration\n"
        let script = Script.read(dialogs: [Source(path: "test.dialog", text: text)], claims: []).script
        func reason(_ fact: Int, _ message: String) -> NearMiss.Reason? {
            Understanding(script).whyNot(fact: fact, value: 0, message, today: Case.today)?.reason
        }
        #expect(reason(0, "kitchen job lost") == .preceded)
        #expect(reason(0, "job lost") == nil)
        #expect(reason(1, "i waited 8 years for him") == .notAlone)
        #expect(reason(1, "8 years.") == nil)
    }

    @Test("what is ruled out says why")
    func ruledOut() {
        #expect(miss("who", "them", "he never left me")?.reason == .ruledOut(.negated))
        #expect(miss("who", "them", "did he leave me?")?.reason == .ruledOut(.asked))
        #expect(miss("who", "them", "he left me") == nil)
    }

    @Test("what is ruled out names the word that does it")
    func cause() {
        let message = "he never left me"
        let finding = Self.understanding.read(message, today: Case.today).findings.first { $0.status == .negated }
        #expect(finding?.ruledOutBy == 3..<8)
    }
}
