// The values of a fact with ranges hold every length of time, and every hour: what is told is never nothing.

extension CheckRun {
    mutating func checkRanges() {
        for (index, fact) in script.facts.enumerated() {
            if fact.given == .hour { checkHours(of: fact) } else { checkNumbers(of: fact, index) }
        }
    }

    /// In order, each range begins where the one before ends; a time also begins with none and has no end.
    private mutating func checkNumbers(of fact: Fact, _ index: Int) {
        let values = fact.values.filter { $0.range != nil }.sorted { lower($0) < lower($1) }
        guard let last = values.last else { return }
        let isTime = last.range?.unit != .number
        var next = isTime ? 0 : lower(values[0])
        for value in values {
            if lower(value) > next {
                let numbers = next == lower(value) - 1 ? "\(next)" : "\(next) to \(lower(value) - 1)"
                fail(numbers, next, fact, index, at: value.place)
            }
            guard let upper = value.range?.upper else { return }
            next = upper + 1
        }
        if isTime { fail("more than \(next - 1)", next, fact, index, at: last.place) }
    }

    private func lower(_ value: Value) -> Int { value.range?.lower ?? 0 }

    private mutating func fail(_ numbers: String, _ first: Int, _ fact: Fact, _ index: Int, at place: Place) {
        guard let unit = fact.values.lazy.compactMap(\.range).first?.unit else { return }
        let message = "no value of '\(fact.name)' holds \(numbers)\(unit == .number ? "" : " days")"
        let finding = CheckReport.Finding(.rangeGap, message, at: place)
        guard isAsked(index) else { return report.findings.append(finding) }
        fail(
            finding, saying: unit.wording(first), at: index,
            expect: [.init("asks", fact.name, isNegated: true)])
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
        case .ago: "\(number) days ago"
        case .duration: "\(number) days"
        case .number: "\(number)"
        }
    }
}
