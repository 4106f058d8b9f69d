import Testing

@testable import Dialog

/// What is skimmed for an opening is the whole script but for what is heard.
@Suite("Skimming")
struct SkimmingTests {
    @Test("facts, clocks and lines have the same numbers, and the opening is the same", arguments: [3, 15])
    func openingIsTheSame(hour: Int) throws {
        let whole = Repository.shipped
        let skimmed = Script.skim(dialogs: try Repository.sources(in: "Dialogs", ending: ".dialog"))
        let (lines, same) = (Outline(skimmed), Outline(whole))
        #expect(lines.advices == same.advices)
        #expect(lines.asks.keys == same.asks.keys)
        #expect(lines.ends.keys == same.ends.keys)
        #expect(skimmed.facts.map(\.name) == whole.facts.map(\.name))
        #expect(skimmed.clocks.map(\.name) == whole.clocks.map(\.name))
        #expect(skimmed.topics.map(\.name) == whole.topics.map(\.name))
        #expect(
            skimmed.facts.allSatisfy { $0.hear.isEmpty && $0.values.allSatisfy { $0.hear.isEmpty && $0.like.isEmpty } })

        let visit = Visit(day: try #require(Day("2026-11-20")), hour: hour, country: "GB")
        let (state, reply) = Conversation(skimmed, isListening: false).begin(visit)
        let (expected, opening) = Repository.conversation.begin(visit)
        #expect(state == expected)
        #expect(reply.lines == opening.lines)
    }
}
