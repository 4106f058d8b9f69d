/// What is said: words with placeholders, and the claims it rests on.
public struct Text: Sendable, Equatable {
    public enum Segment: Sendable, Equatable {
        case words(String)
        /// `{they}`, `{Them}`, ...
        case pronoun(Pronoun, capitalised: Bool)
        /// `{was|were}`
        case verb(singular: String, plural: String)
        /// `{FACT}`, `{DECIDE}` or `{CLOCK}`
        case subject(Subject)
        /// `{CLOCK all}` or `{CLOCK held}`
        case days(Days, clock: Int)
        /// `{}` in a phrase: what the program puts there, such as a path.
        case detail
    }
    public enum Days: String, Sendable, CaseIterable {
        /// Since the first start.
        case all
        /// Those among them on which it was not started again.
        case held
    }
    public enum Pronoun: String, Sendable, CaseIterable {
        case they, them, their, theirs
    }

    public var segments: [Segment]
    public var citations: [Citation]
    public var place: Place
}

/// A source in square brackets.
public struct Citation: Sendable, Equatable {
    /// The index into ``Script/claims``; nil for `[own]`.
    public var claim: Int?
    public var place: Place
}

/// What the engine itself says, by key. Each is a line in `phrases`.
public enum Phrase: String, Sendable, CaseIterable, Hashable {
    /// Two or more values fit an answer equally well; the choices follow.
    case which
    /// The second miss; the choices follow.
    case choose
    /// What was told at an open question was not understood.
    case told
    /// A number that is none of the choices; `{}` is the last there is.
    case noChoice = "no-choice"
    /// A question from the person that no topic answers.
    case noAnswer = "no-answer"
    /// The third miss: the question is left out.
    case unread
    /// `/country CODE`; `{}` is the country's label.
    case countrySet = "country-set"
    /// `/skip`, or the person would rather not say.
    case skipped
    /// Something told before was taken back.
    case withdrawn
    /// `/back`, and nothing to go back to.
    case nothingBack = "nothing-back"
    /// `/skip`, and no question is open.
    case nothingSkip = "nothing-skip"
    /// There is more to say than one reads at a time; and `/more`, when there is not.
    case more, nothingMore = "nothing-more"
    /// `/back`: the question that follows is asked again.
    case back
    /// The words before each part of an advice.
    case next, `do`, avoid, why, doubt
    /// `/why`: before the reasons ("Because you told me that"), between two, and when there is nothing to explain.
    case because, and, nothingWhy = "nothing-why"
    /// `/why`: before a source.
    case source
    /// `/why`: the text is our own.
    case own
    /// `/facts`: before the list; and when there is none.
    case facts, noFacts = "no-facts"
    /// `/facts`: after a fact that was skipped.
    case unsaid

    // What the program says.

    /// `/help`: before the list, and what each command does.
    case help
    case helpHelp = "help-help", helpWhy = "help-why", helpFacts = "help-facts", helpBack = "help-back"
    case helpSkip = "help-skip", helpMore = "help-more", helpCrisis = "help-crisis"
    case helpCountry = "help-country", helpHide = "help-hide"
    case helpTranscript = "help-transcript", helpForget = "help-forget", helpQuit = "help-quit"
    /// A command that there is not; and one without its slash.
    case unknownCommand = "unknown-command", bareCommand = "bare-command"
    /// Ctrl-C on an empty line.
    case howToLeave = "how-to-leave"
    case countryUsage = "country-usage"
    case transcriptUsage = "transcript-usage", transcriptExists = "transcript-exists"
    case transcriptWritten = "transcript-written"
    /// A file could not be written or deleted.
    case notWritten = "not-written"
    /// `/forget`
    case forgetConfirm = "forget-confirm", forgotten, nothingKept = "nothing-kept"
    /// What was kept is no transcript; it was renamed.
    case keptSetAside = "kept-set-aside"
}
