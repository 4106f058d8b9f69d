import Dialog

/// What is understood, for people, at most 80 columns wide: the facts as a transcript has them, what was read as another
/// word or ruled out, and every pattern that matched.
extension Explained {
    func lines(_ words: [ExplainedWord]) -> [String] {
        let found = understood.facts.flatMap { fact, values in
            values.map { "= \(script.facts[fact].name) \(name(fact, $0))" }
        }
        let topics = understood.reading.topics.map { "= topic \(script.topics[$0.topic].name)" }
        let result = found + topics
        let corrections = understood.reading.corrections.map { "“\(message[$0.range])” is read as “\($0.readAs)”" }
        let matches = understood.reading.topics.flatMap(describe) + findings.flatMap(describe)
        let parts = [
            result.isEmpty ? ["nothing was understood"] : result, corrections + ruledOut(in: words), matches,
        ]
        return Array(parts.filter { !$0.isEmpty }.joined(separator: [""])).flatMap { wrapped($0, width: 80) }
    }

    /// Stretches of the message that are denied, asked or supposed, each with the word that does it.
    private func ruledOut(in words: [ExplainedWord]) -> [String] {
        let reasons: [(Finding.Status, (ExplainedWord) -> Range<Int>?, (ExplainedWord) -> Bool)] = [
            (.negated, { $0.negatedBy.map { words[$0].range } }, { _ in false }),
            (.asked, { $0.askedBy.map { words[$0].range } }, \.isAskedByMark),
            (.supposed, { $0.supposedBy.map { words[$0].range } }, { _ in false }),
        ]
        var found: [(start: Int, text: String)] = []
        for (status, cause, isAskedByMark) in reasons {
            var index = 0
            while index < words.count {
                let by = cause(words[index])
                let isRuledOut = by != nil || isAskedByMark(words[index])
                let start = index
                repeat {
                    index += 1
                } while isRuledOut && index < words.count && cause(words[index]) == by
                    && isAskedByMark(words[index]) == isAskedByMark(words[start])
                guard isRuledOut else { continue }
                let stretch = message[words[start].range.lowerBound..<words[index - 1].range.upperBound]
                found.append((start, "“\(stretch)” is \(status.phrase(by: by.map { "“\(message[$0])”" }))"))
            }
        }
        return found.sorted { $0.start < $1.start }.map(\.text)
    }

    private func describe(_ finding: Finding) -> [String] {
        let value = "\(script.facts[finding.fact].name) \(name(finding.fact, finding.value))"
        return ["“\(message[finding.range])” is \(value)" + note(finding), pattern(finding.pattern)]
    }

    private func describe(_ topic: TopicFinding) -> [String] {
        ["“\(message[topic.range])” brings up \(script.topics[topic.topic].name)", pattern(topic.pattern)]
    }

    /// Why a match does not count; nothing where it does.
    func note(_ finding: Finding) -> String {
        let fact = script.facts[finding.fact]
        if finding.status != .stated, !(fact.isAlarm && finding.status != .negated) {
            return ", but \(finding.status.phrase(by: finding.ruledOutBy.map { "“\(message[$0])”" }))"
        }
        if isTaken(fact: finding.fact, value: finding.value) { return "" }
        return ", but \(instead(of: finding))"
    }

    /// What is taken where a value is stated and still is not.
    func instead(of finding: Finding) -> String {
        if let taken = taken(of: finding.fact) { return taken }
        let other = findings.first {
            $0.fact == finding.fact && $0.status == .stated && $0.value != finding.value
        }
        return other.map { "\(name($0.fact, $0.value)) is stated as well, so neither is taken" } ?? "it is not taken"
    }

    /// What is taken of a fact: "ladder kept is taken"; nil for nothing.
    func taken(of fact: Int) -> String? {
        understood.facts.first { $0.fact == fact }.map { fact, values in
            "\(script.facts[fact].name) \(values.map { name(fact, $0) }.joined(separator: ", ")) is taken"
        }
    }

    func isTaken(fact: Int, value: Int) -> Bool {
        understood.facts.contains { $0.fact == fact && $0.values.contains(value) }
    }

    /// The line of a pattern, below what it is about.
    func pattern(_ place: Place) -> String {
        let line = SourceLine(place, in: script.sources)
        return "    \(line.path):\(line.number): \(line.text)"
    }
}
