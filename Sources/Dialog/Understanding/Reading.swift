/// What a message states, asks and denies, before a conversation decides what to take of it.
public struct Reading: Sendable, Equatable {
    /// Every pattern of a fact that matched, in the order of the message; ruled-out ones too, for `explain`.
    public var findings: [Finding] = []
    /// Topics that the message brings up, the best evidence first.
    public var topics: [TopicFinding] = []
    /// Whom the findings speak of, where that is one person.
    public var thirdPerson: ThirdPerson?
    /// The message corrects what was said before ("no, wait, I mean").
    public var isCorrection = false
    /// The message asks to leave the question out ("I'd rather not say", "skip").
    public var isDeclined = false
    /// The message says no more than "ok", "no" or "hm", or has no words at all.
    public var isNod = false
    /// The message has words enough to tell something.
    public var isTold = false
    /// The message ends in a question.
    public var isQuestion = false
    /// The number of a choice, where the message is nothing else ("2", "2.", "the second").
    public var choice: Int?
    /// Words that were read as other words: typos, chat spelling.
    public var corrections: [Correction] = []

    public enum ThirdPerson: String, Sendable, Equatable { case he, she }

    public struct Correction: Sendable, Equatable {
        /// A stretch of the message's UTF-8.
        public var range: Range<Int>
        public var readAs: String
    }
}

public struct Finding: Sendable, Equatable {
    public var fact: Int
    public var value: Int
    public var status: Status
    /// The pattern is an `answer`, a label or a yes or no, which counts only at the fact's own question.
    public var isAnswer: Bool
    /// How much speaks for it: the number of words that the pattern asked for. More is better.
    public var evidence: Int
    /// The stretch of the message's UTF-8 that matched.
    public var range: Range<Int>
    /// Where the pattern stands; the value's own place for a label, a yes or no.
    public var pattern: Place
    /// For a time in the past: its day.
    public var day: Day?
    /// The message says this value, and besides only words that say nothing.
    public var isWhole = false
    /// The message is nothing but this time ("yesterday", "idk, like 2 weeks").
    public var isTimeAlone = false
    /// The token behind the length of time that it counts on; -1 for none.
    var lengthEnd = -1
    /// What denies, asks or supposes it, where that is a word: a stretch of the message's UTF-8.
    public var ruledOutBy: Range<Int>?

    public enum Status: String, Sendable, Equatable {
        case stated
        /// The words are negated: the value does not hold.
        case negated
        /// The words are only asked; counts for alarms.
        case asked
        /// Only supposed, feared, wished, dreamt or said by somebody; counts for alarms.
        case supposed
    }
}

public struct TopicFinding: Sendable, Equatable {
    public var topic: Int
    /// A pattern of `asks` matched, not of `hear`.
    public var isAsked: Bool
    public var evidence: Int
    public var range: Range<Int>
    public var pattern: Place
}
