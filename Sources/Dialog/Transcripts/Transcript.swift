/// A conversation as text: the kept conversation, the scripted replay, the test and the checker's counterexample.
public struct Transcript: Sendable, Equatable {
    /// One line of the text.
    public enum Item: Sendable, Equatable {
        /// `@ 2026-11-20 23:00 US`
        case visit(Visit)
        /// `> what the person typed`
        case message(String)
        /// What the bot says.
        case said(String)
        /// `...`: any lines, also none.
        case anything
        /// `= cause cheated` and `!= advice reconnect`
        case expectation(Expectation)
        /// `# text`, with everything after the mark
        case comment(String)
        case blank
    }

    /// What must hold, or must not, after a reply.
    public struct Expectation: Sendable, Equatable {
        public var isNegated: Bool
        /// `asks`, `advice`, `topic`, `in`, or the name of a fact, a decide or a clock.
        public var name: String
        public var value: String
        /// For a fact told as a time in the past: its day.
        public var since: Day?

        public init(_ name: String, _ value: String, since: Day? = nil, isNegated: Bool = false) {
            self.isNegated = isNegated
            self.name = name
            self.value = value
            self.since = since
        }
    }

    public var items: [Item]

    public init(_ items: [Item] = []) { self.items = items }
}

extension Transcript: CustomStringConvertible {
    /// The text; reading it gives the same transcript.
    public var description: String {
        items.map { $0.description + "\n" }.joined()
    }
}

extension Transcript.Item: CustomStringConvertible {
    public var description: String {
        switch self {
        case .visit(let visit):
            var text = "@ \(visit.day)"
            if let hour = visit.hour { text += hour < 10 ? " 0\(hour):00" : " \(hour):00" }
            if let country = visit.country { text += " \(country)" }
            return text
        case .message(let text): return text.isEmpty ? ">" : "> " + text
        case .said(let text): return text
        case .anything: return "..."
        case .expectation(let expectation):
            let since = expectation.since.map { " \($0)" } ?? ""
            return (expectation.isNegated ? "!= " : "= ") + expectation.name + " " + expectation.value + since
        case .comment(let text): return "#" + text
        case .blank: return ""
        }
    }
}
