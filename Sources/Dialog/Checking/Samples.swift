// Samples hold: each `like` is understood as what it stands under, and no `unlike` is.

extension CheckRun {
    mutating func checkSamples() {
        let findings = report.findings.count
        var count = 0
        for (index, fact) in script.facts.enumerated() {
            for (number, value) in fact.values.enumerated() {
                // Where an alarm is not heard, that was said.
                for sample in value.like where !fact.isAlarm { check(sample, like: index, number) }
                for sample in value.unlike { check(sample, unlike: index, number) }
                count += value.like.count + value.unlike.count
            }
        }
        for (index, topic) in script.topics.enumerated() {
            for sample in topic.like { check(sample, topic: index, isLike: true) }
            for sample in topic.unlike { check(sample, topic: index, isLike: false) }
            count += topic.like.count + topic.unlike.count
        }
        if report.findings.count == findings {
            prove(.samples, "every sample is understood as it says", of: ["sample": count])
        }
    }

    /// Without a question where a `hear` gives the value, and always at the fact's own question.
    private mutating func check(_ sample: Sample, like fact: Int, _ value: Int) {
        let open = isAsked(fact) ? fact : nil
        let wanted = Transcript.Expectation(script.facts[fact].name, script.facts[fact].values[value].name)
        let name = "\(wanted.name) \(wanted.value)"
        if takes(sample.text, fact, value, open: open) {
            checkHeard(sample, fact, value, wanted)
            return checkRivals(sample, fact, value, open: open)
        }
        let reading = conversation.understanding?.read(sample.text, today: telling.today, asked: open) ?? Reading()
        let own = reading.findings.filter { $0.fact == fact && $0.value == value && $0.status == .stated }
        let most = own.map(\.evidence).max() ?? -1
        let rivals = reading.findings.filter {
            $0.fact == fact && $0.value != value && $0.status == .stated && $0.evidence >= most
        }
        let notes = notes(rivals, fact)
        let rule: Rule
        let message: String
        if most < 0 || rivals.isEmpty {
            let ruled = reading.findings.first { $0.fact == fact && $0.value == value }
            let how = ruled.map { ": its words count as \($0.status.rawValue)" } ?? ""
            (rule, message) = (.sampleMisread, "this is not understood as '\(name)'\(how)")
        } else if rivals.contains(where: { $0.evidence == most }) {
            (rule, message) = (.sampleAmbiguous, "this fits another value as well as '\(name)'")
        } else {
            (rule, message) = (.sampleMisread, "this fits another value better than '\(name)'")
        }
        fail(.init(rule, message, at: sample.place, notes: notes), saying: sample.text, at: open, expect: [wanted])
    }

    /// What a `hear` finds in a sample is taken without the question, too.
    private mutating func checkHeard(
        _ sample: Sample, _ fact: Int, _ value: Int, _ wanted: Transcript.Expectation
    ) {
        let found = conversation.understanding?.read(sample.text, today: telling.today).findings ?? []
        let isHeard = found.contains { $0.fact == fact && $0.value == value && $0.status == .stated && !$0.isAnswer }
        guard isHeard, !takes(sample.text, fact, value, open: nil) else { return }
        let message = "this is understood as '\(wanted.name) \(wanted.value)' at its question, but not elsewhere"
        let rivals = found.filter { $0.fact == fact && $0.value != value && $0.status == .stated }
        fail(
            .init(.sampleMisread, message, at: sample.place, notes: notes(rivals, fact)), saying: sample.text,
            expect: [wanted])
    }

    /// In a fact of several values another one may be stated besides, but not by the same words.
    private mutating func checkRivals(_ sample: Sample, _ fact: Int, _ value: Int, open: Int?) {
        guard script.facts[fact].isSeveral else { return }
        let reading = conversation.understanding?.read(sample.text, today: telling.today, asked: open) ?? Reading()
        let stated = reading.findings.filter { $0.fact == fact && $0.status == .stated && $0.evidence > 0 }
        let own = stated.filter { $0.value == value }
        let rivals = stated.filter { other in
            other.value != value && own.contains { $0.evidence == other.evidence && $0.range.overlaps(other.range) }
                && !script.facts[fact].values[other.value].like.contains { $0.text == sample.text }
        }
        guard !rivals.isEmpty else { return }
        let message = "the same words fit another value as well as '\(script.facts[fact].values[value].name)'"
        fail(
            .init(.sampleAmbiguous, message, at: sample.place, notes: notes(rivals, fact)), saying: sample.text,
            at: open)
    }

    /// With no question open: at its own question a loose answer is enough, and what else the words may mean is no matter.
    private mutating func check(_ sample: Sample, unlike fact: Int, _ value: Int) {
        guard takes(sample.text, fact, value, open: nil) else { return }
        let names = (script.facts[fact].name, script.facts[fact].values[value].name)
        let reading = conversation.understanding?.read(sample.text, today: telling.today) ?? Reading()
        let found = reading.findings.filter { $0.fact == fact && $0.value == value && $0.status != .negated }
        let message = "this is understood as '\(names.0) \(names.1)'"
        fail(
            .init(.sampleMisread, message, at: sample.place, notes: notes(found, fact)), saying: sample.text,
            expect: [.init(names.0, names.1, isNegated: true)])
    }

    private mutating func check(_ sample: Sample, topic: Int, isLike: Bool) {
        // Of several topics the first is answered.
        let first = conversation.understanding?.read(sample.text, today: telling.today).topics.first
        guard (first?.topic == topic) != isLike else { return }
        let name = script.topics[topic].name
        let message = isLike ? "this does not bring up '\(name)'" : "this brings up '\(name)'"
        let note = first.map {
            Diagnostic.Note(message: isLike ? "this comes first" : "by this pattern", place: $0.pattern)
        }
        fail(
            .init(.sampleMisread, message, at: sample.place, notes: note.map { [$0] } ?? []), saying: sample.text,
            expect: [.init("topic", name, isNegated: !isLike)])
    }

    /// Whether a message, as the first of a conversation, gives the fact the value.
    func takes(_ text: String, _ fact: Int, _ value: Int, open: Int?) -> Bool {
        let state = State(script: script, visit: Visit(day: telling.today))
        let reading = conversation.understanding?.read(text, today: telling.today, asked: open) ?? Reading()
        return Taking(conversation, state, reading, of: text, open: open).facts[fact]?.cases.contains(.value(value))
            ?? false
    }

    func isAsked(_ fact: Int) -> Bool {
        prover.guards.lines.contains { if case .ask(fact, _) = $0.statement.kind { true } else { false } }
    }

    func notes(_ findings: [Finding], _ fact: Int) -> [Diagnostic.Note] {
        var notes: [Diagnostic.Note] = []
        for finding in findings where !notes.contains(where: { $0.place == finding.pattern }) {
            let value = script.facts[fact].values[finding.value].name
            notes.append(.init(message: "this pattern finds '\(value)'", place: finding.pattern))
        }
        return Array(notes.prefix(3))
    }
}
