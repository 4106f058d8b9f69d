extension Parser {
    /// A file of `seeds/`: `NAME: TEXT` at column 1, deeper lines continue, and a deeper `declined REASON: WHY` says
    /// that the claim is not passed on.
    mutating func claims() {
        if layout.lines.isEmpty { report(.emptyFile, "the file claims nothing", at: 0..<0) }
        let document = Self.document(script.sources[layout.file].path)
        var index = 0
        while index < layout.lines.count {
            if line(index).indent > 0 {
                report(.badIndentation, "lies below nothing; a claim begins at column 1", at: line(index).content)
            } else {
                claim(index, document)
            }
            index = line(index).next
        }
    }

    /// `seeds/four-steps.claims` is the document four-steps.
    private static func document(_ path: String) -> String {
        let file = path.split(separator: "/").last ?? ""
        return String(file.lastIndex(of: ".").map { file[..<$0] } ?? file)
    }

    private mutating func claim(_ line: Int, _ document: String) {
        guard let (name, rest) = nameAndRest(self.line(line).content) else {
            report(.badClaim, "a claim is 'NAME: TEXT'", at: self.line(line).content)
            return
        }
        let next = self.line(line).next
        let decline =
            (line + 1..<next).first { ["declined", "declined:"].contains(text(firstWord(of: $0).word)) } ?? next
        let claimed = folded(rest, line + 1..<decline)
        if claimed.isEmpty { report(.missingText, "the claim's text is missing", at: name) }
        reportMisspeltDeclined(line + 1..<decline)
        let claim = Claim(
            document: document, name: self.name(name, isTested: false), text: claimed,
            declined: decline < next ? declined(decline, next) : nil, place: place(name))
        let full = document + "/" + claim.name
        if claim.name == "own" { report(.reservedName, "[own] marks what is our own", at: name) }
        if let earlier = names.declare(full, in: .claim, as: script.claims.count, at: claim.place) {
            report(
                .repeatedName, "the name '\(full)' is taken", at: name,
                note: .init(message: "declared here first", place: earlier))
        }
        script.claims.append(claim)
    }

    /// Read as text, a misspelt `declined` would make of what is declined a claim to rest on.
    private mutating func reportMisspeltDeclined(_ lines: Range<Int>) {
        for line in lines {
            let (word, rest) = firstWord(of: line)
            guard nameAndRest(rest.rest) != nil, suggestions.nearest(to: text(word), among: ["declined"]) != nil else {
                continue
            }
            report(.badClaim, "'\(text(word))' continues the claim; did you mean 'declined'?", at: word)
        }
    }

    private mutating func declined(_ line: Int, _ end: Int) -> (reason: String, text: String)? {
        let (keyword, cursor) = firstWord(of: line)
        guard text(keyword) == "declined", let (reason, rest) = nameAndRest(cursor.rest) else {
            report(.badClaim, "expected 'declined REASON: WHY'", at: keyword)
            return nil
        }
        let why = folded(rest, line + 1..<end)
        if why.isEmpty { report(.missingText, "why it is declined is missing", at: reason) }
        return (name(reason, isTested: false), why)
    }

    /// Splits `NAME: TEXT`.
    private func nameAndRest(_ range: Range<Int>) -> (name: Range<Int>, rest: Range<Int>)? {
        guard let colon = layout.bytes[range].firstIndex(of: UInt8(ascii: ":")), colon > range.lowerBound,
            !layout.bytes[range.lowerBound..<colon].contains(where: \.isSpace)
        else { return nil }
        return (range.lowerBound..<colon, colon + 1..<range.upperBound)
    }

    /// The text of a stretch and of the lines that continue it.
    private mutating func folded(_ range: Range<Int>, _ lines: Range<Int>) -> String {
        var builder = TextBuilder()
        builder.fold(layout.bytes[range])
        for line in lines { builder.fold(layout.bytes[self.line(line).content]) }
        for stretch in [range] + lines.map({ self.line($0).content }) { reportSwallowedComment(stretch) }
        return builder.words
    }
}
