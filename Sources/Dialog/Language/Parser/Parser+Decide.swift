// Decides and clocks, which are read like facts.
extension Parser {
    /// `decide NAME`, and below it `VALUE when CONDITION`; the last is `VALUE otherwise`.
    mutating func decide(_ declaration: Declaration) {
        owner = .decide(script.decides.count)
        var rest = cursor(declaration.rest)
        endOfLine(&rest, after: "a decide's name")
        var decide = Decide(name: declaration.name, values: [], lines: [], place: declaration.place)
        var otherwise: Range<Int>?
        var isReported = false
        var last = ""
        for line in block(below: declaration.line, of: "a decide") {
            leaf(line, "a line of a decide")
            if let otherwise, !isReported {
                isReported = true
                report(
                    .missingOtherwise, "never read: 'otherwise' above holds for everything",
                    at: self.line(line).content,
                    note: .init(message: "it is here", place: place(otherwise)))
            }
            let keyword = decideLine(line, &decide)
            last = text(keyword)
            if last == "otherwise" { otherwise = otherwise ?? keyword }
        }
        // Where the last line is neither, that is the mistake.
        if otherwise == nil, last == "when" {
            findings.add(.missingOtherwise, "the last line has to be 'VALUE otherwise'", at: declaration.place)
        }
        script.decides.append(decide)
    }

    /// Returns `when` or `otherwise`, or what stands there.
    private mutating func decideLine(_ line: Int, _ decide: inout Decide) -> Range<Int> {
        var (word, cursor) = firstWord(of: line)
        if text(word) == "when" {
            report(.badCondition, "the value comes first: 'VALUE when CONDITION'", at: self.line(line).content)
            return word
        }
        var keyword = cursor.word()
        if text(word) == "otherwise", !keyword.isEmpty {
            report(.badCondition, "the value comes first: '\(text(keyword)) otherwise'", at: self.line(line).content)
            swap(&word, &keyword)
        }
        let name = self.name(word, isTested: true, isValue: true)
        var condition = Condition.always
        switch text(keyword) {
        case "when": condition = self.condition(&cursor, after: keyword) ?? .always
        case "otherwise": endOfLine(&cursor, after: "'otherwise'")
        default:
            let range = keyword.isEmpty ? word : keyword
            let found = keyword.isEmpty ? "" : ", not \(quoted(keyword))"
            report(.badCondition, "expected 'when CONDITION' or 'otherwise' after \(quoted(word))\(found)", at: range)
        }
        guard let value = decide.values.firstIndex(of: name) ?? newValue(name, word, &decide) else { return keyword }
        decide.lines.append(Decide.Line(value: value, condition: condition, place: place(self.line(line).content)))
        return keyword
    }

    private mutating func newValue(_ name: String, _ word: Range<Int>, _ decide: inout Decide) -> Int? {
        guard decide.values.count < Cases.maximumValues else {
            report(.tooManyValues, "a decide has at most \(Cases.maximumValues) values", at: word)
            return nil
        }
        decide.values.append(name)
        return decide.values.count - 1
    }

    /// `clock NAME`, and below it `STAGE from day NUMBER`.
    mutating func clock(_ declaration: Declaration) {
        var rest = cursor(declaration.rest)
        endOfLine(&rest, after: "a clock's name")
        var stages: [Clock.Stage] = []
        for line in block(below: declaration.line, of: "a clock") {
            leaf(line, "a clock's stage")
            guard let (stage, day) = clockStage(line) else { continue }
            if stages.isEmpty, stage.from != 1 {
                report(.clockGap, "the first stage begins from day 1", at: day)
            } else if let last = stages.last, stage.from <= last.from {
                report(
                    .clockGap, "begins on day \(stage.from), not after the stage above", at: day,
                    note: .init(message: "from day \(last.from)", place: last.place))
            }
            if let earlier = stages.first(where: { $0.name == stage.name }) {
                findings.add(
                    .repeatedName, "a second stage '\(stage.name)'", at: stage.place,
                    note: .init(message: "the first one is here", place: earlier.place))
            } else if stages.count == Cases.maximumValues {
                findings.add(.tooManyValues, "a clock has at most \(Cases.maximumValues) stages", at: stage.place)
            } else {
                stages.append(stage)
            }
        }
        script.clocks.append(Clock(name: declaration.name, stages: stages, place: declaration.place))
    }

    private mutating func clockStage(_ line: Int) -> (Clock.Stage, day: Range<Int>)? {
        var (word, cursor) = firstWord(of: line)
        let name = self.name(word, isTested: true, isValue: true)
        let hasWords = cursor.take("from") != nil && cursor.take("day") != nil
        let number = cursor.word()
        let day = (1...6).contains(number.count) && layout.bytes[number].allSatisfy(\.isDigit) ? Int(text(number)) : nil
        guard hasWords, let day else {
            report(.badStage, "a clock's line is 'STAGE from day NUMBER'", at: self.line(line).content)
            return nil
        }
        endOfLine(&cursor, after: "the number of the day")
        return (Clock.Stage(name: name, from: day, place: place(word)), number)
    }
}
