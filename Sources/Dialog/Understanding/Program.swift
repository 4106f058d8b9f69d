/// One step of a compiled pattern.
struct Op: Sendable {
    enum Kind: UInt8 {
        /// `a` is a base form: any of its forms will do.
        case word
        /// `a` is a word that stands only for itself.
        case exact
        /// `a` is a concept.
        case concept
        case duration, ago, number, name
        /// `*`
        case gap
        /// Goes on at `a`, or else at `b`.
        case split
        /// Goes on at `a`.
        case jump
        /// The steps from here to the next `end` must not match; goes on at `a`.
        case absent
        /// "by" and the words from here to the next `end`, or no "by" at all.
        case agent
        case end
    }
    /// What a word for a person is in the pattern.
    enum Role: UInt8 {
        case none
        /// It does what follows.
        case subject
        /// Something is done to it, and it does what follows: "caught ~ex cheating".
        case pivot
        case object
    }

    var kind: Kind
    var role: Role = .none
    /// A verb that must be in the passive.
    var isPassive = false
    var a: Int32 = 0
    var b: Int32 = 0

    var isNominal: Bool { role != .none }
    /// It takes no words itself.
    var isBranch: Bool { kind == .split || kind == .jump || kind == .gap || kind == .absent }
}

/// A pattern, compiled: its steps, and what it means.
struct Program: Sendable {
    enum Target: Sendable {
        case value(fact: Int32, value: Int32)
        /// A pattern of the fact itself: the time or number chooses the value.
        case range(fact: Int32)
        case topic(Int32, isAsked: Bool)
        case concept(Int32)
    }

    /// The first step, in ``Patterns/ops``.
    var start: Int32
    var target: Target
    var isAnswer: Bool
    var isNegated: Bool
    /// Nothing but a time, which then stands by itself in the message too: "8 years.", "7 months, met his mum".
    var isAlone = false
    /// Of the person with whom it begins as a subject, whom a sentence may leave out; nil for no person.
    var subject: WordClass?
    var place: Place

    /// The fact of which it says something; nil for a topic or a concept.
    var fact: Int? {
        switch target {
        case .value(let fact, _), .range(let fact): Int(fact)
        case .topic, .concept: nil
        }
    }
}

/// A pattern whose words are numbers, with the engine's view of what each part is.
enum Part: Sendable {
    case word(Int32, isExact: Bool)
    case sequence([Part])
    case alternatives([Part])
    indirect case optional(Part)
    indirect case absent(Part)
    case gap
    case concept(Int)
    case duration, ago, number, name
}
