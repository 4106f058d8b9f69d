/// What a line directly below a fact is.
enum FactLine {
    /// `ask`, `again`, `hear`
    case keyword(Range<Int>, rest: Cursor)
    case value(ValueLine)
    case unknown(Range<Int>)
}

/// `NAME` or `NAME: LABEL`, perhaps with ` = RANGE`.
struct ValueLine {
    let name: Range<Int>
    /// What follows the name and its colon.
    let rest: Range<Int>
    let hasColon: Bool
}

extension Parser {
    static let factKeywords = ["ask", "again", "hear"]
    static let valueKeywords = ["heard", "because", "implies", "alone", "hear", "answer", "like", "unlike"]

    /// Tells values from other lines. Both rounds ask, and must agree.
    func factLine(_ line: Int) -> FactLine {
        let (word, rest) = firstWord(of: line)
        if let colon = layout.bytes[word].firstIndex(of: UInt8(ascii: ":")) {
            let (name, rest) = (word.lowerBound..<colon, colon + 1..<self.line(line).content.upperBound)
            if Self.factKeywords.contains(text(name)) { return .keyword(name, rest: cursor(trimmed(rest))) }
            return .value(ValueLine(name: name, rest: rest, hasColon: true))
        }
        let name = text(word)
        if Self.factKeywords.contains(name) { return .keyword(word, rest: rest) }
        if Self.homes.contains(where: { $0.keywords.contains(name) }) { return .unknown(word) }
        if !rest.isAtEnd, rest.byte != UInt8(ascii: "=") {
            var suggestions = Suggestions()
            if suggestions.nearest(to: name, among: Self.factKeywords) != nil { return .unknown(word) }
        }
        return .value(ValueLine(name: word, rest: rest.rest, hasColon: false))
    }

    /// `fact NAME [several] [alarm] [cautious] [each visit] [given country | given hour]`, and its lines.
    mutating func fact(_ declaration: Declaration) {
        owner = .fact(script.facts.count)
        var fact = Fact(name: declaration.name, place: declaration.place)
        attributes(declaration.rest, of: &fact)
        var ranges: [Range<Int>?] = []
        var surplus: Range<Int>?
        for line in block(below: declaration.line, of: "a fact") {
            switch factLine(line) {
            case .keyword(let word, let rest): factKeyword(word, rest, line, &fact)
            case .value(let value):
                if fact.values.count < Cases.maximumValues {
                    let (parsed, range) = self.value(value, line, of: fact)
                    fact.values.append(parsed)
                    ranges.append(range)
                } else {
                    if surplus == nil { surplus = value.name }
                }
            case .unknown(let word):
                unknownLine(word, in: "a fact", expecting: Self.factKeywords)
            }
        }
        if fact.values.isEmpty, self.line(declaration.line).next > declaration.line + 1 {
            findings.add(.missingLines, "a fact needs a value", at: declaration.place)
        }
        if let surplus { report(.tooManyValues, "a fact has at most \(Cases.maximumValues) values", at: surplus) }
        check(fact, ranges: ranges)
        script.facts.append(fact)
    }

    private mutating func attributes(_ rest: Range<Int>, of fact: inout Fact) {
        var cursor = cursor(rest)
        while case let first = cursor.word(), !first.isEmpty {
            let isPair = text(first) == "each" || text(first) == "given"
            let second = isPair ? cursor.word() : first
            let word = first.lowerBound..<max(first.upperBound, second.upperBound)
            switch text(first) + (isPair ? " " + text(second) : "") {
            case "several": fact.isSeveral = true
            case "alarm": fact.isAlarm = true
            case "cautious": fact.isCautious = true
            case "each visit": fact.isEachVisit = true
            case "given country": given(.country, &fact, at: word)
            case "given hour": given(.hour, &fact, at: word)
            default:
                let known = ["several", "alarm", "cautious", "each visit", "given country", "given hour"]
                var hint = suggestions.hint(for: text(word), among: known)
                if !isPair, first.lowerBound == rest.lowerBound, hint.hasPrefix(" ") {
                    hint += "; a name is one word: \(fact.name)-\(text(validName(word)).harmless)"
                }
                report(.unknownAttribute, "no attribute \(quoted(word))\(hint)", at: word)
                continue
            }
            if fact.isAlarm && (fact.isSeveral || fact.given != nil) {
                report(.conflictingAttributes, "an alarm is only heard, and has one value at a time", at: word)
            } else if fact.isSeveral && fact.given != nil {
                report(.conflictingAttributes, "what is given has one value at a time", at: word)
            } else if fact.isCautious && (fact.isSeveral || fact.isAlarm || fact.given != nil) {
                report(.conflictingAttributes, "only a fact of one value that people tell can be cautious", at: word)
            }
        }
    }

    private mutating func given(_ given: Fact.Given, _ fact: inout Fact, at word: Range<Int>) {
        if fact.given != nil {
            report(.conflictingAttributes, "a fact is given by the country or by the hour, not by both", at: word)
        }
        fact.given = given
    }

    private mutating func factKeyword(_ word: Range<Int>, _ rest: Cursor, _ line: Int, _ fact: inout Fact) {
        let keyword = text(word)
        if self.line(line).content.contains(word.upperBound), layout.bytes[word.upperBound] == UInt8(ascii: ":") {
            reportColon(word)
        }
        if fact.isAlarm, keyword != "hear" {
            report(.alarmAsked, "an alarm is only heard; a fact of its own can ask further", at: word)
        }
        switch keyword {
        case "ask":
            if fact.ask != nil { repeated(word, instead: "again") }
            fact.ask = prose(rest, line: line, after: word) ?? fact.ask
        case "again":
            if let text = prose(rest, line: line, after: word) { fact.again.append(text) }
        default:
            var rest = rest
            if let pattern = pattern(&rest, after: word) { fact.hear.append(pattern) }
            leaf(line, "a pattern")
        }
    }

    /// Reports a value that has the name of a keyword, or a keyword with the colon of a value.
    mutating func reportColon(_ word: Range<Int>) {
        report(
            .reservedName, "\(quoted(word)) begins a line of its own and takes no colon; no value has this name",
            at: word)
    }

    /// Reports a line that can stand only once.
    mutating func repeated(_ word: Range<Int>, instead: String? = nil) {
        let hint = instead.map { "; for another wording write '\($0)'" } ?? ""
        report(.repeatedLine, "a second \(quoted(word))\(hint)", at: word)
    }
}
