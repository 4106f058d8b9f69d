import Dialog

/// The commands of the chat that the program answers itself. `/back`, `/skip`, `/more`, `/crisis` and a well-formed `/country` are
/// part of the conversation.
enum ChatCommand: Equatable {
    case help, facts, why, hide, quit
    case transcript(String?)
    case country(String?)
    case forget(isConfirmed: Bool)
    case unknown(String)

    /// Nil for what is said to the bot.
    init?(_ line: String) {
        let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
        guard let name = words.first, name.first == "/" else { return nil }
        let rest = words.count > 1 ? String(words[1]).trimmed : nil
        switch Command(name) {
        case .help: self = .help
        case .facts: self = .facts
        case .why: self = .why
        case .hide: self = .hide
        case .quit: self = .quit
        case .transcript: self = .transcript(rest)
        case .country: self = .country(rest)
        case .forget: self = .forget(isConfirmed: rest?.lowercased() == "yes")
        case .back, .skip, .more, .crisis: return nil
        case nil: self = .unknown(name.lowercased())
        }
    }

    static let described: [(usage: String, phrase: Phrase)] = [
        ("/help", .helpHelp), ("/more", .helpMore), ("/why", .helpWhy), ("/facts", .helpFacts), ("/back", .helpBack),
        ("/skip", .helpSkip),
        ("/crisis", .helpCrisis), ("/country CODE", .helpCountry), ("/hide", .helpHide),
        ("/transcript FILE", .helpTranscript), ("/forget", .helpForget), ("/quit", .helpQuit),
    ]

    static let names = Command.allCases.map { "/" + $0.rawValue }
}

extension String {
    fileprivate var trimmed: String {
        String(reversed().drop(while: \.isWhitespace).reversed())
    }
}
