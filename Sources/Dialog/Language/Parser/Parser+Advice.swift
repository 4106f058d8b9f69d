extension Parser {
    static let adviceKeywords = Advice.Kind.allCases.map(\.rawValue) + ["start"]

    /// `advice NAME`, and its parts.
    mutating func advice(_ declaration: Declaration) {
        var rest = cursor(declaration.rest)
        endOfLine(&rest, after: "an advice's name")
        var advice = Advice(name: declaration.name, parts: [], starts: [], place: declaration.place)
        let before = findings.diagnostics.count
        for line in block(below: declaration.line, of: "an advice") { adviceLine(line, &advice) }
        // A line that means nothing may have been the 'next'.
        if !advice.parts.contains(where: { $0.kind == .next }), findings.diagnostics.count == before {
            findings.add(.missingNext, "an advice needs a 'next', the one step it recommends", at: declaration.place)
        }
        script.advices.append(advice)
    }

    private mutating func adviceLine(_ line: Int, _ advice: inout Advice) {
        var (word, rest) = firstWord(of: line)
        let keyword = text(word)
        if keyword == "start" {
            let clock = named(&rest, line, after: word) { $0.start($1) }
            guard let clock else { return }
            let place = place(self.line(line).content)
            advice.starts.append(Advice.Start(id: newLine(), clock: clock, place: place))
        } else if let kind = Advice.Kind(rawValue: keyword) {
            let before = findings.diagnostics.count
            guard let text = prose(rest, line: line, after: word) else { return }
            // Nothing is advised without a source, or a mark that it is our own. One that was misspelt was reported.
            if text.citations.isEmpty, findings.diagnostics.count == before {
                report(.unsourcedAdvice, "'\(keyword)' names no source; what is our own is marked [own]", at: word)
            }
            advice.parts.append(Advice.Part(id: newLine(), kind: kind, text: text))
        } else {
            unknownLine(word, in: "an advice", expecting: Self.adviceKeywords)
        }
    }
}
