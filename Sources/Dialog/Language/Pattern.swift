/// A pattern over the words of a message.
public struct Pattern: Sendable {
    public enum Node: Sendable, Equatable {
        /// A word, in lower case. A base form stands for its inflected forms too.
        case word(String)
        case sequence([Node])
        case alternatives([Node])
        indirect case optional(Node)
        /// `!a`: what follows is not that.
        indirect case absent(Node)
        /// `*`
        case gap
        /// `~concept`
        case concept(Int)
        case duration
        case ago
        case number
        /// `@name`: a given name
        case name
        /// `/word`, with its slash
        case command(String)
    }
    public enum Kind: Sendable, Equatable {
        case words(Node)
        /// `answer *`
        case anything
        /// `answer yes`, `answer no`
        case yes, no
    }
    public var kind: Kind
    /// `not`: holds only where the words are negated.
    public var isNegated: Bool
    public var place: Place
}
