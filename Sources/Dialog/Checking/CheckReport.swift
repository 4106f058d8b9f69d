/// What checking a dialog came to: what is proven, and what is wrong or could not be decided.
public struct CheckReport: Sendable {
    /// Something that does not hold, or could not be decided: both fail.
    public struct Finding: Sendable, Equatable {
        public var rule: Rule
        /// The kind of mistake, for ``Rule/mistake``; else the rule's name.
        public var kind: String
        public var severity = Diagnostic.Severity.error
        /// The checker could not tell, within its limits, whether there is a mistake.
        public var isUndecided = false
        /// It only follows from another finding, so it is not told; but nothing is proven by that.
        var isConsequence = false
        /// A sentence for the author, without place and full stop.
        public var message: String
        public var place: Place
        /// Other lines that belong to it.
        public var notes: [Diagnostic.Note] = []
        /// The shortest conversation that shows it, found again by `step`.
        public var counterexample: Transcript?

        init(_ rule: Rule, _ message: String, at place: Place, notes: [Diagnostic.Note] = [], isUndecided: Bool = false)
        {
            self.rule = rule
            kind = rule.rawValue
            self.message = message
            self.place = place
            self.notes = notes
            self.isUndecided = isUndecided
        }

        init(_ diagnostic: Diagnostic) {
            self.init(.mistake, diagnostic.message, at: diagnostic.place, notes: diagnostic.note.map { [$0] } ?? [])
            kind = diagnostic.kind
            severity = diagnostic.severity
        }
    }

    /// Something that holds of every conversation.
    public struct Statement: Sendable, Equatable {
        public var property: Rule.Property
        /// A sentence, without full stop.
        public var text: String
        /// A conversation that shows how far it goes, for a figure.
        public var example: Transcript?
    }

    /// What is wrong, in the order of the dialogs' text.
    public internal(set) var findings: [Finding] = []
    public internal(set) var proven: [Statement] = []
    /// How many nodes the searches visited.
    public internal(set) var nodes = 0

    /// Nothing was found, and nothing left open.
    public var isProven: Bool { findings.isEmpty }

    init() {}

    /// Of dialogs that could not be read; `message` says why, without full stop.
    public init(unread message: String) {
        findings = [Finding(Diagnostic(Mistake.noDialogs.rawValue, message, at: .nowhere))]
    }
}

/// What a finding is about: the unit in which findings are counted, documented and suppressed elsewhere.
public enum Rule: String, Sendable, CaseIterable {
    /// The properties that are proven, in the order in which they are reported.
    public enum Property: String, Sendable, CaseIterable {
        case language, ending, reaching, promises, alarms, samples, idleness, reviews
    }

    case mistake
    case changingAnswer = "changing-answer"
    case noEnd = "no-end"
    case walkTooLong = "walk-too-long"
    case endWithoutAdvice = "end-without-advice"
    case missingAdvice = "missing-advice"
    case rangeGap = "range-gap"
    case emptyName = "empty-name"
    case unreachable
    case shadowed
    case brokenPromise = "broken-promise"
    case alarmUnheard = "alarm-unheard"
    case alarmLate = "alarm-late"
    case commandUnheard = "command-unheard"
    case sampleMisread = "sample-misread"
    case sampleAmbiguous = "sample-ambiguous"
    case patternsAlike = "patterns-alike"
    case idleQuestion = "idle-question"
    case alwaysTrue = "always-true"
    case alwaysFalse = "always-false"
    case idlePattern = "idle-pattern"
    case reviewDue = "review-due"

    public var property: Property {
        switch self {
        case .mistake: .language
        case .changingAnswer, .noEnd, .walkTooLong: .ending
        case .endWithoutAdvice, .missingAdvice, .rangeGap, .emptyName, .unreachable, .shadowed: .reaching
        case .brokenPromise: .promises
        case .alarmUnheard, .alarmLate, .commandUnheard: .alarms
        case .sampleMisread, .sampleAmbiguous, .patternsAlike: .samples
        case .idleQuestion, .alwaysTrue, .alwaysFalse, .idlePattern: .idleness
        case .reviewDue: .reviews
        }
    }

    /// What the rule demands, for lists of rules.
    public var demand: String {
        switch self {
        case .mistake: "The dialog is written in the dialog language"
        case .changingAnswer: "An ordinary answer only adds to what was said"
        case .noEnd: "Every way through a dialog has its end"
        case .walkTooLong: "The longest conversation and the longest reply are known"
        case .endWithoutAdvice: "Every end outside a crisis comes after an advice"
        case .missingAdvice: "There is an advice for every value that can reach an 'advise'"
        case .rangeGap: "Every length of time and every hour has its value"
        case .emptyName: "What a text names is known where it is said"
        case .unreachable: "Every line, value, topic and advice can be reached"
        case .shadowed: "No line of a 'decide' is shadowed by those above it"
        case .brokenPromise: "Every 'never' holds"
        case .alarmUnheard: "Alarms are heard at every question and at none"
        case .alarmLate: "The reply to an alarm begins in its block"
        case .commandUnheard: "Commands work everywhere"
        case .sampleMisread: "Samples are understood as they say"
        case .sampleAmbiguous: "No sample fits two values equally well"
        case .patternsAlike: "No words fit the patterns of two values equally well"
        case .idleQuestion: "For every question some answer changes what is said, now or later"
        case .alwaysTrue: "No condition is always true"
        case .alwaysFalse: "No condition is always false"
        case .idlePattern: "Every pattern can match, and decide"
        case .reviewDue: "Every review is less than a year old"
        }
    }
}
