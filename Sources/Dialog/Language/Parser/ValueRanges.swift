extension Parser {
    /// `A to B UNIT [ago]`, `A UNIT [ago] or more`, or without a unit.
    ///
    /// The last unit counts whole: `1 to 3 weeks` ends with the last day that is not yet four weeks, so that
    /// `4 weeks or more` joins on without a gap.
    mutating func valueRange(_ range: Range<Int>) -> ValueRange? {
        var cursor = cursor(range)
        guard let lower = number(&cursor) else { return badRange(range) }
        var upper: Int?
        if cursor.take("to") != nil {
            guard let number = number(&cursor) else { return badRange(range) }
            upper = number
        }
        let length = unit(&cursor)
        let isAgo = length != nil && cursor.take("ago") != nil
        let isOpen = cursor.take("or") != nil
        if isOpen, cursor.take("more") == nil { return badRange(range) }
        cursor.skipSpace()
        guard cursor.isAtEnd, isOpen == (upper == nil) else { return badRange(range) }
        guard let length else { return ValueRange(unit: .number, lower: lower, upper: upper) }
        return ValueRange(
            unit: isAgo ? .ago : .duration, lower: lower * length, upper: upper.map { ($0 + 1) * length - 1 })
    }

    private func number(_ cursor: inout Cursor) -> Int? {
        let word = cursor.word()
        // Six digits are more than two thousand years of days, and no product of them overflows.
        guard (1...6).contains(word.count), layout.bytes[word].allSatisfy(\.isDigit) else { return nil }
        return Int(text(word))
    }

    /// The days of a unit.
    private func unit(_ cursor: inout Cursor) -> Int? {
        let mark = cursor.position
        switch text(cursor.word()) {
        case "day", "days": return 1
        case "week", "weeks": return 7
        case "month", "months": return 30
        case "year", "years": return 365
        default:
            cursor.reset(to: mark)
            return nil
        }
    }

    private mutating func badRange(_ range: Range<Int>) -> ValueRange? {
        let hint = "or these with 'ago' (days, weeks, months, years) or without a unit"
        report(.badRange, "a range is 'A to B UNIT', 'A UNIT or more', \(hint)", at: range)
        return nil
    }
}
