// The ranges of a fact's values, and the patterns that choose among them.
extension Parser {
    /// A `hear` of the fact itself finds a time, which chooses the value by its range.
    mutating func checkTimes(_ fact: Fact) {
        guard !fact.hear.isEmpty else { return }
        let unit = fact.values.lazy.compactMap(\.range).first?.unit
        for pattern in fact.hear {
            guard let unit else {
                findings.add(
                    .missingRange, "'hear' stands below a value, or a value needs a range for what it finds", at: pattern.place)
                continue
            }
            // "It has been three weeks" says how long ago, too.
            let fitting: [Pattern.Node] =
                switch unit {
                case .ago: [.ago, .duration]
                case .duration: [.duration]
                case .number: [.number]
                }
            guard case .words(let node) = pattern.kind else { continue }
            let times = node.times
            if times.isEmpty || times.contains(where: { !fitting.contains($0) }) {
                let wanted = unit == .ago ? "@ago or @duration" : unit == .duration ? "@duration" : "@number"
                findings.add(.wrongTime, "the ranges of '\(fact.name)' need \(wanted) in this pattern", at: pattern.place)
            }
        }
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

    /// In order, each has to begin where the one before ends.
    private mutating func checkNeighbours(_ ranges: [(range: ValueRange, place: Range<Int>)]) {
        let ranges = ranges.sorted { ($0.range.lower, $0.place.lowerBound) < ($1.range.lower, $1.place.lowerBound) }
        guard let first = ranges.first, let last = ranges.last else { return }
        let isTime = first.range.unit != .number
        let days = isTime ? " days" : ""
        if isTime, first.range.lower > 0 {
            report(.rangeGap, "no value holds less than \(first.range.lower) days", at: first.place)
        }
        for (range, next) in zip(ranges, ranges.dropFirst()) {
            guard let upper = range.range.upper, upper < next.range.lower else {
                report(
                    .overlappingRanges, "two values hold \(next.range.lower)\(days)", at: next.place,
                    note: .init(message: "the other one is here", place: place(range.place)))
                continue
            }
            if upper + 1 < next.range.lower {
                report(.rangeGap, "no value holds \(upper + 1) to \(next.range.lower - 1)\(days)", at: next.place)
            }
        }
        if isTime, let upper = last.range.upper {
            report(.rangeGap, "no value holds more than \(upper) days", at: last.place)
        }
    }

    private mutating func checkHours(_ ranges: [(range: ValueRange, place: Range<Int>)], of fact: Fact) {
        var held = [Range<Int>?](repeating: nil, count: 24)
        for (range, place) in ranges {
            for hour in held.indices where range.contains(hour) {
                if let other = held[hour] {
                    report(
                        .overlappingRanges, "two values hold \(hour) o'clock", at: place,
                        note: .init(message: "the other one is here", place: self.place(other)))
                    break
                }
                held[hour] = place
            }
        }
        if let hour = held.firstIndex(of: nil), !ranges.isEmpty, ranges.count == fact.values.count {
            findings.add(.rangeGap, "no value holds \(hour) o'clock", at: fact.place)
        }
    }
}

extension Pattern.Node {
    /// The times and numbers in it.
    var times: [Pattern.Node] {
        switch self {
        case .duration, .ago, .number: [self]
        case .word, .concept, .gap, .command: []
        case .optional(let node): node.times
        case .sequence(let nodes), .alternatives(let nodes): nodes.flatMap(\.times)
        }
    }
}
