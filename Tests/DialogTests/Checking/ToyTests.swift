import Foundation
import Testing

@testable import Dialog

/// Every rule has a toy in `Tests/Checking/Toys`, which breaks it: lines `# expect: RULE at LINE` say what is found, and
/// where. To add one, add a file.
@Suite("Toys: one dialog for each rule")
struct ToyTests {
    static let files = Repository.files(in: "Tests/Checking/Toys", ending: ".dialog")
    /// What the engine itself says.
    static let phrases = Source(
        path: "phrases.dialog",
        text: "phrases\n" + Phrase.allCases.map { "    \($0.rawValue) Text.\n" }.joined())

    private static func read(_ file: String) throws -> (conversation: Conversation, expected: [String]) {
        let source = try Repository.source(file)
        let (script, diagnostics) = Script.read(dialogs: [source, phrases], claims: [])
        // The language refuses these already, by looks; here they are proven.
        let known = [Mistake.askedLater, .missingEnd, .missingAdvice].map(\.rawValue)
        let mistakes = diagnostics.filter { $0.severity == .error && !known.contains($0.kind) }
        #expect(mistakes.isEmpty, "\(mistakes.map { $0.text(in: script.sources) }.joined(separator: "\n"))")
        let expected = String(decoding: source.bytes, as: UTF8.self).split(separator: "\n")
            .filter { $0.hasPrefix("# expect: ") }.map { $0.dropFirst("# expect: ".count) }
            .map { $0.replacingOccurrences(of: " at ", with: " ") }
        return (Conversation(script), expected)
    }

    private static func check(_ conversation: Conversation, limit: Int = Checker.usualLimit) -> CheckReport {
        Checker(conversation, limit: limit, today: Day("2026-11-20")).check()
    }

    @Test("finds what the toy says and nothing else", arguments: files)
    func toy(file: String) throws {
        let (conversation, expected) = try Self.read(file)
        let report = Self.check(conversation)
        let found = report.findings.map { finding in
            let source = conversation.script.sources[finding.place.file]
            let line = source.line(at: finding.place.range.lowerBound)
            return "\(finding.rule.rawValue) \(line)\(finding.isUndecided ? " undecided" : "")"
        }
        #expect(found.sorted() == expected.sorted(), "\(report.text(conversation.script))")
    }

    @Test("every rule has a toy")
    func completeness() throws {
        let names = Self.files.compactMap {
            $0.split(separator: "/").last?.split(separator: ".").first.map(String.init)
        }
        // Mistakes of the language have examples of their own, in `Tests/Diagnostics`.
        let rules = Rule.allCases.map(\.rawValue).filter { $0 != Rule.mistake.rawValue && $0 != Rule.tooLong.rawValue }
        #expect(Set(rules + ["nothing", "undecided"]) == Set(names))
    }

    /// The rules whose findings are conversations.
    private static let shown: Set<Rule> = [
        .changingAnswer, .noEnd, .endWithoutAdvice, .missingAdvice, .brokenPromise, .alarmUnheard, .alarmLate,
        .commandUnheard, .sampleMisread, .sampleAmbiguous, .patternsAlike,
    ]

    @Test("a counterexample is a transcript that replays, word for word, to what it shows", arguments: files)
    func counterexamples(file: String) throws {
        let conversation = try Self.read(file).conversation
        for finding in Self.check(conversation).findings where Self.shown.contains(finding.rule) && !finding.isUndecided
        {
            let counterexample = try #require(finding.counterexample, "\(finding.message)")
            let source = Source(path: "x.transcript", text: counterexample.description)
            let (transcript, mistakes) = Transcript.read(source)
            #expect(mistakes.isEmpty)
            #expect(transcript == counterexample)
            let exchanges = transcript.replay(conversation)
            let last = try #require(exchanges.last)
            switch finding.rule {
            case .noEnd: #expect(last.reply.walk.stop == nil)
            case .endWithoutAdvice:
                #expect(last.reply.walk.advices.isEmpty)
                #expect(last.reply.walk.openFact == nil)
            case .brokenPromise:
                let world = conversation.world(last.state)
                let isBroken = conversation.script.promises.contains { promise in
                    world.evaluate(promise.condition) == .yes
                        && last.reply.walk.advices.contains { promise.subject == .advice($0.advice) }
                }
                #expect(isBroken)
            default: break
            }
        }
    }

    @Test("what cannot be decided within the limit fails, with a message", arguments: files)
    func limit(file: String) throws {
        let conversation = try Self.read(file).conversation
        let report = Self.check(conversation, limit: 0)
        #expect(!report.isProven)
        #expect(report.findings.contains { $0.isUndecided && $0.message.contains("not decided within 0 nodes") })
        #expect(report.text(conversation.script).contains("undecided"))
    }
}
