#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where the conversation is shown: a terminal, or a pipe or file, which gets the same words unfolded and uncoloured.
struct Screen: Sendable {
    let descriptor: CInt
    let isTerminal: Bool
    private let hasSequences: Bool
    private let hasColor: Bool

    /// Lines longer than this are tiring to read, however wide the terminal is.
    static let comfortableWidth = 80

    init(color: ColorChoice = .auto, descriptor: CInt = STDOUT_FILENO) {
        let term = Surroundings.variable("TERM")
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) == 1
        hasSequences = isTerminal && canInterpretSequences(term)
        hasColor = color.colors(inTerminal: isTerminal, noColor: Surroundings.variable("NO_COLOR"), term: term)
    }

    /// Prints paragraphs, each on lines of its own; an empty one is an empty line. Whatever they contain, the terminal
    /// gets no control character of theirs.
    func print(_ paragraphs: [String], style: Style = .plain) throws(OutputClosed) {
        let text = paragraphs.flatMap { lines(of: $0.sanitised, style: style) }.map { $0 + "\n" }.joined()
        try writeAll(Array(text.utf8), to: descriptor)
    }

    /// Clears what is on the terminal and what could be scrolled back to. Does nothing to a pipe or file.
    func hide() throws(OutputClosed) {
        guard hasSequences else { return }
        try writeAll(Array("\u{1B}[H\u{1B}[2J\u{1B}[3J".utf8), to: descriptor)
    }

    /// Asked anew for each paragraph: what is printed after a change of size fits the new one.
    private var width: Int {
        var size = winsize()
        let known = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return min(known ? Int(size.ws_col) : Self.comfortableWidth, Self.comfortableWidth)
    }

    private func lines(of text: String, style: Style) -> [String] {
        let lines = isTerminal ? wrapped(text, width: width) : [text]
        guard hasColor else { return lines }
        let mark = hangingMark(of: text)
        guard style == .plain, !mark.allSatisfy({ $0 == " " }), lines[0].hasPrefix(mark) else {
            return lines.map(style.applied)
        }
        return [Style.strong.applied(to: mark) + lines[0].dropFirst(mark.count)] + lines.dropFirst()
    }
}
