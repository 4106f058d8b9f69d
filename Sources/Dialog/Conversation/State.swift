/// Everything a conversation remembers. Two equal states answer every input alike.
public struct State: Sendable, Equatable {
    /// What `/back` takes back.
    public struct Memory: Sendable, Equatable {
        /// By fact; nil is unknown.
        public var facts: [Held?]
        /// By clock: the days on which it was started, in their order.
        public var clocks: [[Day]]
        /// The lines said in this visit.
        public var said = NumberSet()
        /// Lines that were reached and too much at a time: they are said when the person asks for more.
        public var waiting = NumberSet()
        /// By topic: how often it came up in this visit.
        public var topics: [Int]
        /// How often the engine said a phrase in this visit.
        public var phrases: [Phrase: Int] = [:]
        /// How often the open question was not answered.
        public var misses = 0
        /// The values offered with the open question, in the order of their numbers.
        public var choices: [Int] = []
        /// The open question was not put yet: who leaves is asked nothing new.
        public var isUnasked = false
        /// How often the open question was put again; its wordings take turns.
        public var repetitions = 0
        /// How many replies to other things have left the open question out since it was put.
        public var repliesSinceAsked = 0
        /// The last of them answered a topic.
        public var isTopicBetween = false
        /// How often the text of the present `end` was said.
        public var endings = 0
        /// How often a mere "ok" was answered there.
        public var nods = 0
    }

    public var visit: Visit
    public var memory: Memory
    /// Earlier memories of this visit, the latest last.
    public var history: [Memory] = []
    /// The person said in which country they are. Then no visit says otherwise, and nothing takes it back.
    public var isCountryTold = false

    init(script: Script, visit: Visit) {
        self.visit = visit
        memory = Memory(
            facts: Array(repeating: nil, count: script.facts.count),
            clocks: Array(repeating: [], count: script.clocks.count),
            topics: Array(repeating: 0, count: script.topics.count))
    }
}

/// What a fact holds.
public struct Held: Sendable, Hashable {
    /// The values, or unsaid.
    public var cases: Cases
    /// For what was told as a time in the past: that day. The value then ages.
    public var since: Day?

    public init(_ cases: Cases, since: Day? = nil) {
        self.cases = cases
        self.since = since
    }
}

/// The inputs of a visit besides what is typed. No clock and no locale is read in the core.
public struct Visit: Sendable, Hashable {
    public var day: Day
    /// 0 to 23.
    public var hour: Int?
    /// The two letters of ISO 3166, in upper case.
    public var country: String?

    public init(day: Day, hour: Int? = nil, country: String? = nil) {
        self.day = day
        self.hour = hour
        self.country = country
    }
}

/// One input of ``Conversation/step(_:_:)``.
public enum Input: Sendable, Equatable {
    /// A visit begins; on the same date it goes on.
    case visit(Visit)
    /// Anything typed, commands included but for those of ``Command/isOfProgram``.
    case message(String)
    /// Facts as a kept conversation holds them, instead of the words that gave them; nil makes a fact unknown.
    case facts([Change])
}

/// A fact and what it holds from now on.
public struct Change: Sendable, Equatable {
    public var fact: Int
    public var held: Held?

    public init(fact: Int, held: Held?) {
        self.fact = fact
        self.held = held
    }
}
