/// Understands messages by the patterns of a script.
///
/// A message goes in and a ``Reading`` comes out: every pattern that matched, and whether its words are stated, denied,
/// asked or only supposed. The same message and day always give the same reading; no message fails, however long or odd,
/// and the time it takes grows with its length.
///
/// A class, because it is handed around for every message and never changes.
public final class Understanding: Sendable {
    let script: Script
    let patterns: Patterns
    let spelling: Spelling
    let labels: Labels

    public init(_ script: Script) {
        self.script = script
        patterns = Patterns(script, .embedded)
        spelling = Spelling(patterns.english.lexicon)
        labels = Labels(script, patterns.english)
    }

    /// Reads a message.
    ///
    /// - Parameters:
    ///   - message: what was typed, as it is.
    ///   - today: the day on which it is written, which "yesterday" counts from.
    ///   - asked: the fact whose question is open. Only for it are there findings with ``Finding/isAnswer``.
    /// - Returns: what it states, asks and denies; empty where no pattern matched.
    public func read(_ message: String, today: Day, asked: Int? = nil) -> Reading {
        var message = message
        return message.withUTF8 { read($0, today: today, asked: asked) }
    }

    func read(
        _ message: UnsafeBufferPointer<UInt8>, today: Day, asked: Int?, triesAll: Bool = false
    ) -> Reading {
        var utterance = analyse(message, today: today)
        var reader = PatternReader(self, today: today, asked: asked, triesAll: triesAll)
        utterance.forEachPassage { utterance, range in reader.read(range, &utterance) }
        var reading = reader.reading
        reading.corrections = utterance.corrections
        Answers(self, utterance, today: today).read(asked: asked, into: &reading)
        dropClaimed(&reading.findings)
        addImplied(to: &reading.findings)
        Self.sort(&reading.findings)
        reading.thirdPerson = utterance.thirdPerson(in: reading.findings)
        return reading
    }

    /// Whether a message says yes, and nothing else.
    func isYes(_ message: String, today: Day) -> Bool {
        var message = message
        return message.withUTF8 { Answers(self, analyse($0, today: today), today: today).isYes }
    }

    /// The words of a message, with who does what.
    func analyse(_ message: UnsafeBufferPointer<UInt8>, today: Day) -> Utterance {
        let english = patterns.english
        var utterance = Utterance(message, english, spelling)
        utterance.markTimes(today: today)
        ClauseReader.read(&utterance, english)
        return utterance
    }

    /// A length of time is either how long something lasted or how long ago it ended: what more words say of it holds.
    private func dropClaimed(_ findings: inout [Finding]) {
        func unit(_ finding: Finding) -> ValueRange.Unit? {
            script.facts[finding.fact].values[finding.value].range?.unit
        }
        let claims = findings.filter { $0.lengthEnd >= 0 && $0.status == .stated && unit($0) != nil }
        guard claims.count > 1 else { return }
        findings.removeAll { finding in
            guard finding.lengthEnd >= 0, finding.status == .stated, let own = unit(finding) else { return false }
            return !script.facts[finding.fact].isAlarm
                && claims.contains {
                    $0.lengthEnd == finding.lengthEnd && unit($0) != own
                        && $0.evidence + ($0.isAnswer ? 1 : 0) > finding.evidence
                }
        }
    }

    /// Adds what comes with the values that are stated, in the same words.
    private func addImplied(to findings: inout [Finding]) {
        for index in findings.indices where findings[index].status == .stated && !findings[index].isAnswer {
            var found = findings[index]
            for implied in script.facts[found.fact].values[found.value].implies {
                (found.fact, found.value, found.day) = (implied.fact, implied.value, nil)
                (found.isWhole, found.isTimeAlone) = (false, false)
                findings.append(found)
            }
        }
    }

    /// In the order of the message; what begins together in the order of declaration.
    private static func sort(_ findings: inout [Finding]) {
        guard findings.count > 1 else { return }
        func key(_ finding: Finding) -> (Int, Int, Int, Int, Int) {
            (finding.range.lowerBound, finding.fact, finding.value, -finding.evidence, finding.pattern.range.lowerBound)
        }
        findings.sort { key($0) < key($1) }
    }
}

extension Utterance {
    /// Calls for each stretch of whole sentences, cut where one is too long.
    mutating func forEachPassage(_ body: (inout Utterance, Range<Int>) -> Void) {
        var start = 0
        var index = 0
        let count = tokens.count
        while index < count {
            index += 1
            if index == count || tokens[index].before == .hard || index - start >= Passage.longest {
                body(&self, start..<index)
                start = index
            }
        }
    }
}
