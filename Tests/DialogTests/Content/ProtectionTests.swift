import Testing

@testable import Dialog

/// The tests protect the dialogs: whatever is taken out of them, a transcript notices.
@Suite("The dialogs are protected")
struct ProtectionTests {
    /// Something that can be taken out, with the script that is left.
    struct Deletion: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// Whether what is heard stays the same.
        var isHeardAlike = false
        /// Whether a transcript came to what is taken out: the others hardly notice.
        let concerns: @Sendable (Played) -> Bool
        let apply: @Sendable (inout Script) -> Void
    }

    /// A transcript, and what held after one of its inputs.
    struct Played: Sendable {
        let transcript: Transcript
        /// By decide.
        let chosen: [Set<Int>]
        /// By fact.
        let held: [Cases]

        /// Nil for one that does not hold as things are: what fails anyway notices nothing.
        init?(_ transcript: Transcript) {
            let conversation = Repository.conversation
            let exchanges = transcript.replay(conversation)
            guard transcript.differences(exchanges, conversation).isEmpty else { return nil }
            let script = conversation.script
            let worlds = exchanges.map { conversation.world($0.state) }
            self.transcript = transcript
            chosen = script.decides.indices.map { decide in
                Set(worlds.compactMap { $0.possible(.decide(decide)).must.firstValue })
            }
            held = script.facts.indices.map { fact in worlds.reduce(into: []) { $0.formUnion($1.facts[fact].must) } }
        }

        func notices(_ conversation: Conversation) -> Bool {
            !transcript.differences(transcript.replay(conversation), conversation).isEmpty
        }
    }

    static let deletions: [Deletion] = decideLines + causes + alarms

    static let decideLines = Repository.shipped.decides.indices.flatMap { decide in
        Repository.shipped.decides[decide].lines.indices.map { line in
            let declared = Repository.shipped.decides[decide]
            let value = declared.lines[line].value
            return Deletion(
                testDescription: "decide \(declared.name), line \(line + 1): \(declared.values[value])",
                isHeardAlike: true,
                concerns: { $0.chosen[decide].contains(value) }, apply: { $0.decides[decide].lines.remove(at: line) })
        }
    }

    static let causes = Repository.shipped.facts.indices.filter { Repository.shipped.facts[$0].name == "cause" }
        .flatMap { fact in
            Repository.shipped.facts[fact].values.indices.map { value in
                Deletion(
                    testDescription: "cause \(Repository.shipped.facts[fact].values[value].name)",
                    concerns: { $0.held[fact].contains(.value(value)) },
                    apply: {
                        $0.facts[fact].values[value].hear = []
                        $0.facts[fact].values[value].answer = []
                        $0.facts[fact].values[value].label = nil
                    })
            }
        }

    static let alarms = Repository.shipped.facts.indices.filter { Repository.shipped.facts[$0].isAlarm }.map { fact in
        Deletion(
            testDescription: "alarm \(Repository.shipped.facts[fact].name)",
            concerns: { $0.held[fact].firstValue != nil },
            apply: { for value in $0.facts[fact].values.indices { $0.facts[fact].values[value].hear = [] } })
    }

    static let played = Repository.files(in: "Dialogs", ending: ".transcript").compactMap { path in
        (try? Transcript.read(Repository.source(path)).transcript).flatMap { Played($0) }
    }

    @Test("a transcript notices what is gone", arguments: deletions)
    func deletionIsNoticed(_ deletion: Deletion) {
        var script = Repository.shipped
        deletion.apply(&script)
        let understanding = deletion.isHeardAlike ? Repository.conversation.understanding : Understanding(script)
        let conversation = Conversation(script, understanding: understanding)
        let isNoticed =
            Self.played.contains { deletion.concerns($0) && $0.notices(conversation) }
            || Self.played.contains { !deletion.concerns($0) && $0.notices(conversation) }
        #expect(isNoticed, "no transcript fails without \(deletion.testDescription)")
    }

    @Test("there is something to take out")
    func deletionsAreFound() {
        #expect(Self.decideLines.count > 30)
        #expect(Self.causes.count == 13)
        #expect(Self.alarms.count >= 5)
    }

    /// A line of `Tests/Safety/forbidden.txt`.
    struct Forbidden: Sendable {
        var advice: String
        var world: World
    }

    static func forbidden() throws -> [(line: String, forbidden: Forbidden)] {
        let text = String(decoding: try Repository.source("Tests/Safety/forbidden.txt").bytes, as: UTF8.self)
        return try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let parts = line.split(separator: ":")
            return (String(line), Forbidden(advice: String(parts[0]), world: try world(String(parts[1]))))
        }
    }

    /// The facts and clocks of a line; all others are unknown.
    private static func world(_ list: String) throws -> World {
        let script = Repository.shipped
        let unknown = Possible(.unknown)
        var world = World(
            decides: Decides(script.decides), facts: script.facts.map { _ in unknown },
            clocks: script.clocks.map { _ in unknown })
        for pair in list.split(separator: ",") {
            let words = pair.split(separator: " ").map(String.init)
            switch try #require(script.subject(named: words[0])) {
            case .fact(let fact):
                world.facts[fact] = Possible(try #require(script.cases(ofFact: fact, named: words[1])))
            case .clock(let clock):
                let stage = try #require(script.clocks[clock].stages.firstIndex { $0.name == words[1] })
                world.clocks[clock] = Possible(.value(stage))
            case .decide: Issue.record("\(pair): name facts and clocks")
            }
        }
        return world
    }

    /// The promises that forbid what a line says.
    private static func forbidding(_ forbidden: Forbidden) -> [Int] {
        Repository.shipped.promises.indices.filter { index in
            let promise = Repository.shipped.promises[index]
            guard case .advice(let advice) = promise.subject else { return false }
            return Repository.shipped.advices[advice].name == forbidden.advice
                && forbidden.world.evaluate(promise.condition) == .yes
        }
    }

    @Test("what must never be advised is promised, and no promise can go unnoticed")
    func promisesAreNeeded() throws {
        var needed = Set<Int>()
        for (line, forbidden) in try Self.forbidden() {
            let promises = Self.forbidding(forbidden)
            #expect(!promises.isEmpty, "no promise forbids \(line)")
            if promises.count == 1 { needed.formUnion(promises) }
        }
        for (index, promise) in Repository.shipped.promises.enumerated() where !needed.contains(index) {
            Issue.record(
                "nothing fails without the promise at \(promise.place.description(in: Repository.shipped.sources))")
        }
    }
}
