// The ranges of a fact's values, and the patterns that choose among them.
extension Parser {
    /// A `hear` of the fact itself finds a time, which chooses the value by its range.
    mutating func checkTimes(_ fact: Fact) {
        guard !fact.hear.isEmpty else { return }
        let unit = fact.values.lazy.compactMap(\.range).first?.unit
        for pattern in fact.hear {
            guard let unit else {
                findings.add(
                    .missingRange, "'hear' stands below a value, or a value needs a range for what it finds",
                    at: pattern.place)
                continue
            }
            // "It has been three weeks" says how long ago, too.
            let fitting =
                switch unit {
                case .ago: ["@ago", "@duration"]
                case .duration: ["@duration"]
                case .number: ["@number"]
                }
            let times = times(in: pattern.place.range)
            if times.isEmpty || times.contains(where: { !fitting.contains(text($0)) }) {
                let place = times.first { !fitting.contains(text($0)) } ?? pattern.place.range
                let wanted = fitting.joined(separator: " or ")
                report(.wrongTime, "the ranges of '\(fact.name)' need \(wanted) in this pattern", at: place)
            }
        }
    }

    /// The words that begin with '@'.
    private func times(in range: Range<Int>) -> [Range<Int>] {
        var cursor = cursor(range)
        var found: [Range<Int>] = []
        while !cursor.isAtEnd {
            let start = cursor.position
            cursor.advance()
            guard layout.bytes[start] == UInt8(ascii: "@") else { continue }
            found.append(start..<nameRun(&cursor).upperBound)
        }
        return found
    }

    mutating func checkRanges(_ fact: Fact, _ places: [Range<Int>?]) {
        if fact.given == .hour {
            for value in fact.values where value.range == nil {
                findings.add(.missingRange, "'\(value.name)' needs a range of hours", at: value.place)
            }
        }
        var ranges: [(range: ValueRange, place: Range<Int>)] = []
        for (value, place) in zip(fact.values, places) {
            guard let range = value.range, let place, isSound(range, place, of: fact) else { continue }
            if let first = ranges.first, first.range.unit != range.unit {
                report(
                    .mixedRanges, "a length of time, a time ago and a number cannot be mixed", at: place,
                    note: .init(message: "the other kind is here", place: self.place(first.place)))
                continue
            }
            ranges.append((range, place))
        }
        fact.given == .hour ? checkHours(ranges, of: fact) : checkNeighbours(ranges)
    }

    private mutating func isSound(_ range: ValueRange, _ place: Range<Int>, of fact: Fact) -> Bool {
        if fact.given == .hour {
            guard range.unit != .number || range.lower > 23 || range.upper ?? 0 > 23 else { return true }
            report(.badRange, "an hour is a number from 0 to 23", at: place)
            return false
        }
        guard let upper = range.upper, upper < range.lower else { return true }
        report(.badRange, "the range ends before it begins", at: place)
        return false
    }

    private mutating func checkNeighbours(_ ranges: [(range: ValueRange, place: Range<Int>)]) {
        let ranges = ranges.sorted { ($0.range.lower, $0.place.lowerBound) < ($1.range.lower, $1.place.lowerBound) }
        for (range, next) in zip(ranges, ranges.dropFirst()) where range.range.contains(next.range.lower) {
            let days = next.range.unit == .number ? "" : " days"
            report(
                .overlappingRanges, "two values hold \(next.range.lower)\(days)", at: next.place,
                note: .init(message: "the other one is here", place: place(range.place)))
        }
    }

    private mutating func checkHours(_ ranges: [(range: ValueRange, place: Range<Int>)], of fact: Fact) {
        var held = [Range<Int>?](repeating: nil, count: 24)
        for (range, place) in ranges {
            let hours = held.indices.filter { range.contains($0) }
            if let hour = hours.first(where: { held[$0] != nil }), let other = held[hour] {
                report(
                    .overlappingRanges, "two values hold \(hour) o'clock", at: place,
                    note: .init(message: "the other one is here", place: self.place(other)))
            }
            for hour in hours { held[hour] = place }
        }
    }
}
