import Testing

@testable import Dialog

/// Made-up words, patterns of one or two of them, and samples of up to three: which of these hold is found by looking for the
/// words themselves.
@Suite("Oracle: samples")
struct SampleOracleTests {
    private static let words = ["kalimod", "brunzet", "fogwirp", "tashuel"]

    private struct Pattern {
        var words: [String]
        var isAnswer: Bool
    }
    private struct Sample {
        var words: [String]
        var value: Int
        var isLike: Bool
    }

    private struct Generated {
        var patterns: [[Pattern]] = []
        var samples: [Sample] = []
        var lines: [String] = ["fact f", "    ask Which?"]
        /// By line from 1.
        var wrong: Set<Int> = []

        init(seed: UInt64) {
            var random = SeededRandom(seed: seed)
            func some(_ most: Int) -> [String] {
                (0...random.below(most)).map { _ in SampleOracleTests.words[random.below(SampleOracleTests.words.count)]
                }
            }
            var places: [Int] = []
            for value in 0..<2 + random.below(2) {
                lines.append("    v\(value): The \(["first", "second", "third"][value])")
                patterns.append([])
                for _ in 0...random.below(2) {
                    let pattern = Pattern(words: some(2), isAnswer: random.below(3) == 0)
                    patterns[value].append(pattern)
                    lines.append(
                        "        \(pattern.isAnswer ? "answer" : "hear") \(pattern.words.joined(separator: " "))")
                }
                for _ in 0...random.below(2) {
                    let sample = Sample(words: some(3), value: value, isLike: random.below(3) > 0)
                    samples.append(sample)
                    lines.append(
                        "        \(sample.isLike ? "like" : "unlike") \"\(sample.words.joined(separator: " "))\"")
                    places.append(lines.count)
                }
            }
            lines += ["flow start", "    topics", "    ask f", "    end E."]
            for (sample, place) in zip(samples, places) where !holds(sample) { wrong.insert(place) }
        }

        private func evidence(_ value: Int, _ sample: Sample, isOpen: Bool) -> Int {
            patterns[value].filter { isOpen || !$0.isAnswer }.map(\.words).filter { pattern in
                sample.words.indices.contains { sample.words[$0...].starts(with: pattern) }
            }.map(\.count).max() ?? 0
        }

        /// The value that more words speak for than for any other.
        private func taken(_ sample: Sample, isOpen: Bool) -> Int? {
            let all = patterns.indices.map { evidence($0, sample, isOpen: isOpen) }
            guard let most = all.max(), most > 0, all.count(where: { $0 == most }) == 1 else { return nil }
            return all.firstIndex(of: most)
        }

        private func holds(_ sample: Sample) -> Bool {
            guard sample.isLike else { return taken(sample, isOpen: false) != sample.value }
            guard taken(sample, isOpen: true) == sample.value else { return false }
            return evidence(sample.value, sample, isOpen: false) == 0 || taken(sample, isOpen: false) == sample.value
        }
    }

    @Test("every sample of every generated dialog")
    func agreement() {
        var found = (right: 0, wrong: 0)
        // To read the patterns takes most of the time.
        let rounds = OracleTests.rounds / 8
        for seed in 0..<rounds {
            let generated = Generated(seed: UInt64(seed))
            let text = generated.lines.joined(separator: "\n") + "\n"
            let source = Source(path: "\(seed).dialog", text: text)
            let (script, diagnostics) = Script.read(dialogs: [source, ToyTests.phrases], claims: [])
            if diagnostics.contains(where: { $0.kind.hasPrefix("repeated") }) { continue }
            var run = CheckRun(Conversation(script), limit: Checker.usualLimit)
            run.checkSamples()
            let wrong = Set(
                run.report.findings.map { script.sources[$0.place.file].line(at: $0.place.range.lowerBound) })
            found = (found.right + generated.samples.count - wrong.count, found.wrong + wrong.count)
            guard wrong == generated.wrong else {
                Issue.record(
                    """
                    only by the checker \(wrong.subtracting(generated.wrong).sorted()), \
                    only by the oracle \(generated.wrong.subtracting(wrong).sorted())
                    \(text)\(diagnostics.map(\.kind))
                    """)
                return
            }
        }
        // What is never found proves nothing.
        #expect(min(found.right, found.wrong) > rounds / 10, "\(found)")
    }
}
