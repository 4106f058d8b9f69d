// The values of a fact with ranges hold every length of time, and every hour, once: what is told is never nothing, and means
// one value.

extension CheckRun {
    mutating func checkRanges() {
        let findings = report.findings.count
        var count = 0
        for (index, fact) in script.facts.enumerated() where fact.values.contains(where: { $0.range != nil }) {
            if fact.given == .hour { checkHours(of: fact) } else { checkNumbers(of: fact, index) }
            count += 1
        }
        if report.findings.count == findings {
            prove(.reaching, "every length of time and every hour has one value", of: ["fact": count])
        }
    }

    /// In order, each range begins where the one before ends; a time also begins with none and has no end.
    private mutating func checkNumbers(of fact: Fact, _ index: Int) {
        let ranges = fact.values.compactMap { value in value.range.map { (value: value, range: $0) } }
            .sorted { $0.range.lower < $1.range.lower }
        guard let first = ranges.first, let last = ranges.last else { return }
        let unit = first.range.unit
        var gaps: [(numbers: String, first: Int, place: Place)] = []
        // The first number that no range holds yet; nil where one holds all that follow.
        var next: Int? = unit == .number ? first.range.lower : 0
        var before = first.value
        for (value, range) in ranges {
            if let next, next < range.lower {
                let numbers = next == range.lower - 1 ? "\(next)" : "\(next) to \(range.lower - 1)"
                gaps.append((numbers, next, value.place))
            } else if (next ?? .max) > range.lower {
                let text = unit.wording(range.lower)
                let message = "\"\(text)\" fits '\(before.name)' and '\(value.name)' equally well"
                let note = Diagnostic.Note(message: "by this range as well", place: before.place)
                fail(.init(.patternsAlike, message, at: value.place, notes: [note]), saying: text, of: index)
            }
            next = next.flatMap { next in range.upper.map { max(next, $0 + 1) } }
            before = value
        }
        if let next, unit != .number { gaps.append(("more than \(next - 1)", next, last.value.place)) }
        for gap in gaps {
            let message = "no value of '\(fact.name)' holds \(gap.numbers)\(unit == .number ? "" : " days")"
            fail(
                .init(.rangeGap, message, at: gap.place), saying: unit.wording(gap.first), of: index,
                expect: [.init("asks", fact.name, isNegated: true)])
        }
    }

    /// Says it at the question of the fact. How else it could be told, nobody knows here.
    private mutating func fail(
        _ finding: CheckReport.Finding, saying text: String, of fact: Int,
        expect expected: [Transcript.Expectation] = []
    ) {
        guard isAsked(fact) else { return report.findings.append(finding) }
        fail(finding, saying: text, at: fact, expect: expected)
    }

    private mutating func checkHours(of fact: Fact) {
        let missing = (0...23).first { hour in !fact.values.contains { $0.range?.contains(hour) ?? false } }
        guard let hour = missing else { return }
        var finding = CheckReport.Finding(.rangeGap, "no value of '\(fact.name)' holds \(hour) o'clock", at: fact.place)
        let visit = Visit(day: telling.today, hour: hour)
        finding.counterexample = transcript(
            .init(.visit(visit), conversation.begin(visit)), finding.message,
            [.init(fact.name, "unknown", isNegated: true)])
        report.findings.append(finding)
    }
}

extension ValueRange.Unit {
    /// How a number is told at a question.
    func wording(_ number: Int) -> String {
        switch self {
        case .ago: TypedEnglish.daysAgo.text("\(number)")
        case .duration: TypedEnglish.days.text("\(number)")
        case .number: "\(number)"
        }
    }
}
