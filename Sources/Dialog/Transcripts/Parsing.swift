extension Transcript {
    /// Reads a transcript, with everything that is wrong in it. Total: any text gives a result.
    public static func read(_ source: Source) -> (transcript: Transcript, diagnostics: [Diagnostic]) {
        var transcript = Transcript()
        var diagnostics: [Diagnostic] = []
        var lastDay: Day?
        guard String(validating: source.bytes, as: UTF8.self) != nil else {
            let place = Place(file: 0, range: 0..<0)
            return (transcript, [Diagnostic("invalid-utf8", "not UTF-8; save the file with that encoding", at: place)])
        }
        for line in 1...source.lineStarts.count {
            let range = source.lineRange(line)
            // The text ends with a line's end; what comes after it is no line.
            if line == source.lineStarts.count, range.isEmpty { break }
            switch item(source.string(range)) {
            case .success(let item):
                transcript.items.append(item)
                guard case .visit(let visit) = item else { break }
                if let lastDay, visit.day < lastDay {
                    let place = Place(file: 0, range: range)
                    diagnostics.append(Diagnostic("bad-visit", "this visit lies before the one above it", at: place))
                }
                lastDay = visit.day
            case .failure(let mistake):
                let place = Place(file: 0, range: range)
                diagnostics.append(Diagnostic(mistake.kind, mistake.message, at: place))
                transcript.items.append(.blank)
            }
        }
        if let stray = transcript.firstBeforeVisit, !diagnostics.contains(where: { $0.kind == "bad-visit" }) {
            let place = Place(file: 0, range: source.lineRange(stray + 1))
            diagnostics.append(
                Diagnostic("transcript-without-visit", "a transcript begins with a visit: @ 2026-11-20 US", at: place))
        }
        return (transcript, diagnostics)
    }

    /// The first line that needs a visit before it; an empty transcript misses one in its first line.
    private var firstBeforeVisit: Int? {
        for (index, item) in items.enumerated() {
            switch item {
            case .visit: return nil
            case .comment, .blank: continue
            default: return index
            }
        }
        return 0
    }

    private struct Mistake: Error {
        var kind: String
        var message: String
    }

    private static func item(_ text: String) -> Result<Item, Mistake> {
        let line = text.drop(while: \.isWhitespace)
        if line.hasPrefix(">") { return message(String(line.dropFirst(line.hasPrefix("> ") ? 2 : 1))) }
        if line.hasPrefix("#") { return .success(.comment(String(line.dropFirst()))) }
        if line.hasPrefix("@") { return visit(words(line.dropFirst())) }
        if line.hasPrefix("=") { return expectation(words(line.dropFirst()), isNegated: false) }
        if line.hasPrefix("!=") { return expectation(words(line.dropFirst(2)), isNegated: true) }
        switch words(line) {
        case []: return .success(.blank)
        case ["..."]: return .success(.anything)
        // White space is folded, so that a line that was wrapped or indented compares.
        case let words: return .success(.said(words.joined(separator: " ")))
        }
    }

    private static func message(_ text: String) -> Result<Item, Mistake> {
        if let command = text.split(whereSeparator: \.isWhitespace).first.flatMap({ Command($0) }), command.isOfProgram
        {
            return .failure(
                Mistake(
                    kind: "program-command",
                    message:
                        "\(command.name) is about the terminal or the disk, and no part of a conversation; leave it out"
                ))
        }
        return .success(.message(text))
    }

    private static func words(_ text: Substring) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

    private static func visit(_ words: [Substring]) -> Result<Item, Mistake> {
        let mistake = Mistake(
            kind: "bad-visit", message: "a visit reads '@ 2026-11-20', then perhaps '23:00' and, in capitals, 'US'")
        guard let date = words.first else { return .failure(mistake) }
        if let missing = Day.missing(date) { return .failure(Mistake(kind: "bad-visit", message: missing)) }
        guard let day = Day(date) else { return .failure(mistake) }
        var visit = Visit(day: day)
        for word in words.dropFirst() {
            if visit.hour == nil, visit.country == nil, let hour = hour(word) {
                visit.hour = hour
            } else if visit.country == nil, word.utf8.count == 2,
                word.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
            {
                visit.country = String(word)
            } else {
                return .failure(mistake)
            }
        }
        return .success(.visit(visit))
    }

    /// `23:00`; the minutes are not kept.
    private static func hour(_ word: Substring) -> Int? {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        return hour
    }

    private static func expectation(_ words: [Substring], isNegated: Bool) -> Result<Item, Mistake> {
        let since = words.count == 3 ? Day(words[2]) : nil
        guard words.count == 2 || since != nil else {
            return .failure(
                Mistake(
                    kind: "bad-expectation",
                    message: words.count == 3 && words[2].first?.isNumber == true
                        ? Day.missing(words[2])
                            ?? "'\(String(words[2]).harmless)' is no date, such as 2026-11-20, which may stand behind a value"
                        : "an expectation is a name and its value, as in '= FACT VALUE' or '!= advice NAME'"))
        }
        return .success(
            .expectation(Expectation(String(words[0]), String(words[1]), since: since, isNegated: isNegated)))
    }
}

extension Day {
    /// What is wrong with a text that is written as a date, and is none: `the calendar has no 2026-02-30`.
    public static func missing(_ text: some StringProtocol) -> String? {
        let isWritten = text.map { $0.isASCII && $0.isNumber ? "0" : $0 } == Array("0000-00-00")
        return isWritten && Day(text) == nil ? "the calendar has no \(text)" : nil
    }
}
