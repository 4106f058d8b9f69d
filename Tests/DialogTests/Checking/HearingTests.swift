import Testing

@testable import Dialog

/// That alarms are heard everywhere: what the check leaves out because it cannot differ, and what it must not leave out.
@Suite("Alarms are heard everywhere")
struct HearingTests {
    @Test("what is found of an alarm is the same whatever question is open")
    func oneReading() throws {
        let script = Repository.shipped
        let understanding = try #require(Repository.conversation.understanding)
        let day = try #require(Day("2026-01-05"))
        let samples = script.facts.filter(\.isAlarm).flatMap { $0.values.flatMap { $0.like + $0.unlike } }
        #expect(!samples.isEmpty)
        // Nothing asks for an alarm.
        let questions = script.facts.indices.filter { !script.facts[$0].isAlarm }
        for (index, sample) in samples.enumerated() {
            func alarms(asked: Int?) -> [Finding] {
                let findings = understanding.read(sample.text, today: day, asked: asked).findings
                return findings.filter { script.facts[$0.fact].isAlarm }
            }
            // With so many samples, every question has its turn.
            #expect(alarms(asked: questions[index % questions.count]) == alarms(asked: nil), "\(sample.text)")
        }
    }

    /// At the first question the walk stops before it comes to the alarm's block; at the second it does not.
    static let deaf = """
        fact fire alarm
            yes
                hear fire
                like "fire"
        fact rain
            ask Does it rain?
            yes: Yes
            no: No
        fact cold
            ask Is it cold?
            yes: Yes
            no: No
        flow start
            ask rain
            when fire is yes
                end Leave the house.
            topics
            ask cold
            end Goodbye.
        """

    @Test("each question is tried as it is first put, after misses, and narrowed")
    func variants() throws {
        let source = Source(path: "deaf.dialog", text: Self.deaf)
        let (script, _) = Script.read(dialogs: [source, ToyTests.phrases], claims: [])
        var run = CheckRun(Conversation(script), limit: Checker.usualLimit)
        run.checkReaching()
        let paths = run.findStops().filter { $0.path.reply.walk.openFact != nil }.map { run.variants(of: $0.path) }
        // In a danger, and before the topics, a second miss passes the question by.
        #expect(paths.map { $0.map(\.state.memory.misses) } == [[0, 1, 0], [0, 1, 2, 0]])
        #expect(paths.allSatisfy { $0.last?.state.memory.choices == [0, 1] })
    }

    @Test("one question at which an alarm is not answered is found, with the conversation that leads there")
    func deafQuestion() throws {
        let source = Source(path: "deaf.dialog", text: Self.deaf)
        let (script, _) = Script.read(dialogs: [source, ToyTests.phrases], claims: [])
        let conversation = Conversation(script)
        let sample = script.facts[0].values[0].like[0].place
        let found = Checker(conversation).check().findings
        let finding = try #require(found.first { $0.rule == .alarmLate && $0.place == sample })
        let last = try #require(finding.counterexample?.replay(conversation).last)
        #expect(last.state.memory.facts[0]?.cases == .value(0))
        #expect(last.reply.walk.openFact == 1)
    }
}
