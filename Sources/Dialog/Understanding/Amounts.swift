/// Numbers and lengths of time.
extension Utterance {
    struct Amount {
        /// In hundredths.
        var value: Int
        /// The token behind it.
        var end: Int
    }
    struct Duration {
        var days: Int
        var end: Int
    }

    /// A hundred years: nobody means more.
    private static let longestTime = 36_500

    /// Whether a token is there and written in the same clause as the one before.
    func continues(_ index: Int) -> Bool { index < tokens.count && tokens[index].before == .none }

    private func temporal(_ index: Int) -> Temporal { continues(index) ? tokens[index].temporal : .none }

    /// "3", "twenty five", "two hundred", "2.5", "3rd".
    func number(at start: Int) -> Amount? {
        guard start < tokens.count else { return nil }
        let first = tokens[start]
        if first.kind == .number {
            if let fraction = fraction(at: start) { return fraction }
            if continues(start + 1), tokens[start + 1].joint == 0, let fraction = fraction(at: start + 1) {
                return Amount(value: Int(first.number) + fraction.value, end: fraction.end)
            }
            let end = temporal(start + 1) == .ordinal && tokens[start + 1].joint == 1 ? start + 2 : start + 1
            return Amount(value: Int(first.number), end: end)
        }
        guard first.temporal == .number else { return nil }
        var value = Int(first.value) * 100
        var end = Int(first.phraseEnd)
        // "twenty five", "twenty-five"
        if first.value >= 20, first.value < 100, temporal(end) == .number, (1...9).contains(tokens[end].value) {
            value += Int(tokens[end].value) * 100
            end += 1
        }
        if temporal(end) == .multiplier {
            value *= Int(tokens[end].value)
            end += 1
        }
        return Amount(value: min(value, 1_000_000_00), end: end)
    }

    /// "6 months" is no number; "17 years" may be an age.
    func isShortLength(_ amount: Amount) -> Bool {
        temporal(amount.end) == .unit && tokens[amount.end].value < 365
    }

    /// "the one", "the only one"
    func isPronoun(_ amount: Amount, at index: Int) -> Bool {
        amount.value == 100 && tokens[index].kind == .word && index > 0
            && (tokens[index - 1].has([.article, .determiner]) || index > 1 && tokens[index - 2].has(.article))
    }

    /// "1/2"
    private func fraction(at start: Int) -> Amount? {
        guard tokens[start].kind == .number, continues(start + 1), tokens[start + 1].kind == .number,
            tokens[start + 1].joint == UInt8(ascii: "/"), tokens[start].number < tokens[start + 1].number,
            tokens[start + 1].number <= 400, tokens[start].number > 0
        else { return nil }
        return Amount(value: Int(tokens[start].number) * 100 / Int(tokens[start + 1].number), end: start + 2)
    }

    /// How many: "three", "a", "a couple of", "half a", "2 or 3", "one and a half".
    private func amount(at start: Int) -> Amount? {
        guard start < tokens.count else { return nil }
        switch tokens[start].temporal {
        case .half:
            // "half a year", "half year"
            let end = temporal(start + 1) == .article ? start + 2 : start + 1
            return Amount(value: 50, end: end)
        case .article:
            if temporal(start + 1) == .half, temporal(start + 2) == .unit { return Amount(value: 50, end: start + 2) }
            if let vague = vague(at: start + 1) { return vague }
            if temporal(start + 1) == .multiplier {
                return Amount(value: Int(tokens[start + 1].value) * 100, end: start + 2)
            }
            return withHalf(Amount(value: 100, end: start + 1))
        // "a good month" is one; "good night" is none.
        case .vague: return tokens[start].value > 1 ? vague(at: start) : nil
        case .multiplier: return Amount(value: Int(tokens[start].value) * 100, end: start + 1)
        default: break
        }
        guard let first = number(at: start) else { return nil }
        return withHalf(upTo(first))
    }

    /// "a couple of", "few"
    private func vague(at start: Int) -> Amount? {
        guard start < tokens.count, tokens[start].temporal == .vague else { return nil }
        var end = Int(tokens[start].phraseEnd)
        if continues(end), tokens[end].has(.passesObject), temporal(end + 1) == .unit { end += 1 }
        return Amount(value: Int(tokens[start].value) * 100, end: end)
    }

    /// "2-3" and "two or three": the middle.
    private func upTo(_ first: Amount) -> Amount {
        var next = first.end
        guard continues(next) else { return first }
        if tokens[next].joint != UInt8(ascii: "-") {
            guard tokens[next].has([.alternative, .infinitive]) else { return first }
            next += 1
        }
        guard continues(next), let second = number(at: next), second.value > first.value else { return first }
        return Amount(value: (first.value + second.value) / 2, end: second.end)
    }

    /// "and a half" behind a number.
    private func withHalf(_ amount: Amount) -> Amount {
        guard let end = half(at: amount.end) else { return amount }
        return Amount(value: amount.value + 50, end: end)
    }

    /// The end of "and a half", "and half", "½".
    private func half(at start: Int) -> Int? {
        guard continues(start) else { return nil }
        if tokens[start].kind == .number, tokens[start].number == 50 { return start + 1 }
        guard tokens[start].has(.coordinator) else { return nil }
        var next = start + 1
        if temporal(next) == .article { next += 1 }
        guard temporal(next) == .half else { return nil }
        // "and half a month" is another amount.
        return temporal(next + 1) == .article ? nil : next + 1
    }

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
        has([.filler, .adverb, .yes, .no, .support, .negator, .believes, .factive]) || has(.subject) && has(.first)
    }
}
