extension Transcript {
    /// Reads a transcript to be played with certain dialogs: its expectations may name only what these have.
    public static func read(
        _ source: Source, for conversation: Conversation
    ) -> (transcript: Transcript, diagnostics: [Diagnostic]) {
        var (transcript, diagnostics) = read(source)
        for (index, item) in transcript.items.enumerated() {
            guard case .expectation(let expectation) = item, let message = conversation.script.mistake(expectation)
            else { continue }
            let place = Place(file: 0, range: source.lineRange(index + 1))
            diagnostics.append(Diagnostic("unknown-expectation", message, at: place))
        }
        return (transcript, diagnostics.sorted(by: Diagnostic.isOrdered))
    }
}

extension Script {
    /// What is wrong with the names in an expectation.
    fileprivate func mistake(_ expectation: Transcript.Expectation) -> String? {
        let name = expectation.name
        var suggestions = Suggestions()
        let known: [String]
        switch name {
        case "asks": known = facts.map(\.name)
        case "advice": known = advices.map(\.name)
        case "topic": known = topics.map(\.name)
        case "in": known = flows.map(\.name)
        default:
            guard let subject = subject(named: name) else {
                let names =
                    facts.map(\.name) + decides.map(\.name) + clocks.map(\.name) + ["asks", "advice", "topic", "in"]
                return "no fact '\(name)'" + suggestions.hint(for: name, among: names)
            }
            known = valueNames(of: subject) + ["unknown", "unsaid"]
        }
        guard !known.contains(expectation.value) else { return nil }
        return "no '\(expectation.value)' for '\(name)'" + suggestions.hint(for: expectation.value, among: known)
    }
}
