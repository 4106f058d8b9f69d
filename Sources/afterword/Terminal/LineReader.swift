#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads what the person says, line by line: edited and with a prompt when both input and output are a terminal, else
/// plainly. Ctrl-C is a value, not an end, as long as it exists; the terminal is in its usual mode between two reads.
struct LineReader: ~Copyable {
    private let editor: LineEditor?
    private var lines = InputLines()

    init(screen: Screen) {
        editor = screen.isTerminal && isatty(STDIN_FILENO) == 1 ? LineEditor(screen: screen) : nil
    }

    /// Whether lines are edited, that is, whether somebody sits there.
    var isInteractive: Bool { editor != nil }

    /// The next line. `completions`: what Tab may make of it; those that do not begin like it are left out.
    mutating func read(completions: [String]) throws(Failure) -> Signal {
        switch editor {
        case .some(let editor): editor.read(completions: completions)
        case .none: try lines.next().map(Signal.line) ?? .endOfInput
        }
    }
}
