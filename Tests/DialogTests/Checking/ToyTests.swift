import Foundation
import Testing

@testable import Dialog

/// Every rule has a toy in `Tests/Checking/Toys`, which breaks it: lines `# expect: RULE at LINE` say what is found, and
/// where, in how many messages; what no conversation can show, because of which other lines. To add one, add a file.
@Suite("Toys: one dialog for each rule")
struct ToyTests {
    static let files = Repository.files(in: "Tests/Checking/Toys", ending: ".dialog")
    /// What the engine itself says.
    static let phrases = Source(
        path: "phrases.dialog",
        text: "phrases\n" + Phrase.allCases.map { "    \($0.rawValue) Text.\n" }.joined())

    private struct Toy {
        let script: Script
        let diagnostics: [Diagnostic]
        let expected: [String]

        init(_ file: String) throws {
            let source = try Repository.source(file)
            (script, diagnostics) = Script.read(dialogs: [source, phrases], claims: [])
            expected = String(decoding: source.bytes, as: UTF8.self).split(separator: "\n")
                .filter { $0.hasPrefix("# expect: ") }.map { String($0.dropFirst("# expect: ".count)) }
        }

        func check(limit: Int = Checker.usualLimit) -> CheckReport {
            CheckReport(script, diagnostics, limit: limit, today: Day("2026-11-20"))
        }

        func line(_ place: Place) -> Int { script.sources[place.file].line(at: place.range.lowerBound) }

        func summary(_ finding: CheckReport.Finding) -> String {
            let summary = "\(finding.kind) at \(line(finding.place))\(finding.isUndecided ? " undecided" : "")"
            if let counterexample = finding.counterexample {
                let told = counterexample.items.count { if case .message = $0 { true } else { false } }
                return summary + " in \(told)"
            }
            guard !finding.isUndecided, !finding.notes.isEmpty else { return summary }
            return summary + ", because of \(finding.notes.map { "\(line($0.place))" }.joined(separator: ", "))"
        }
    }

    @Test("finds what the toy says and nothing else", arguments: files)
    func toy(file: String) throws {
        let toy = try Toy(file)
        let report = toy.check()
        #expect(report.findings.map(toy.summary).sorted() == toy.expected.sorted(), "\(report.text(toy.script))")
    }

    @Test("every rule has a toy")
    func completeness() throws {
        let names = Self.files.compactMap {
            $0.split(separator: "/").last?.split(separator: ".").first.map(String.init)
        }
        // Mistakes of the language have examples of their own, in `Tests/Diagnostics`.
        let rules = Rule.allCases.map(\.rawValue).filter {
            $0 != Rule.mistake.rawValue && $0 != Rule.walkTooLong.rawValue
        }
        #expect(Set(rules).subtracting(names) == [])
    }

    /// The rules whose findings are conversations.
    private static let shown: Set<Rule> = [
        .changingAnswer, .noEnd, .endWithoutAdvice, .missingAdvice, .brokenPromise, .alarmUnheard, .alarmLate,
        .commandUnheard, .sampleMisread, .sampleAmbiguous, .patternsAlike, .rangeGap,
    ]

    @Test("a counterexample is a transcript that replays, word for word, to what it shows", arguments: files)
    func counterexamples(file: String) throws {
        let toy = try Toy(file)
        let conversation = Conversation(toy.script)
        for finding in toy.check().findings where Self.shown.contains(finding.rule) && !finding.isUndecided {
            let counterexample = try #require(finding.counterexample, "\(finding.message)")
            let source = Source(path: "x.transcript", text: counterexample.description)
            let (transcript, mistakes) = Transcript.read(source)
            #expect(mistakes.isEmpty)
            #expect(transcript == counterexample)
            let exchanges = transcript.replay(conversation)
            let last = try #require(exchanges.last)
            // What should hold stands in the place of what holds now, so that it can hold.
            let demands = transcript.items[last.expected].compactMap { item -> String? in
                guard case .expectation(let demand) = item, !demand.isNegated else { return nil }
                return toy.script.facts.contains { $0.name == demand.name && $0.isSeveral } ? nil : demand.name
            }
            #expect(Set(demands).count == demands.count, "\(counterexample)")
            switch finding.rule {
            case .noEnd: #expect(last.reply.walk.stop == nil)
            case .endWithoutAdvice:
                #expect(last.reply.walk.advices.isEmpty)
                #expect(last.reply.walk.openFact == nil)
            case .brokenPromise:
                let promise = try #require(toy.script.promises.first { $0.place == finding.place })
                #expect(conversation.world(last.state).evaluate(promise.condition) == .yes)
                if case .advice(let advice) = promise.subject, last.reply.topic == nil {
                    #expect(
                        last.reply.walk.advices.contains { $0.advice == advice }
                            || toy.script.flows.contains { $0.name == "farewell" })
                }
            default: break
            }
        }
    }

    /// The first way takes three answers, the others one.
    static let twoWays = """
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
            ask rain
            when rain is no
                ask cold
                ask late
                when cold is no and late is no
                    advise walk
                include leave
            advise walk
            include leave
        flow leave
            end Goodbye. {cold} {late}
        advice walk
            next Take a walk. [own]
        never advise walk when rain is not unknown
        """

    @Test("of several ways to what must not be, the shortest is shown")
    func shortest() throws {
        let source = Source(path: "ways.dialog", text: Self.twoWays)
        let (script, diagnostics) = Script.read(dialogs: [source, Self.phrases], claims: [])
        let findings = CheckReport(script, diagnostics).findings
        let promise = try #require(findings.first { $0.rule == .brokenPromise })
        #expect(promise.counterexample?.description.contains("> Yes\n= rain yes\n!= advice walk\n") == true)
        #expect(findings.count { $0.rule == .brokenPromise } == 1)
        let end = try #require(findings.first { $0.rule == .endWithoutAdvice })
        #expect(end.counterexample?.items.count { if case .message = $0 { true } else { false } } == 3)
    }

    @Test("what cannot be decided within the limit fails, with a message", arguments: files)
    func limit(file: String) throws {
        let toy = try Toy(file)
        let report = toy.check(limit: 0)
        #expect(!report.isProven)
        #expect(
            report.findings.contains { $0.isUndecided && $0.message.contains("not decided within a limit of 0 tests") })
        #expect(report.text(toy.script).contains("undecided"))
    }
}
