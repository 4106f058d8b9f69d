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
        let reading = read(sample, asked: open)
        let own = reading.findings.filter { $0.fact == fact && $0.value == value }
        let stated = own.filter { $0.status == .stated }
        let wanted = Transcript.Expectation(script.facts[fact].name, script.facts[fact].values[value].name)
        let name = "\(wanted.name) \(wanted.value)"
        if takes(sample, reading, fact, value, open: open) {
            if stated.contains(where: { !$0.isAnswer }), !takes(sample, reading, fact, value, open: nil) {
                let message = "this is understood as '\(name)' at its question, but not elsewhere"
                let rivals = reading.findings.filter { $0.fact == fact && $0.value != value && $0.status == .stated }
                fail(
                    .init(.sampleMisread, message, at: sample.place, notes: notes(rivals, fact)), saying: sample.text,
                    expect: [wanted])
            }
            return checkRivals(sample, reading, fact, value, open: open)
        }
        let most = stated.map(\.evidence).max() ?? -1
        let rivals = reading.findings.filter {
            $0.fact == fact && $0.value != value && $0.status == .stated && $0.evidence >= most
        }
        var notes = notes(rivals, fact)
        let rule: Rule
        let message: String
        if most < 0 || rivals.isEmpty {
            let how = own.first.map { ": its words count as \($0.status.rawValue)" } ?? ""
            (rule, message) = (.sampleMisread, "this is not understood as '\(name)'\(how)")
            let miss = conversation.whyNot(
                fact: fact, value: value, sample.text, today: telling.today, asked: open)
            if let miss, rivals.isEmpty {
                notes = [.init(message: "the nearest pattern. " + miss.sentence(sample.text), place: miss.pattern)]
            }
        } else if rivals.contains(where: { $0.evidence == most }) {
            (rule, message) = (.sampleAmbiguous, "this fits another value as well as '\(name)'")
        } else {
            (rule, message) = (.sampleMisread, "this fits another value better than '\(name)'")
        }
        fail(
            .init(rule, message, at: sample.place, notes: notes), saying: sample.text, at: open, expect: [wanted])
    }

    /// In a fact of several values another one may be stated besides, but not by the same words.
    private mutating func checkRivals(_ sample: Sample, _ reading: Reading, _ fact: Int, _ value: Int, open: Int?) {
        guard script.facts[fact].isSeveral else { return }
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
        let reading = read(sample)
        guard takes(sample, reading, fact, value, open: nil) else { return }
        let names = (script.facts[fact].name, script.facts[fact].values[value].name)
        let found = reading.findings.filter { $0.fact == fact && $0.value == value && $0.status != .negated }
        let message = "this is understood as '\(names.0) \(names.1)'"
        fail(
            .init(.sampleMisread, message, at: sample.place, notes: notes(found, fact)), saying: sample.text,
            expect: [.init(names.0, names.1, isNegated: true)])
    }

    private mutating func check(_ sample: Sample, topic: Int, isLike: Bool) {
        // Of several topics the first is answered.
        let first = read(sample).topics.first
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

    private func read(_ sample: Sample, asked fact: Int? = nil) -> Reading {
        conversation.understanding?.read(sample.text, today: telling.today, asked: fact) ?? Reading()
    }

    /// Whether a sample, as the first message of a conversation, gives the fact the value. At no question, what the reading at
    /// one has found of answers counts for nothing.
    private func takes(_ sample: Sample, _ reading: Reading, _ fact: Int, _ value: Int, open: Int?) -> Bool {
        let state = State(script: script, visit: Visit(day: telling.today))
        let taking = Taking(conversation, state, reading, of: sample.text, open: open)
        return taking.facts[fact]?.cases.contains(.value(value)) ?? false
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
