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
