/// Times in the past: "three weeks ago", "yesterday", "since March", "on Sunday".
extension Utterance {
    /// The days before today that a time at a token means, and the token behind it.
    func ago(at start: Int, today: Day) -> Duration? {
        guard start < tokens.count else { return nil }
        let token = tokens[start]
        switch token.temporal {
        case .moment: return Duration(days: Int(token.value), end: Int(token.phraseEnd))
        case .since:
            let next = Int(token.phraseEnd)
            guard continues(next), tokens[next].temporal != .since else { return nil }
            return ago(at: next, today: today) ?? openedDate(at: next, today)
                ?? duration(at: next).flatMap { isAgo($0.end) ? $0 : nil }
        case .inside, .last, .this, .over, .about, .under, .part: return agoInside(at: start, today)
        default: break
        }
        guard let span = spanAgo(at: start) else { return date(at: start, today, isSure: false) }
        // "two years ago this September", "two years ago, in May"
        guard span.end < tokens.count, tokens[span.end].before < .hard,
            [.this, .inside].contains(tokens[span.end].temporal),
            let more = agoInside(at: span.end, today)
        else { return span }
        return Duration(days: span.days, end: more.end)
    }

    /// "in March", "on last Sunday", "at the end of March", "over the summer"
    private func agoInside(at start: Int, _ today: Day) -> Duration? {
        if let found = spanAgo(at: start) { return found }
        let next = opens(start) ? start : Int(tokens[start].phraseEnd)
        guard next == start || continues(next) else { return nil }
        return openedDate(at: next, today)
    }

    /// A date by itself, which answers "when?": "March", "the end of March", "2019". Nil where the message says more.
    func wholeDate(at start: Int, today: Day) -> Duration? {
        openedDate(at: start, today).flatMap { isWhole(start..<$0.end, isAgo: true) ? $0 : nil }
    }

    /// A date, perhaps with what opens it: "March", "early March", "the end of last March".
    private func openedDate(at start: Int, _ today: Day) -> Duration? {
        var next = start
        var day: Int?
        while next < tokens.count, next == start || continues(next), next < start + 5, opens(next) {
            if tokens[next].temporal == .part { day = Int(tokens[next].value) }
            next = Int(tokens[next].phraseEnd)
        }
        guard next < tokens.count, next == start || continues(next) else { return nil }
        switch tokens[next].temporal {
        case .moment: return ago(at: next, today: today)
        case .month: return month(at: next, today, isSure: true, about: day)
        default: return date(at: next, today, isSure: true)
        }
    }

    /// Whether a word may stand before the name of a time: "last", "early", "the" in "the summer", "of" in "end of June".
    private func opens(_ index: Int) -> Bool {
        if [.last, .this, .about, .part].contains(tokens[index].temporal) { return true }
        if tokens[index].has(.passesObject) { return index > 0 && tokens[index - 1].temporal == .part }
        return tokens[index].has(.article) && continues(index + 1)
            && [.season, .holiday, .part].contains(tokens[index + 1].temporal)
    }

    /// "three weeks ago"
    private func spanAgo(at start: Int) -> Duration? {
        guard let found = duration(at: start) else { return nil }
        var end = found.end
        // "a week or so ago"
        while continues(end), tokens[end].has([.adverb, .filler]), !isAgo(end) { end = Int(tokens[end].phraseEnd) }
        guard isAgo(end) || isAnniversary(start..<end) else { return nil }
        return Duration(days: found.days, end: Int(tokens[end].phraseEnd))
    }

    /// "She left me. Six months today."
    private func isAnniversary(_ span: Range<Int>) -> Bool {
        guard isOwnSentence(span.lowerBound), continues(span.upperBound) else { return false }
        let last = tokens[span.upperBound]
        return last.temporal == .moment && last.value == 0 && !continues(Int(last.phraseEnd))
    }

    /// Behind another sentence.
    private func isOwnSentence(_ start: Int) -> Bool { start > 0 && tokens[start].before == .hard }

    func isAgo(_ index: Int) -> Bool { continues(index) && tokens[index].temporal == .ago }

    // MARK: dates

    /// A weekday, month, season, holiday, year or date. Without a word such as "on" before it, only what can be nothing else.
    private func date(at start: Int, _ today: Day, isSure: Bool) -> Duration? {
        let token = tokens[start]
        let next = Int(token.phraseEnd)
        switch token.temporal {
        case .weekday where isSure || endsWeekday(start):
            let days = (today.weekday - Int(token.value) + 7) % 7
            // "on Friday", said on a Friday, is one of the last days; who means a whole week says so.
            let isLast = start > 0 && tokens[start - 1].temporal == .last
            return Duration(days: days > 0 ? days : isLast ? 7 : 6, end: next)
        case .season where isSure, .holiday where isSure:
            return last(
                month: Int(token.value) / 100, day: Int(token.value) % 100, year: year(at: next), today, end: next)
        case .month: return month(at: start, today, isSure: isSure)
        default: break
        }
        guard token.kind == .number, token.number % 100 == 0 else { return nil }
        let value = Int(token.number) / 100
        if let numeric = numericDate(at: start, today) { return numeric }
        // "5th of March", "5 March"
        if (1...31).contains(value), let after = number(at: start)?.end {
            let month = continues(after) && tokens[after].has(.passesObject) ? after + 1 : after
            if continues(month), tokens[month].temporal == .month {
                let end = Int(tokens[month].phraseEnd)
                return last(month: Int(tokens[month].value), day: value, year: year(at: end), today, end: end)
            }
        }
        if isSure, (1950...2100).contains(value), text[token.text].count == 4 {
            return last(month: value == today.civil.year ? 1 : 7, day: 1, year: (value, next), today, end: next)
        }
        return nil
    }

