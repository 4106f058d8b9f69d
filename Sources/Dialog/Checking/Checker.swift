/// Proves a dialog, or finds what is wrong with it.
///
/// ```
/// let report = Checker(Conversation(script), today: Day("2026-11-20")).check()
/// print(report.text(script))
/// ```
/// The script has no errors. How it works is told in `Documentation/checking.md`.
public struct Checker: Sendable {
    private let conversation: Conversation
    private let limit: Int
    private let today: Day?

    /// How many tests of conditions hard questions may take together, unless told otherwise.
    public static let usualLimit = 600_000_000

    /// `limit`: how many tests of conditions hard questions may take together; what is then still open is reported as
    /// undecided.
    /// `today`: the day by which what is marked as reviewed has to be so anew; nil leaves that.
    public init(_ conversation: Conversation, limit: Int = Checker.usualLimit, today: Day? = nil) {
        self.conversation = conversation
        self.limit = limit
        self.today = today
    }

    /// Checks everything. Pure: the same dialog gives the same report.
    public func check() -> CheckReport {
        var run = CheckRun(conversation.remembering(), limit: limit)
        run.checkReaching()
        run.checkRanges()
        run.checkNamings()
        run.checkEnding()
        run.checkPromises()
        run.checkAlarms()
        run.checkSamples()
        run.checkRivals()
        run.checkIdleness()
        run.checkPatterns()
        if let today { run.checkReviews(today) }
        run.report.findings.removeAll(where: \.isConsequence)
        run.report.nodes = run.prover.nodes
        run.report.sort()
        return run.report
    }
}

/// A check on its way: what the properties share. Each has a file of its own, with an extension.
struct CheckRun {
    let conversation: Conversation
    let telling: Telling
    var prover: Prover
    /// The facts that some line asks.
    private let asked: Set<Int>
    var report = CheckReport()
    /// By node of the guards: whether it holds anywhere in D. Nil where it is undecided.
    let isAlive: [Bool?]
    /// Where an 'advise' is reached without an advice for what it names.
    var unadvised: [Condition] = []
    /// The steps that conversations may be looked for with.
    var tellings = Allowance(8 * CheckRun.mostSteps, least: CheckRun.mostSteps / 20)
    /// Made when it is needed.
    var visitsApart: Twins?

    var script: Script { conversation.script }

    init(_ conversation: Conversation, limit: Int) {
        self.conversation = conversation
        telling = Telling(conversation: conversation, today: CheckRun.firstDay)
        var prover = Prover(conversation, limit: limit)
        isAlive = prover.alive()
        self.prover = prover
        asked = Set(
            prover.guards.lines.compactMap { if case .ask(let fact, _) = $0.statement.kind { fact } else { nil } })
    }

    func isAsked(_ fact: Int) -> Bool { asked.contains(fact) }

    /// When the conversations of counterexamples begin: any day will do, but always the same.
    static let firstDay = Day("2026-01-05") ?? Day(0)

    // MARK: Findings

    mutating func fail(
        _ rule: Rule, _ message: String, at place: Place, notes: [Diagnostic.Note] = [], isUndecided: Bool = false,
        isConsequence: Bool = false
    ) {
        var finding = CheckReport.Finding(rule, message, at: place, notes: notes, isUndecided: isUndecided)
        finding.isConsequence = isConsequence
        report.findings.append(finding)
    }

    mutating func prove(_ property: Rule.Property, _ text: String, example: Transcript? = nil) {
        report.proven.append(.init(property: property, text: text, example: example))
    }

    /// The same of every one of something, with how many there are. Of none there is nothing to prove.
    mutating func prove(_ property: Rule.Property, _ text: String, of counts: KeyValuePairs<String, Int>) {
        guard counts.allSatisfy({ $0.value > 0 }) else { return }
        let list = counts.map { $0.value.counted($0.key) }.joined(separator: ", ")
        prove(property, "\(text) (\(list))")
    }

    /// The limit was reached.
    mutating func leaveOpen(_ rule: Rule, _ message: String, at place: Place, notes: [Diagnostic.Note] = []) {
        fail(
            rule, "not decided within a limit of \(prover.limit) tests of conditions: \(message)", at: place,
            notes: notes,
            isUndecided: true)
    }

