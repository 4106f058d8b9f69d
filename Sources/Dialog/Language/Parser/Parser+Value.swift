extension Parser {
    /// A value with its lines, and where its range stands.
    mutating func value(_ valueLine: ValueLine, _ line: Int, of fact: Fact) -> (Value, range: Range<Int>?) {
        let (label, range) = labelAndRange(valueLine, of: fact)
        var value = Value(
            name: valueName(valueLine), label: label, range: range.flatMap { self.valueRange($0) },
            place: place(valueLine.name))
        if self.line(line).next > line + 1 {
            for line in block(below: line, of: "a value") { valueKeyword(line, &value, isAlarm: fact.isAlarm) }
        }
        return (value, range)
    }

    private mutating func valueName(_ value: ValueLine) -> String {
        if value.name.isEmpty {
            let colon = value.name.lowerBound..<value.name.lowerBound + 1
            report(.missingName, "the value's name is missing before ':'", at: colon)
            return ""
        }
        if Self.valueKeywords.contains(text(value.name)) { reportColon(value.name) }
        return name(value.name, isTested: true, isValue: true)
    }

    /// Splits at the last ` = `. A label may have braces in it, but no range.
    private mutating func labelAndRange(_ value: ValueLine, of fact: Fact) -> (Text?, Range<Int>?) {
        let bytes = layout.bytes
        let equals = value.rest.last { offset in
            bytes[offset] == UInt8(ascii: "=") && bytes[offset - 1].isSpace
                && (offset + 1 >= value.rest.upperBound || bytes[offset + 1].isSpace)
        }
        // Points at the sign where nothing follows it.
        let range = equals.map { equals in
            let range = trimmed(equals + 1..<value.rest.upperBound)
            return range.isEmpty ? equals..<equals + 1 : range
        }
        let label = trimmed(value.rest.lowerBound..<(equals ?? value.rest.upperBound))
        guard !label.isEmpty else {
            if value.hasColon, !value.name.isEmpty {
                report(.missingText, "the label is missing after the colon", at: value.name)
            }
            return (nil, range)
        }
        if bytes[label.lowerBound] == UInt8(ascii: ":") {
            report(.unexpectedText, "a second colon", at: label.prefix(1))
        } else if !value.hasColon {
            reportLabel(label, of: value)
        }
        let outer = owner
        owner = .label(fact: script.facts.count)
        defer { owner = outer }
        return (text(label), range)
    }

    /// A name of several words, or a label without its colon.
    private mutating func reportLabel(_ label: Range<Int>, of value: ValueLine) {
        // What is no name at all is reported as that.
        guard layout.bytes[value.name.lowerBound].isLetter, value.name == validName(value.name) else { return }
        let words = text(label.prefix(Limit.quoted)).harmless
        guard let colon = words.firstIndex(of: ":") else {
            return report(
                .unknownLine, "a label stands after a colon: \(text(value.name)): \(words)", at: value.name)
        }
        let name = ([text(value.name)] + words[..<colon].split(separator: " ").map(String.init)).joined(separator: "-")
        report(.badName, "a name is one word: \(name)\(words[colon...])", at: value.name)
    }

    private mutating func valueKeyword(_ line: Int, _ value: inout Value, isAlarm: Bool) {
        var (word, rest) = firstWord(of: line)
        switch text(word) {
        case "heard":
            if isAlarm { report(.alarmAsked, "the reply to an alarm begins in its block; say it there", at: word) }
            if value.heard != nil { repeated(word) }
            value.heard = prose(rest, line: line, after: word) ?? value.heard
        case "because":
            if value.because != nil { repeated(word) }
            value.because = prose(rest, line: line, after: word) ?? value.because
        case "implies":
            if let implied = implied(&rest, after: word) { value.implies.append(implied) }
            leaf(line, "'implies'")
        case "alone":
            if value.isAlone { repeated(word) }
            value.isAlone = true
            endOfLine(&rest, after: "'alone'")
            leaf(line, "'alone'")
        case "hear":
            if let pattern = pattern(&rest, after: word) { value.hear.append(pattern) }
            leaf(line, "a pattern")
        case "answer":
            if isAlarm { report(.alarmAsked, "an alarm is only heard; write 'hear'", at: word) }
            if let pattern = answer(&rest, after: word) { value.answer.append(pattern) }
            leaf(line, "a pattern")
        case "like":
            if let sample = sample(rest, line, after: word) { value.like.append(sample) }
        case "unlike":
            if let sample = sample(rest, line, after: word) { value.unlike.append(sample) }
        default:
            unknownLine(word, in: "a value of a fact", expecting: Self.valueKeywords)
        }
    }

    /// `FACT is VALUE`, of another fact that words may tell.
    private mutating func implied(_ rest: inout Cursor, after keyword: Range<Int>) -> Implied? {
        let range = rest.rest
        let count = findings.diagnostics.count
        guard let condition = condition(&rest, after: keyword), findings.diagnostics.count == count else { return nil }
        guard case .test(.fact(let fact), let cases, negated: false) = condition.nodes[0],
            let value = cases.firstValue, cases == .value(value), owner != .fact(fact)
        else {
            report(.badCondition, "'implies' takes one value of another fact: FACT is VALUE", at: range)
            return nil
        }
        return Implied(fact: fact, value: value)
    }

    /// `"SAMPLE"`
    mutating func sample(_ rest: Cursor, _ line: Int, after keyword: Range<Int>) -> Sample? {
        leaf(line, "a sample")
        let range = rest.rest
        guard !range.isEmpty else {
            report(.missingText, "the sample is missing after \(quoted(keyword))", at: keyword)
            return nil
        }
        let quote = UInt8(ascii: "\"")
        guard layout.bytes[range.lowerBound] == quote, layout.bytes[range.upperBound - 1] == quote, range.count > 1
        else {
            report(.unquotedSample, "a sample stands in straight quotation marks: \"...\"", at: range)
            return nil
        }
        let inner = trimmed(range.lowerBound + 1..<range.upperBound - 1)
        guard !layout.bytes[inner].contains(quote) else {
            report(.unquotedSample, "a line has one sample; the next stands on a line of its own", at: range)
            return nil
        }
        guard !inner.isEmpty else {
            report(.missingText, "nothing stands between the quotation marks", at: range)
            return nil
        }
        return Sample(text: text(inner), place: place(range))
    }
}
