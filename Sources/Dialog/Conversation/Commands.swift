// What is typed with a slash before it.
extension Conversation {
    /// Does what a command says; nil for what is said to the dialogs, `/crisis` among it, and for what only the program can do.
    func obey(_ text: String, _ state: State) -> (State, Reply)? {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let name = words.first, name.first == "/" else { return nil }
        switch Command(name) {
        case .help: return show([phrase(.help, state)] + Command.allCases.map { help($0, state) }, state)
        case .facts: return show(factLines(state), state)
        case .why: return show(whyLines(state), state)
        case .back: return back(state)
        case .skip: return skip(state)
        case .more: return more(state)
        case .country:
            guard words.count == 2, Self.isCountry(words[1]) else { return show([phrase(.countryUsage, state)], state) }
            return told(country(words[1].uppercased()), state, confirming: .countrySet)
        case .crisis, .hide, .transcript, .forget, .quit: return nil
        case nil: return show([phrase(.unknownCommand, state, detail: name.lowercased())], state)
        }
    }

    /// The two letters of ISO 3166; whether there is such a country is not known here.
    private static func isCountry(_ code: Substring) -> Bool {
        code.utf8.count == 2 && code.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 32) }
    }

    /// Says something beside the conversation, which stays where it is.
    private func show(_ lines: [Reply.Line], _ state: State) -> (State, Reply) {
        (state, Reply(lines: lines, walk: walk(state)))
    }

    private func help(_ command: Command, _ state: State) -> Reply.Line {
        phrase(command.help, state, detail: command.usage)
    }

    /// What is known of the person, a line a fact.
    private func factLines(_ state: State) -> [Reply.Line] {
        let facts = facts(state)
        guard !facts.isEmpty else { return [phrase(.noFacts, state)] }
        return [phrase(.facts, state)] + facts.map { Reply.Line(kind: .say, text: $0) }
    }

    /// The reasons for the latest advice, and what its parts rest on.
    private func whyLines(_ state: State) -> [Reply.Line] {
        guard let explanation = why(state) else { return [phrase(.nothingWhy, state)] }
        let reasons = explanation.reasons.map { [Reply.Line(kind: .say, text: $0)] } ?? []
        return reasons
            + explanation.parts.flatMap { part in
                [Reply.Line(kind: .say, text: part.text)] + part.sources.map { Reply.Line(kind: .source, text: $0) }
            }
    }
}