    /// Adds a finding that a conversation has to show. Where none was found that does, it is undecided.
    mutating func add(_ finding: CheckReport.Finding) {
        var finding = finding
        if finding.counterexample == nil {
            finding.isUndecided = true
            finding.message = "undecided: \(finding.message), but no conversation was found that leads there"
        }
        report.findings.append(finding)
    }

    /// Of the findings since there were so many, which are one with different ways to it, leaves the one that is shown by the
    /// shortest conversation.
    mutating func keepShortest(since count: Int) {
        let found = report.findings[count...]
        let shortest = found.min { ($0.counterexample?.items.count ?? .max) < ($1.counterexample?.items.count ?? .max) }
        report.findings.replaceSubrange(count..., with: shortest.map { [$0] } ?? [])
    }

    /// What must never be the case. Where it is, the shortest conversation that shows it is part of the finding.
    mutating func forbid(
        _ conditions: [Condition], _ finding: CheckReport.Finding, last: [Input] = [],
        expect expectations: [Transcript.Expectation] = [], shows: (State, Reply) -> Bool = { _, _ in true }
    ) {
        switch prover.satisfy(conditions) {
        case .no: return
        case .undecided: leaveOpen(finding.rule, finding.message, at: finding.place, notes: finding.notes)
        case .yes:
            var finding = finding
            if let path = conversation(to: conditions, last: last, shows: shows) {
                finding.counterexample = transcript(path, finding.message, expectations)
            }
            if finding.counterexample == nil { finding.message += " with \(facts(of: conditions))" }
            add(finding)
        }
    }

    /// The facts of the cheapest combination, for an author who has to find out whether it can be.
    mutating func facts(of conditions: [Condition]) -> String {
        var known: [String] = []
        let script = script
        prover.cheapest(conditions) { world in
            let facts = script.facts.indices.map { (Subject.fact($0), world.facts[$0]) }
            let clocks = script.clocks.indices.map { (Subject.clock($0), world.clocks[$0]) }
            for (subject, cases) in facts + clocks where cases.must != .unknown {
                let values = cases.must.values.map { script.valueNames(of: subject)[$0] }
                known.append(
                    "\(script.name(of: subject)) \(values.isEmpty ? "unsaid" : values.joined(separator: " and "))")
            }
            return true
        }
        return known.isEmpty ? "nothing known" : known.joined(separator: ", ")
    }

    /// The conversation as a transcript that can be kept as a test; nil where replaying it leads elsewhere.
    func transcript(
        _ path: Telling.Path, _ title: String, _ expectations: [Transcript.Expectation] = []
    ) -> Transcript? {
        var transcript = Transcript([.comment(" " + title)])
        var before: [Held?] = []
        for path in path.beginnings {
            switch path.input {
            case .visit(let visit): transcript.items.append(.visit(visit))
            case .message(let text): transcript.items.append(.message(text))
            case .facts: return nil
            }
            for change in path.reply.changes {
                let earlier = before.indices.contains(change.fact) ? before[change.fact] : nil
                transcript.items += script.expectations(change, before: earlier).map { .expectation($0) }
            }
            before = path.state.memory.facts
        }
        for expected in expectations { transcript.expect(expected, script) }
        // What could be taken back is no matter.
        guard let end = transcript.replay(conversation).last?.state, end.visit == path.state.visit,
            end.memory == path.state.memory
        else { return nil }
        return transcript
    }
}

extension Transcript {
    /// Demands what should hold at the end, in the place of what holds now and cannot hold beside it.
    fileprivate mutating func expect(_ expected: Expectation, _ script: Script) {
        let isSeveral = script.facts.contains { $0.name == expected.name && $0.isSeveral }
        let last = items.lastIndex { if case .message = $0 { true } else { false } } ?? 0
        let rest = items[last...].filter { item in
            guard case .expectation(let held) = item, held.name == expected.name else { return true }
            if held.value == expected.value { return false }
            return isSeveral || held.isNegated || expected.isNegated
        }
        items.replaceSubrange(last..., with: rest + [.expectation(expected)])
    }
}

extension CheckReport {
    /// In the order of the dialogs' text.
    mutating func sort() {
        func key(_ finding: Finding) -> (Int, Int, Int) {
            (finding.place.file, finding.place.range.lowerBound, Rule.allCases.firstIndex(of: finding.rule) ?? 0)
        }
        findings = findings.enumerated().sorted {
            let (left, right) = (key($0.element), key($1.element))
            return left == right ? $0.offset < $1.offset : left < right
        }.map(\.element)
    }
}
