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

/// Something to know about the person, with the values it can have.
public struct Fact: Sendable {
    public var name: String
    /// Several values may hold at once.
    public var isSeveral = false
    /// A danger: heard in every state, never asked, and only ever raised.
    public var isAlarm = false
    /// Of several values that one message states, the first declared is taken, whatever speaks more for another.
    public var isCautious = false
    /// Forgotten when a new day begins.
    public var isEachVisit = false
    /// The input of a visit that gives the value at its start.
    public var given: Given?
    public var ask: Text?
    /// Other wordings of the question, for the first miss, and so on.
    public var again: [Text] = []
    /// Patterns whose time or number chooses the value by its range.
    public var hear: [Pattern] = []
    public var values: [Value] = []
    public var place: Place

    public enum Given: Sendable { case country, hour }
}

/// A value of a fact, and what states it.
public struct Value: Sendable {
    public var name: String
    /// The choice a person reads, and can type.
    public var label: Text?
    /// Answered only by a message that says nothing else: no consent and no denial is read into a longer sentence.
    public var isAlone = false
    public var range: ValueRange?
    /// Acknowledges the value where it was volunteered.
    public var heard: Text?
    /// Completes "because you told me that ...".
    public var because: Text?
    /// What the same words state of other facts.
    public var implies: [Implied] = []
    /// What states the value anywhere, asked or not.
    public var hear: [Pattern] = []
    /// What states it only as the answer to the fact's question.
    public var answer: [Pattern] = []
    public var like: [Sample] = []
    public var unlike: [Sample] = []
    public var place: Place
}

/// A value of another fact that a value comes with: whoever says who ended it says that it is over.
public struct Implied: Sendable, Equatable {
    public var fact: Int
    public var value: Int
}

/// The times or numbers that a value stands for.
public struct ValueRange: Sendable, Equatable {
    public enum Unit: Sendable, Equatable {
        /// A length of time, in days.
        case duration
        /// A time in the past, in days before today.
        case ago
        /// A plain number, or an hour of the day.
        case number
    }
    public var unit: Unit
    /// In days, or in plain numbers. Where `upper` is below `lower`, the range passes midnight.
    public var lower: Int
    /// Nil for "or more".
    public var upper: Int?

    public init(unit: Unit, lower: Int, upper: Int?) {
        self.unit = unit
        self.lower = lower
        self.upper = upper
    }

    public func contains(_ number: Int) -> Bool {
        guard let upper else { return number >= lower }
        return lower <= upper ? (lower...upper).contains(number) : number >= lower || number <= upper
    }
}

/// A message that must, or must not, be understood as what it stands beside.
public struct Sample: Sendable {
    public var text: String
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
    /// Statements that bring it up, where nothing else was understood in them.
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