    /// "he left me Sunday", "she told me Friday night", "I left Monday because", "Got dumped. Friday."
    private func endsWeekday(_ index: Int) -> Bool {
        let next = continues(index + 1) && tokens[index + 1].temporal == .unit ? index + 2 : index + 1
        guard index > 0, continues(index) else { return isOwnSentence(index) && !continues(next) }
        let before = tokens[index - 1]
        guard before.has([.object, .particle]) || before.isForm([.past, .participle]) else { return false }
        return !continues(next)
            || tokens[next].has([.subordinator, .complementizer, .coordinator, .contrast, .preposition])
    }

    /// "March", "March 5th", "March 2019". `about`: which day a word before it means.
    private func month(at start: Int, _ today: Day, isSure: Bool, about: Int? = nil) -> Duration? {
        let middle = about ?? 15
        let month = Int(tokens[start].value)
        let next = Int(tokens[start].phraseEnd)
        if let year = year(at: next) { return last(month: month, day: middle, year: year, today, end: next) }
        if continues(next), tokens[next].kind == .number, let day = number(at: next), (1...31).contains(day.value / 100)
        {
            return last(month: month, day: day.value / 100, year: year(at: day.end), today, end: day.end)
        }
        guard isSure else { return nil }
        // This month is not over: its first day, but where another is meant and has been.
        let isNow = today.civil.month == month && (about ?? .max) > today.civil.day
        return last(month: month, day: isNow ? 1 : middle, year: nil, today, end: next)
    }

    private func year(at index: Int) -> (Int, Int)? {
        guard continues(index) || index < tokens.count && tokens[index].before == .soft else { return nil }
        let start = tokens[index].has(.passesObject) ? index + 1 : index
        guard start < tokens.count, tokens[start].kind == .number, tokens[start].number % 100 == 0 else { return nil }
        let value = Int(tokens[start].number) / 100
        return (1950...2100).contains(value) ? (value, start + 1) : nil
    }

    /// The days since a date, in its year or else the last time it was.
    private func last(month: Int, day: Int, year: (Int, Int)?, _ today: Day, end: Int) -> Duration? {
        let this = today.civil.year
        for candidate in year.map({ [$0.0] }) ?? [this, this - 1] {
            guard let date = Day(year: candidate, month: month, day: min(day, 28)) ?? nil else { return nil }
            // The end of a month is close enough, but where the day exists it is kept.
            let exact = Day(year: candidate, month: month, day: day) ?? date
            if exact <= today { return Duration(days: today - exact, end: year?.1 ?? end) }
        }
        return nil
    }

    /// "2026-11-20", "11/20/2026", "20.11.2026", "11/20"
    private func numericDate(at start: Int, _ today: Day) -> Duration? {
        guard start + 1 < tokens.count, tokens[start + 1].kind == .number,
            [UInt8(ascii: "/"), UInt8(ascii: "-")].contains(tokens[start + 1].joint)
        else { return nil }
        let first = Int(tokens[start].number) / 100
        let second = Int(tokens[start + 1].number) / 100
        let isThree =
            start + 2 < tokens.count && tokens[start + 2].kind == .number
            && tokens[start + 2].joint == tokens[start + 1].joint
        let third = isThree ? Int(tokens[start + 2].number) / 100 : 0
        if isThree, first > 1900 {
            return last(month: second, day: third, year: (first, start + 3), today, end: start + 3)
        }
        let (month, day) = first > 12 ? (second, first) : (first, second)
        if isThree {
            let year = third < 100 ? 2000 + third : third
            return last(month: month, day: day, year: (year, start + 3), today, end: start + 3)
        }
        guard tokens[start + 1].joint == UInt8(ascii: "/"), start == 0 || tokens[start - 1].temporal != .none else {
            return nil
        }
        return last(month: month, day: day, year: nil, today, end: start + 2)
    }

    // MARK: what a pattern may skip

    /// Marks times within a sentence, with the word that brings them in: "my boyfriend of five years left".
    mutating func markTimes(today: Day) {
        for index in tokens.indices where tokens[index].temporal != .none || tokens[index].kind == .number {
            tokens[index].beginsDuration = duration(at: index) != nil
            tokens[index].beginsAgo = ago(at: index, today: today) != nil
            tokens[index].beginsNumber = number(at: index) != nil
        }
        var index = 0
        while index < tokens.count {
            guard
                tokens[index].temporal != .none || tokens[index].kind == .number
                    || tokens[index].has([.preposition, .subordinator])
            else {
                index += 1
                continue
            }
            var found = ago(at: index, today: today) ?? duration(at: index)
            if found == nil, tokens[index].has([.preposition, .subordinator]), continues(index + 1) {
                found = ago(at: index + 1, today: today) ?? duration(at: index + 1)
            }
            if let found, found.end > index {
                for part in index..<min(found.end, tokens.count) { tokens[part].isTime = true }
                index = found.end
            } else {
                index += 1
            }
        }
    }
}
