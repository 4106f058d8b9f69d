/// Numbers: "3", "twenty five", "a couple of", "two and a half".
extension Utterance {
    struct Amount {
        /// In hundredths.
        var value: Int
        /// The token behind it.
        var end: Int
    }

    /// Whether a token is there and written in the same clause as the one before.
    func continues(_ index: Int) -> Bool { index < tokens.count && tokens[index].before == .none }

    func temporal(_ index: Int) -> Temporal { continues(index) ? tokens[index].temporal : .none }

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
    func amount(at start: Int) -> Amount? {
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
    func half(at start: Int) -> Int? {
        guard continues(start) else { return nil }
        if tokens[start].kind == .number, tokens[start].number == 50 { return start + 1 }
        guard tokens[start].has(.coordinator) else { return nil }
        var next = start + 1
        if temporal(next) == .article { next += 1 }
        guard temporal(next) == .half else { return nil }
        // "and half a month" is another amount.
        return temporal(next + 1) == .article ? nil : next + 1
    }
}
