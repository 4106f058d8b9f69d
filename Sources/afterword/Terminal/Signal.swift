/// What came of reading a line.
enum Signal: Equatable, Sendable {
    /// A line without its line break. It may be empty, and holds whatever was typed or piped in: see `sanitised`.
    case line(String)
    /// Ctrl-C on an empty line.
    case interrupted
    /// Ctrl-D on an empty line, the end of a file or pipe, or a terminal that is gone.
    case endOfInput
}
