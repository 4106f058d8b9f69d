/// Every kind of mistake that is found in dialogs and claims. Each has an example in `Tests/Diagnostics` and a row in
/// `Documentation/diagnostics.md`; a test holds the three together.
enum Mistake: String, CaseIterable, Sendable {
    // Files and lines
    case noDialogs = "no-dialogs"
    case emptyFile = "empty-file"
    case invalidUTF8 = "invalid-utf8"
    case controlCharacter = "control-character"
    case tabIndentation = "tab-indentation"
    case badIndentation = "bad-indentation"
    case unknownDeclaration = "unknown-declaration"
    case unknownLine = "unknown-line"
    case misplacedLine = "misplaced-line"
    case repeatedLine = "repeated-line"
    case missingLines = "missing-lines"
    case missingText = "missing-text"
    case unexpectedText = "unexpected-text"
    case swallowedLine = "swallowed-line"
    case swallowedComment = "swallowed-comment"
    case tooDeep = "too-deep"
    case tooLong = "too-long"
    case tooManyFindings = "too-many-findings"

    // Names
    case missingName = "missing-name"
    case badName = "bad-name"
    case reservedName = "reserved-name"
    case repeatedName = "repeated-name"
    case unknownFact = "unknown-fact"
    case unknownValue = "unknown-value"
    case foreignValue = "foreign-value"
    case unknownConcept = "unknown-concept"
    case unknownClock = "unknown-clock"
    case unknownFlow = "unknown-flow"
    case unknownAdvice = "unknown-advice"
    case unknownTag = "unknown-tag"
    case unknownClaim = "unknown-claim"
    case unknownPhrase = "unknown-phrase"
    case ambiguousName = "ambiguous-name"
    case cycle
    case unused

    // Facts
    case unknownAttribute = "unknown-attribute"
    case conflictingAttributes = "conflicting-attributes"
    case tooManyValues = "too-many-values"
    case repeatedLabel = "repeated-label"
    case alarmAsked = "alarm-asked"
    case missingAsk = "missing-ask"
    case neverKnown = "never-known"
    case unreadValues = "unread-values"
    case badCountry = "bad-country"
    case badRange = "bad-range"
    case missingRange = "missing-range"
    case mixedRanges = "mixed-ranges"
    case overlappingRanges = "overlapping-ranges"
    case unquotedSample = "unquoted-sample"
    case repeatedSample = "repeated-sample"

    // Patterns
    case emptyPattern = "empty-pattern"
    case bareAlternatives = "bare-alternatives"
    case unclosed
    case unexpectedCharacter = "unexpected-character"
    case unknownTime = "unknown-time"
    case wrongTime = "wrong-time"
    case unheardCommand = "unheard-command"
    case repeatedPattern = "repeated-pattern"

    // Conditions, decides, clocks
    case badCondition = "bad-condition"
    case misplacedNot = "misplaced-not"
    case mixedAndOr = "mixed-and-or"
    case missingOtherwise = "missing-otherwise"
    case badStage = "bad-stage"
    case clockGap = "clock-gap"
    case neverStarted = "never-started"

    // Texts
    case unknownPlaceholder = "unknown-placeholder"
    case badVerb = "bad-verb"
    case transcriptMark = "transcript-mark"
    case misplacedSource = "misplaced-source"

    // Flows
    case missingStart = "missing-start"
    case missingEnd = "missing-end"
    case unreachable
    case misplacedElse = "misplaced-else"
    case misplacedTopics = "misplaced-topics"
    case askedLater = "asked-later"

    // Advice, topics, promises, phrases, claims
    case missingNext = "missing-next"
    case unsourcedAdvice = "unsourced-advice"
    case missingAdvice = "missing-advice"
    case notInTopic = "not-in-topic"
    case topicUnheard = "topic-unheard"
    case badPromise = "bad-promise"
    case missingPhrase = "missing-phrase"
    case badClaim = "bad-claim"
    case unusedClaim = "unused-claim"
    case declinedClaim = "declined-claim"

    /// A warning is nothing that a conversation could stumble over.
    var severity: Diagnostic.Severity {
        switch self {
        case .emptyFile, .swallowedLine, .swallowedComment, .unused, .unreadValues, .unusedClaim: .warning
        default: .error
        }
    }

    /// Whether a walk comes to all that there is, so that what holds in the dialog can be proven all the same.
    var leavesWalk: Bool {
        switch self {
        case .askedLater, .missingEnd, .missingAdvice, .unreachable, .unused, .overlappingRanges, .repeatedPattern,
            .repeatedSample, .neverKnown, .neverStarted:
            true
        // Lines are missing from the walk.
        case .swallowedLine: false
        default: severity == .warning
        }
    }

    /// Whether lines or names are missing for it, so that others are found wherever these are needed.
    var hidesOthers: Bool {
        switch self {
        case .swallowedLine, .badIndentation, .unknownDeclaration, .missingName, .repeatedName: true
        default: false
        }
    }
}

/// What was found, in the order of finding.
struct Findings {
    private(set) var diagnostics: [Diagnostic] = []

    /// Nobody reads more, and a file of megabytes that is no dialog must not become gigabytes of findings.
    static let limit = 1000

    /// What further findings say is no longer worth finding out.
    var isFull: Bool { diagnostics.count > Findings.limit }

    mutating func add(_ mistake: Mistake, _ message: String, at place: Place, note: Diagnostic.Note? = nil) {
        guard diagnostics.count < Findings.limit else {
            if diagnostics.count == Findings.limit {
                let more = "more than \(Findings.limit) findings; the others are not listed"
                diagnostics.append(Diagnostic(Mistake.tooManyFindings.rawValue, more, at: place))
            }
            return
        }
        diagnostics.append(
            Diagnostic(mistake.rawValue, message, at: place, note: note, severity: mistake.severity))
    }

    /// By place, but first what others may come of. A warning adds nothing to an error at the same place: a dialog of one
    /// empty file has no start. Nor is a line unknown that is indented wrongly.
    var sorted: [Diagnostic] {
        let mistaken = Set(diagnostics.filter { $0.severity == .error }.map(\.place))
        func start(_ one: Diagnostic) -> Place { Place(file: one.place.file, range: one.place.range.prefix(0)) }
        let indented = Set(diagnostics.filter { $0.kind == Mistake.badIndentation.rawValue }.map(start))
        let told = diagnostics.filter { one in
            one.severity == .warning
                ? !mistaken.contains(one.place)
                : one.kind != Mistake.unknownLine.rawValue || !indented.contains(start(one))
        }.sorted(by: Diagnostic.isOrdered)
        func hidesOthers(_ one: Diagnostic) -> Bool { Mistake(rawValue: one.kind)?.hidesOthers == true }
        return told.filter(hidesOthers) + told.filter { !hidesOthers($0) }
    }
}

/// Limits that no dialog meets; beyond them a walk over it could need more stack or time than there is.
enum Limit {
    /// Of lines below lines, parentheses in parentheses, flows in flows, and so on.
    static let depth = 20
    /// Of the lines of a flow, or the patterns of a concept, with all that they include.
    static let unfolded = 100_000
    /// Of a walk's lines, times all facts.
    static let steps = 50_000_000
    /// Longer names are cut where a message quotes them.
    static let quoted = 40
}
