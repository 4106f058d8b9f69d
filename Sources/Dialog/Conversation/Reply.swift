/// What the bot says in answer to one input, and what it took from it.
public struct Reply: Sendable, Equatable {
    public var lines: [Line] = []
    /// The facts that the input changed.
    public var changes: [Change] = []
    /// The topic that was answered.
    public var topic: Int?
    /// Where the walk stands after the input.
    public var walk: Walk

    public struct Line: Sendable, Equatable {
        public enum Kind: Sendable, Equatable {
            /// What was understood beyond the question.
            case acknowledgement
            case topic
            case say
            case advice(Advice.Kind)
            case question
            /// One of the values offered, with its number from 1.
            case choice(Int)
            /// The text of an `end`.
            case end
            /// The engine's own words.
            case phrase(Phrase)
            /// A source, below what rests on it.
            case source

            var phrase: Phrase? { if case .phrase(let phrase) = self { phrase } else { nil } }
        }
        public var kind: Kind
        /// Ready to read; an advice's part begins with its word from `phrases`.
        public var text: String

        public init(kind: Kind, text: String) {
            self.kind = kind
            self.text = text
        }
    }

    /// The paragraphs, as a transcript holds them.
    public var paragraphs: [String] { lines.map(\.text) }
}
