#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Plain output of the commands that are no chat. No control character of a file or a message gets through.
enum Console {
    static func line(_ text: String) throws(OutputClosed) {
        try writeAll(Array((text.sanitised + "\n").utf8), to: STDOUT_FILENO)
    }

    /// Several lines; a line end closes the last.
    static func text(_ text: String) throws(OutputClosed) {
        try writeAll(lines(text), to: STDOUT_FILENO)
    }

    static func error(_ text: String) {
        // With nobody to read it, the exit code still says it.
        try? writeAll(lines(text), to: STDERR_FILENO)
    }

    private static func lines(_ text: String) -> [UInt8] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() }
        return Array(lines.map { $0.sanitised + "\n" }.joined().utf8)
    }
}
