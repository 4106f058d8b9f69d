/// What `--color` says.
enum ColorChoice: String, CaseIterable, Sendable {
    case always, never, auto

    /// Whether to colour. `auto` does in a terminal that can, unless `NO_COLOR` has a value.
    func colors(inTerminal: Bool, noColor: String?, term: String?) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto: inTerminal && (noColor ?? "").isEmpty && canInterpretSequences(term)
        }
    }
}

/// Whether a terminal of that name (`TERM`) understands escape sequences.
func canInterpretSequences(_ term: String?) -> Bool {
    guard let term, !term.isEmpty else { return false }
    return term != "dumb"
}

/// How a paragraph stands out. Meaning never depends on it.
enum Style: Sendable {
    case plain, strong, quiet

    /// The text in this style. Each line is styled for itself, so that nothing leaks when only a part is seen.
    func applied(to text: String) -> String {
        guard !text.isEmpty, let code else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    private var code: String? {
        switch self {
        case .plain: nil
        case .strong: "1"
        case .quiet: "2"
        }
    }
}
