/// What a person can type with a slash before it: a closed list, in the order in which help shows it. The conversation obeys
/// before any dialog hears anything, whatever is open, so that no dialog can come in between.
public enum Command: String, Sendable, CaseIterable {
    case help, more, why, facts, back, skip, crisis, country, hide, transcript, forget, quit

    /// `/quit`, in any case; nil for anything else.
    public init?(_ word: some StringProtocol) {
        guard word.first == "/" else { return nil }
        self.init(rawValue: word.dropFirst().lowercased())
    }

    /// The whole of a message that is a name without its slash: "quit", and "exit", which people try as well.
    init?(bare message: String) {
        let word = message.lowercased().split { !$0.isLetter }
        guard word.count == 1 else { return nil }
        self.init(rawValue: word[0] == "exit" ? "quit" : String(word[0]))
    }

    /// The name as it is typed.
    public var name: String { "/" + rawValue }

    /// The name with what has to follow it.
    var usage: String {
        switch self {
        case .country: name + " CODE"
        case .transcript: name + " FILE"
        default: name
        }
    }

    /// What says what it does.
    var help: Phrase {
        switch self {
        case .help: .helpHelp
        case .more: .helpMore
        case .why: .helpWhy
        case .facts: .helpFacts
        case .back: .helpBack
        case .skip: .helpSkip
        case .crisis: .helpCrisis
        case .country: .helpCountry
        case .hide: .helpHide
        case .transcript: .helpTranscript
        case .forget: .helpForget
        case .quit: .helpQuit
        }
    }

    /// Whether a pattern can stand for it.
    var isHeard: Bool { self == .crisis }

    /// Whether it is about the terminal or the disk, of which a conversation knows nothing.
    public var isOfProgram: Bool { [.hide, .transcript, .forget, .quit].contains(self) }
}
