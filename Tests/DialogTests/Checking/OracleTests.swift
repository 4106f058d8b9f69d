import Foundation
import Testing

@testable import Dialog

/// The checker and brute force find the same in generated dialogs. `ORACLE=100000 swift test --filter Oracle` tries more.
@Suite("Oracle: the checker against brute force")
struct OracleTests {
    static let rounds = ProcessInfo.processInfo.environment["ORACLE"].flatMap(Int.init) ?? 2000
    /// Tests run beside each other: each part takes its share of the seeds.
    static let parts = Array(0..<8)

    @Test("every property of every generated dialog", arguments: parts)
    func agreement(part: Int) {
        var kinds: Set<String> = []
        for seed in stride(from: part, to: Self.rounds, by: Self.parts.count) {
            let text = GeneratedDialog.text(seed: UInt64(seed))
            let (script, diagnostics) = Script.read(dialogs: [Source(path: "\(seed).dialog", text: text)], claims: [])
            // A dialog that reads what is asked later is refused; here it is what the checker has to find.
            let allowed = [
                Mistake.askedLater, .missingPhrase, .missingEnd, .missingAdvice, .unused, .neverKnown, .neverStarted,
            ]
            let unexpected = diagnostics.filter { found in !allowed.contains { $0.rawValue == found.kind } }
            if unexpected.contains(where: { $0.kind == Mistake.unreachable.rawValue }) { continue }
            guard unexpected.isEmpty else {
                Issue.record("\(unexpected.map { $0.text(in: script.sources) })\n\(text)")
                return
            }
            guard let truth = BruteForce(script, atMost: 100) else { continue }
            kinds.formUnion(truth.findings.map { String($0.prefix { $0 != " " }) })
            guard check(script, truth, seed, text) else { return }
        }
        // What is never found proves nothing.
        #expect(kinds.count >= 8, "\(kinds)")
    }

    private func check(_ script: Script, _ truth: BruteForce, _ seed: Int, _ text: String) -> Bool {
        var run = CheckRun(Conversation(script, isListening: false), limit: Checker.usualLimit)
        run.checkReaching()
        run.checkEnding()
        run.checkPromises()
        run.checkIdleness()
        for alarm in script.facts.indices where script.facts[alarm].isAlarm { run.checkBlock(alarm) }
        let statements = run.report.proven.map(\.text)
        let isSame =
            Self.findings(run.report, script) == truth.findings
            && Self.said(run) == truth.said
            && run.prover.longest(.questions, run.conversation).atMost == truth.mostQuestions
            && run.prover.longest(.lines, run.conversation).atMost == truth.mostLines
        guard isSame else {
            let found = Self.findings(run.report, script)
            Issue.record(
                """
                seed \(seed): only by the checker \(found.subtracting(truth.findings).sorted()), \
                only by brute force \(truth.findings.subtracting(found).sorted()), \
                lines \(Self.said(run).symmetricDifference(truth.said).sorted()), \
                \(truth.mostQuestions) questions, \(truth.mostLines) lines
                \(statements.joined(separator: "\n"))
                \(text)
                """)
            return false
        }
        return true
    }

    private static let compared: Set<Rule> = [
        .changingAnswer, .noEnd, .endWithoutAdvice, .missingAdvice, .unreachable, .shadowed, .brokenPromise,
        .alarmLate, .idleQuestion, .alwaysTrue, .alwaysFalse,
    ]

    private static func findings(_ report: CheckReport, _ script: Script) -> Set<String> {
        Set(
            report.findings.compactMap { finding in
                guard compared.contains(finding.rule) else { return nil }
                // Lines and flows that are never come to are compared one by one.
                if finding.message == "this line can never be reached" || finding.message.hasPrefix("no line leads")
                    || finding.message.hasPrefix("nothing gives")
                {
                    return nil
                }
                // What is said before an alarm's block has a toy.
                if finding.message.contains("this can be said before") { return nil }
                if finding.rule == .changingAnswer { return finding.rule.rawValue }
                let source = script.sources[finding.place.file]
                return "\(finding.rule.rawValue) \(source.line(at: finding.place.range.lowerBound))"
            })
    }

    private static func said(_ run: CheckRun) -> Set<LineID> {
        Set(
            run.prover.guards.lines.compactMap { line in
                guard case .say = line.statement.kind, run.isAlive(line.node) == true else { return nil }
                return line.statement.id
            })
    }
}
