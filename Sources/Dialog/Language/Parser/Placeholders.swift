extension Parser {
    /// What stands in braces. Nil where it means nothing.
    mutating func placeholder(_ inner: Range<Int>) -> Text.Segment? {
        var cursor = cursor(inner)
        cursor.skipSpace()
        var range = cursor.rest
        while let last = range.last, layout.bytes[last].isSpace { range = range.lowerBound..<last }
        guard !range.isEmpty else {
            report(.unknownPlaceholder, "nothing stands in the braces", at: inner.lowerBound - 1..<inner.upperBound + 1)
            return nil
        }
        if layout.bytes[range].contains(UInt8(ascii: "|")) { return verb(range) }

        let name = text(range)
        if let pronoun = Text.Pronoun(rawValue: name) { return .pronoun(pronoun, capitalised: false) }
        if let first = name.first, let pronoun = Text.Pronoun(rawValue: first.lowercased() + name.dropFirst()) {
            return .pronoun(pronoun, capitalised: true)
        }
        if let subject = names.subject(named: name) {
            refer(.print(subject.subject), at: range)
            return .subject(subject.subject)
        }
        if let days = days(range) { return days }
        report(.unknownPlaceholder, "no fact \(quoted(range))\(placeholderHint(name))", at: range)
        return nil
    }

    /// `CLOCK all` or `CLOCK held`
    private mutating func days(_ range: Range<Int>) -> Text.Segment? {
        var cursor = cursor(range)
        let name = cursor.word()
        guard case .clock(let clock)? = names.subject(named: text(name))?.subject,
            let days = Text.Days(rawValue: text(cursor.word())), cursor.rest.isEmpty
        else { return nil }
        refer(.print(.clock(clock)), at: range)
        return .days(days, clock: clock)
    }

    private mutating func placeholderHint(_ name: String) -> String {
        switch name.lowercased() {
        case "he", "she": "; for the person's own word write {they}"
        case "him", "her": "; for the person's own word write {them} or {their}"
        case "his", "hers": "; for the person's own word write {their} or {theirs}"
        default:
            suggestions.hint(for: name, among: names.all(in: .subject) + Text.Pronoun.allCases.map(\.rawValue))
        }
    }

    /// `{was|were}`: the form that ends in s is for he and she, the other one for they. Where both do ("misses|miss"),
    /// it is the longer, since the singular adds its s to the plural. A form may be empty: "want{s|}".
    private mutating func verb(_ range: Range<Int>) -> Text.Segment? {
        let forms = layout.bytes[range].split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        guard forms.count == 2 else {
            report(.badVerb, "two forms, not \(forms.count): {was|were}", at: range)
            return nil
        }
        let first = Self.isSingular(forms[0])
        let second = Self.isSingular(forms[1])
        guard first || second else {
            report(.badVerb, "neither form ends in s, so it is not clear which is for he and she", at: range)
            return nil
        }
        if first && second && forms[0].count == forms[1].count {
            report(
                .badVerb, "both forms end in s and are as long, so it is not clear which is for he and she", at: range)
            return nil
        }
        let isFirst = first && second ? forms[0].count > forms[1].count : first
        return .verb(singular: text(forms[isFirst ? 0 : 1].indices), plural: text(forms[isFirst ? 1 : 0].indices))
    }

    /// Whether it ends in s, before "n't" where there is one.
    private static func isSingular(_ form: Slice<Bytes>) -> Bool {
        let negation = ["n't", "n\u{2019}t"].first { form.suffix($0.utf8.count).elementsEqual($0.utf8) }
        let last = form.dropLast(negation?.utf8.count ?? 0).last
        return last == UInt8(ascii: "s") || last == UInt8(ascii: "S")
    }
}
