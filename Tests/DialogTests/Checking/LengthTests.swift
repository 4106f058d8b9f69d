import Testing

@testable import Dialog

/// What the report says of the longest conversation and the longest reply is what its conversations show.
@Suite("The longest conversation and the longest reply")
struct LengthTests {
    /// Where it snows, two more questions are asked. But no sample says so.
    static func dialog(sample: String) -> String {
        """
        fact snow
            yes
                hear it snow
                \(sample)
        fact rain
            ask Does it rain?
            yes: Yes
            no: No
        fact cold
            ask Is it cold?
            yes: Yes
            no: No
        fact late
            ask Is it late?
            yes: Yes
            no: No
        flow start
            topics
            ask rain
            when snow is yes
                ask cold
                ask late
            advise walk
            end Goodbye. {cold} {late}
        advice walk
            next Take a walk. [own]
        """
    }

    private static func statements(_ script: Script) -> [CheckReport.Statement] {
        var run = CheckRun(Conversation(script), limit: Checker.usualLimit)
        run.checkLength()
        return run.report.proven
    }

    /// How many questions are put in a conversation that its last walk passes, and how many lines its last reply has.
    private static func measure(_ transcript: Transcript, _ script: Script) -> (questions: Int, lines: Int) {
        let conversation = Conversation(script)
        let steps = transcript.replay(conversation)
        guard let last = steps.last else { return (0, 0) }
        let passed = Prover(conversation, limit: Checker.usualLimit).asked(in: conversation.world(last.state))
        let lines = last.reply.lines.count { if case .choice = $0.kind { false } else { true } }
        return (passed.intersection(steps.compactMap(\.reply.walk.openFact)).count, lines)
    }

    @Test(
        "the longest conversation is shown where it can be told, else the longest that was told beside what is proven")
    func questions() throws {
        for (sample, says, count) in [
            ("like \"it snows\"", "the longest way through the dialog has 3 questions", 3),
            ("", "no way through the dialog has more than 3 questions; the longest that was found has 1", 1),
        ] {
            let source = Source(path: "snow.dialog", text: Self.dialog(sample: sample))
            let script = Script.read(dialogs: [source, ToyTests.phrases], claims: []).script
            let found = try #require(Self.statements(script).first)
            #expect(found.text == says)
            #expect(try Self.measure(#require(found.example), script).questions == count)
        }
    }

    @Test("of the shipped dialogs both are shown by conversations")
    func shipped() throws {
        let script = Repository.shipped
        let (asking, replying) = try #require(Self.statements(script).two)
        func last(_ text: String) -> Int? { text.split { !$0.isNumber }.last.flatMap { Int($0) } }
        let (longest, reply) = try (#require(asking.example), #require(replying.example))
        #expect(Self.measure(longest, script).questions == last(asking.text))
        #expect(Self.measure(reply, script).lines == last(replying.text))
    }
}

extension Array {
    fileprivate var two: (Element, Element)? { count == 2 ? (self[0], self[1]) : nil }
}
