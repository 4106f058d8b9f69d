/// A dialog, parsed and linked: names are indices into these arrays, in the order of declaration.
public struct Script: Sendable {
    public var sources: [Source] = []
    public var concepts: [Concept] = []
    public var facts: [Fact] = []
    public var decides: [Decide] = []
    public var clocks: [Clock] = []
    public var flows: [Flow] = []
    public var advices: [Advice] = []
    public var topics: [Topic] = []
    public var promises: [Promise] = []
    /// Each with its other wordings, which take turns.
    public var phrases: [Phrase: [Text]] = [:]
    public var claims: [Claim] = []
    /// Every citation of a text, in the order of the files.
    public var citations: [Citation] = []
    /// The flow named `start`, where every walk begins.
    public var start = 0
    /// How many ``LineID`` there are.
    public var lineCount = 0

    public init() {}
}

/// Names a line that can be said or reached, so that a conversation can remember it. Dense from 0, in the order of
/// declaration.
public typealias LineID = Int

/// Words that stand for one another.
public struct Concept: Sendable {
    public var name: String
    public var alternatives: [Pattern.Node]
    public var place: Place
}

/// A classification of facts: it has the value of the first line whose condition holds. The last line always does.
public struct Decide: Sendable {
    public var name: String
    /// The distinct names of the lines, in order; what conditions and `advise` refer to.
    public var values: [String]
    public var lines: [Line]
    public var place: Place

    public struct Line: Sendable {
        /// The index into ``Decide/values``.
        public var value: Int
        public var condition: Condition
        public var place: Place
    }
}

/// Whole days since something was started, in named stretches without a gap.
public struct Clock: Sendable {
    public var name: String
    public var stages: [Stage]
    public var place: Place

    public struct Stage: Sendable {
        public var name: String
        public var from: Int
        public var place: Place
    }
}

/// What is said and asked, in order.
public struct Flow: Sendable {
    public var name: String
    public var body: [Statement]
    public var place: Place
}

/// One line of a flow or of a topic.
public struct Statement: Sendable {
    public var id: LineID
    public var kind: Kind
    public var place: Place

    public enum Kind: Sendable {
        case say(Text)
        /// The fact, and this place's own wording.
        case ask(Int, Text?)
        case when(Condition, then: [Statement], otherwise: [Statement])
        case include(Int)
        case advise(Advised)
        case start(Int)
        case topics
        /// `again`: other wordings; `nod`: what is said to a mere "ok".
        case end(Text, again: [Text], nod: [Text])
    }
}

/// What an `advise` line refers to.
public enum Advised: Sendable, Equatable {
    case advice(Int)
    /// The advice named as the subject's value; nil where there is none.
    case value(of: Subject, [Int?])
}

/// One recommendation, in parts.
public struct Advice: Sendable {
    public var name: String
    public var parts: [Part]
    /// Clocks that the advice starts, each with its line.
    public var starts: [Start]
    public var place: Place

    public struct Part: Sendable {
        public var id: LineID
        public var kind: Kind
        public var text: Text
    }
    public struct Start: Sendable {
        public var id: LineID
        public var clock: Int
        public var place: Place
    }
    public enum Kind: String, Sendable, CaseIterable {
        case next, `do`, avoid, why, doubt
    }
}

/// An answer to a question, or to a moment in between.
public struct Topic: Sendable {
    public var name: String
    public var tags: [String]
    /// Whoever says it leaves, and is asked nothing.
    public var isGoodbye = false
    /// Questions and intentions that bring it up.
    public var asks: [Pattern] = []
    /// Statements that bring it up, also beside what is acknowledged.
    public var hear: [Pattern] = []
    public var like: [Sample] = []
    public var unlike: [Sample] = []
    public var body: [Statement] = []
    /// What is said instead when it comes up again in a visit.
    public var again: [Text] = []
    public var place: Place
}

/// `never advise NAME when CONDITION` and `never +TAG when CONDITION`.
public struct Promise: Sendable {
    public enum Subject: Sendable, Equatable {
        case advice(Int)
        case tag(String)
    }
    public var subject: Subject
    public var condition: Condition
    public var place: Place
}

/// One line of a file in `seeds/`.
public struct Claim: Sendable {
    /// The document, which is the name of the file without its ending.
    public var document: String
    public var name: String
    public var text: String
    /// The reason's keyword and its words, where the claim is not passed on.
    public var declined: (reason: String, text: String)?
    public var place: Place

    /// As dialogs cite it: `four-steps/no-arguments`.
    public var fullName: String { document + "/" + name }
}
