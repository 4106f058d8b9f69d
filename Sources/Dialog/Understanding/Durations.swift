/// Lengths of time: "five years", "two and a half months", "from 2015 to 2021".
extension Utterance {
    struct Duration {
        var days: Int
        var end: Int
    }

    /// A hundred years: nobody means more.
    private static let longestTime = 36_500

    /// "five years", "a month and a half", "almost two years", "a year and three months"; not an age.
    func duration(at start: Int) -> Duration? {
        var next = start
        var change = 0
        while next < min(tokens.count, start + 4), next == start || tokens[next].before == .none {
            switch tokens[next].temporal {
            case .under: change = -1
            case .over: change = 1
            case .about: break
            case .last, .this:
                // "the past three months"; "last month" is a time of its own.
                guard continues(next + 1), tokens[next + 1].temporal != .unit else { return nil }
            default:
                guard let found = plainDuration(at: next) else { return nil }
                // "over a year" is more than 365 days, "almost a year" less.
                return Duration(days: min(max(0, found.days + change), Self.longestTime), end: found.end)
            }
            next = Int(tokens[next].phraseEnd)
        }
        return nil
    }

    /// Whether a length of time is a sentence, or a part of one between pauses: "8 years.", "7 months, met his mum"; and whether
    /// a time in the past ends one: "he dumped me, yesterday". "Yesterday, I saw her" tells of something else.
    func standsAlone(_ range: Range<Int>, isAgo: Bool) -> Bool {
        var start = range.lowerBound
        if isAgo {
            guard start > 0, range.upperBound == tokens.count || tokens[range.upperBound].before == .hard else {
                return false
            }
        }
        while start > 0, tokens[start].before == .none, tokens[start - 1].has([.adverb, .filler]) { start -= 1 }
        // A whole message may be an answer.
        guard start > 0 || range.upperBound < tokens.count else { return false }
        // "four years lol"
        var end = range.upperBound
        while continues(end), tokens[end].has(.filler) { end += 1 }
        return tokens[start].before != .none && !continues(end)
    }

    /// Whether a time is the whole message but for words that say nothing: "yesterday", "idk like 2 weeks". Behind a time in the
    /// past may stand how it was, without a verb: "yesterday, over text lol".
    func isWhole(_ range: Range<Int>, isAgo: Bool) -> Bool {
        guard tokens[..<range.lowerBound].allSatisfy(\.isHedge) else { return false }
        let rest = tokens[range.upperBound...]
        return rest.allSatisfy { $0.has(.filler) }
            || isAgo && !rest.contains { $0.isVerb || $0.has([.subject, .negated]) }
    }

    /// "from 2015 to 2021", "2015-2021"
    private func years(at start: Int) -> Duration? {
        func year(_ index: Int) -> Int? {
            guard index < tokens.count, tokens[index].kind == .number, tokens[index].number % 100 == 0 else {
                return nil
            }
            let value = Int(tokens[index].number) / 100
            return (1950...2100).contains(value) ? value : nil
        }
        let first = tokens[start].temporal == .origin ? start + 1 : start
        guard first == start || continues(first), let from = year(first), continues(first + 1) else { return nil }
        let isJoint = tokens[first + 1].joint == UInt8(ascii: "-")
        let last = isJoint ? first + 1 : first + 2
        guard isJoint || tokens[first + 1].has(.infinitive) && continues(last), let to = year(last), to > from else {
            return nil
        }
        return Duration(days: (to - from) * 365, end: last + 1)
    }

    private func plainDuration(at start: Int) -> Duration? {
        if let years = years(at: start) { return years }
        var found: Duration
        if let amount = amount(at: start), continues(amount.end), let unit = unit(at: unitBehind(amount)) {
            found = Duration(days: amount.value * unit.days / 100, end: unit.end)
            if let end = half(at: found.end) {
                found = Duration(days: found.days + unit.days / 2, end: end)
            } else if continues(found.end), tokens[found.end].has(.coordinator), continues(found.end + 1),
                let more = self.amount(at: found.end + 1), continues(more.end), let smaller = self.unit(at: more.end),
                smaller.days < unit.days
            {
                found = Duration(days: found.days + more.value * smaller.days / 100, end: smaller.end)
            }
        } else if let unit = unit(at: start), isBare(start) {
            if let end = half(at: unit.end) {
                // "year and a half"
                found = Duration(days: unit.days * 3 / 2, end: end)
            } else {
                guard tokens[start].has(.plural) else { return nil }
                // "for years" is some three of them at least.
                found = Duration(days: unit.days * 3, end: unit.end)
            }
        } else {
            return nil
        }
        if temporal(found.end) == .age { return nil }
        return found
    }

    /// "two long years", but neither "two kids years ago" nor "two more years".
    private func unitBehind(_ amount: Amount) -> Int {
        let next = amount.end + 1
        guard amount.value > 100, [.none, .vague].contains(temporal(amount.end)), temporal(next) == .unit,
            tokens[next].has(.plural),
            tokens[amount.end].kind == .word,
            !tokens[amount.end].has(WordClass.function.union(.person).subtracting(.adverb)),
            !text[tokens[amount.end].text].hasSuffix("s"),
            !tokens[amount.end].isForm([.past, .third, .participle, .progressive])
        else { return amount.end }
        return next
    }

    /// Whether a unit stands where a length of time may, without a number: "for years", "years ago".
    private func isBare(_ index: Int) -> Bool {
        if index > 0, tokens[index].before == .none {
            let before = tokens[index - 1]
            if before.temporal == .number || before.kind == .number { return false }
            // "a couple of years" begins before.
            if before.has(.passesObject), index > 1, tokens[index - 2].temporal == .vague { return false }
            if before.has([.preposition, .subordinator]) || before.temporal == .over { return true }
        }
        return [.ago, .none].contains(temporal(index + 1))
            && (temporal(index + 1) == .ago || half(at: index + 1) != nil)
    }

    private func unit(at index: Int) -> Duration? {
        guard index < tokens.count, tokens[index].temporal == .unit else { return nil }
        return Duration(days: Int(tokens[index].value), end: Int(tokens[index].phraseEnd))
    }
}

extension Token {
    /// "well", "no", "maybe", "i don't know", "i think": says that what follows is not exact, or nothing at all.
    fileprivate var isHedge: Bool {
        has([.filler, .adverb, .yes, .no, .support, .negator, .believes, .factive, .be])
            || has(.subject) && !has([.second, .third])
    }
}
