/// What a person can type with a slash before it: a closed list. The program takes its own before the conversation hears
/// anything, whatever is open, so that no dialog can come in between.
public enum Command: String, Sendable, CaseIterable {
    // A dialog hears it.
    case crisis
    // The conversation obeys.
    case back, skip, more, country
    // The program answers.
    case help, why, facts, hide, transcript, forget, quit

    /// `/quit`, in any case; nil for anything else.
    public init?(_ word: some StringProtocol) {
        guard word.first == "/" else { return nil }
        self.init(rawValue: word.dropFirst().lowercased())
    }

    /// Whether a pattern can stand for it.
    var isHeard: Bool { self == .crisis }
}
