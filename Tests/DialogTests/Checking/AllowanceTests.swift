import Testing

@testable import Dialog

/// However many questions are hard, a check ends.
@Suite("Allowance: what questions may take")
struct AllowanceTests {
    @Test("hard questions share one allowance, and what is easy costs nothing")
    func sharing() {
        var allowance = Allowance(8000, least: 10)
        #expect(allowance.next == 1000)
        for _ in 0..<1000 { allowance.spend(10) }
        #expect(allowance.next == 1000)
        var taken = 0
        for _ in 0..<1000 {
            taken += allowance.next
            allowance.spend(allowance.next)
        }
        #expect(taken <= 8000 + 1000 * 10)
        #expect(allowance.next == 10)
    }

    /// More pigeons than holes: nothing narrows it, and every question about it is as hard as the first.
    @Test("many hard questions are refused by what is counted")
    func pigeons() {
        let pigeons = 0..<9
        let holes = 0..<8
        var lines: [String] = []
        for pigeon in pigeons {
            lines += ["fact p\(pigeon)", "    ask P\(pigeon)?"] + holes.map { "    h\($0): P\(pigeon) H\($0)" }
        }
        lines.append("decide d")
        for hole in holes {
            for pigeon in pigeons {
                for other in 0..<pigeon {
                    lines.append("    clash when p\(pigeon) is h\(hole) and p\(other) is h\(hole)")
                }
            }
        }
        for pigeon in pigeons { lines.append("    clash when p\(pigeon) is unknown or unsaid") }
        lines += ["    fine otherwise", "flow start", "    topics"] + pigeons.map { "    ask p\($0)" }
        lines += [
            "    advise d", "    end E.", "advice clash", "    next C. [own]", "advice fine", "    next F. [own]",
        ]
        let source = Source(path: "pigeons.dialog", text: lines.joined(separator: "\n") + "\n")
        let (script, diagnostics) = Script.read(dialogs: [source, ToyTests.phrases], claims: [])
        let limit = 2_000_000
        let report = CheckReport(script, diagnostics, limit: limit)
        #expect(report.findings.contains { $0.isUndecided })
        // By nodes alone each of the ten questions would take as many: a node looks at every fact.
        #expect(report.nodes * (script.facts.count + 1) < 2 * limit)
    }

    @Test("where the fewest facts cannot be found within it, any are offered")
    func fallback() {
        let facts = 0..<20
        let lines =
            facts.flatMap { ["fact f\($0)", "    ask F\($0)?", "    yes: Yes", "    no: No"] } + [
                "flow start", "    topics",
            ]
            + facts.map { "    ask f\($0)" } + ["    end E."]
        let source = Source(path: "facts.dialog", text: lines.joined(separator: "\n") + "\n")
        let script = Script.read(dialogs: [source, ToyTests.phrases], claims: []).script
        // Enough for one look at all facts, and not for one after another with no fact, with one, with two.
        var prover = Prover(Conversation(script, isListening: false), limit: 6400)
        var offered = 0
        prover.cheapest(facts.map { .is(.fact($0), .value(0)) }) { _ in
            offered += 1
            return true
        }
        #expect(offered == 1)
    }
}
