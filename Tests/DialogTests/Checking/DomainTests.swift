import Testing

@testable import Dialog

/// Whatever a conversation comes to lies in D: what is proven there holds in the chat.
///
/// Conversations are made up from seeds: samples in any order, answers, commands, and visits on other days.
@Suite("The domain holds all that conversations come to")
struct DomainTests {
    @Test("in the toys", arguments: ToyTests.files)
    func toys(file: String) throws {
        let (script, diagnostics) = Script.read(dialogs: [try Repository.source(file), ToyTests.phrases], claims: [])
        // With mistakes nothing is proven, but with those that leave the walk whole.
        guard diagnostics.allSatisfy({ $0.severity != .error }) else { return }
        for seed in 0..<20 { #expect(Self.stray(script, seed: seed) == nil) }
    }

    @Test("in the shipped dialogs")
    func shipped() {
        for seed in 0..<6 { #expect(Self.stray(Repository.shipped, seed: seed) == nil) }
    }

    @Test("in generated dialogs", arguments: OracleTests.parts)
    func generated(part: Int) {
        for seed in stride(from: part, to: OracleTests.rounds, by: OracleTests.parts.count) {
            let text = GeneratedDialog.text(seed: UInt64(seed))
            let source = Source(path: "\(seed).dialog", text: text)
            let script = Script.read(dialogs: [source, ToyTests.phrases], claims: []).script
            if let stray = Self.stray(script, seed: seed) {
                Issue.record("\(stray)\n\(text)")
                return
            }
        }
    }

    /// What a made-up conversation came to that is not in D, with what was typed; nil where all of it is.
    private static func stray(_ script: Script, seed: Int) -> String? {
        let conversation = Conversation(script)
        let domain = Domain(script, Guards(script), conversation.outline)
        var random = SeededRandom(seed: UInt64(seed))
        var day = 20_000
        var typed: [String] = []
        var (state, reply) = conversation.begin(Visit(day: Day(day), hour: 15, country: "US"))
        for _ in 0..<30 {
            if random.below(8) == 0 {
                day += 1 + random.below(40)
                typed.append("@ \(Day(day))")
                (state, reply) = conversation.step(state, .visit(Visit(day: Day(day), hour: 15, country: "US")))
            } else {
                let message = message(script, open: reply.walk.openFact, &random)
                typed.append("> \(message)")
                (state, reply) = conversation.step(state, .message(message))
            }
            let world = conversation.world(state)
            for (fact, known) in world.facts.enumerated() where !known.must.subtracting(domain.facts[fact]).isEmpty {
                return "\(script.facts[fact].name): \(known.must)\n\(typed.joined(separator: "\n"))"
            }
            for (clock, known) in world.clocks.enumerated() where !known.must.subtracting(domain.clocks[clock]).isEmpty
            {
                return "\(script.clocks[clock].name): \(known.must)\n\(typed.joined(separator: "\n"))"
            }
            if let broken = domain.constraints.first(where: { world.evaluate($0) != .yes }) {
                return "\(broken)\n\(typed.joined(separator: "\n"))"
            }
        }
        return nil
    }

    /// An answer to the open question as often as anything else.
    private static func message(_ script: Script, open: Int?, _ random: inout SeededRandom) -> String {
        let fact = open.flatMap { random.below(2) == 0 ? $0 : nil } ?? random.below(script.facts.count)
        guard script.facts.indices.contains(fact), !script.facts[fact].values.isEmpty else { return "/skip" }
        let values = script.facts[fact].values
        let value = values[random.below(values.count)]
        switch random.below(10) {
        case 0: return "/skip"
        case 1: return "/back"
        case 2: return value.unlike.isEmpty ? "no" : value.unlike[random.below(value.unlike.count)].text
        case 3: return "no, \(value.name)"
        case 4...6 where fact == open: return value.name
        default: return value.like.isEmpty ? value.name : value.like[random.below(value.like.count)].text
        }
    }
}
