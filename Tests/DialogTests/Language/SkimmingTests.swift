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
        #expect(said(by: skimmed) == said(by: whole))

        let visit = Visit(day: try #require(Day("2026-11-20")), hour: hour, country: "GB")
        let (state, reply) = Conversation(skimmed, isListening: false).begin(visit)
        let (expected, opening) = Repository.conversation.begin(visit)
        #expect(state == expected)
        #expect(reply.lines == opening.lines)
    }

    /// All that an opening may say or ask, and on which conditions.
    private func said(by script: Script) -> [String] {
        func words(_ text: Text?) -> String { text.map { "\($0.segments)" } ?? "nothing" }
        func said(_ statement: Statement) -> [String] {
            switch statement.kind {
            case .say(let text): [words(text)]
            case .ask(let fact, let text): ["ask \(fact) \(words(text))"]
            case .when(let condition, let then, let otherwise):
                ["when \(condition.nodes)"] + then.flatMap(said) + ["else"] + otherwise.flatMap(said)
            case .end(let text, let again, let nod): ([text] + again + nod).map(words)
            case .include, .advise, .start, .topics: ["\(statement.kind)"]
            }
        }
        let facts = script.facts.flatMap { fact in
            ([fact.ask] + fact.again + fact.values.map(\.label)).map(words)
                + fact.values.map { "\($0.name) \($0.range as Any)" }
        }
        let decides = script.decides.flatMap(\.lines).map { "\($0.value) when \($0.condition.nodes)" }
        let advices = script.advices.flatMap(\.parts).map { "\($0.kind) \(words($0.text))" }
        let phrases = Phrase.allCases.flatMap { script.phrases[$0] ?? [] }.map(words)
        return facts + decides + script.flows.flatMap(\.body).flatMap(said) + advices + phrases
    }
}
