import Testing

@testable import afterword

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct PipeTests {
    /// What `InputLines` reads from these bytes.
    private func lines(_ bytes: [UInt8]) throws -> [String] {
        let file = Program.unnamedFile(bytes)
        defer { close(file) }
        var input = InputLines(descriptor: file)
        var lines: [String] = []
        while let line = try input.next() { lines.append(line) }
        return lines
    }

    @Test(
        arguments: [
            ("", []), ("\n", [""]), ("a\nb\n", ["a", "b"]), ("a\n\nb", ["a", "", "b"]), ("a\r\nb\r\n", ["a", "b"]),
            ("a\rb\n", ["a\rb"]), ("a\0b\n", ["a\0b"]), ("é漢\n", ["é漢"]),
        ] as [(String, [String])])
    func `lines end with LF or CRLF, the last one also without`(input: String, expected: [String]) throws {
        #expect(try lines(Array(input.utf8)) == expected)
    }

    @Test func `bytes that are not UTF-8 become a replacement character`() throws {
        #expect(try lines([0x61, 0xFF, 0x62, 0x0A, 0xC3, 0x0A]) == ["a\u{FFFD}b", "\u{FFFD}"])
    }

    @Test func `a line of a megabyte is one line`() throws {
        let long = [UInt8](repeating: 0x78, count: 1_000_000)
        let read = try lines(long + [0x0A] + Array("short".utf8))
        #expect(read.map(\.utf8.count) == [1_000_000, 5])
    }

    @Test func `the program survives any bytes, without prompt or escape sequence`() {
        let bytes = [UInt8](repeating: 0x78, count: 1_000_000) + [0x0A, 0x00, 0xFF, 0x1B, 0x5B, 0x32, 0x4A, 0x0D, 0x0A]
        let (output, exit) = Program.afterword(input: bytes)
        #expect(exit == .code(0))
        #expect(!output.isEmpty)
        #expect(!output.contains("> ") && !output.unicodeScalars.contains("\u{1B}"))
    }

    @Test func `colour is there when asked for, also in a pipe`() {
        #expect(Program.afterword(["--color", "always"], input: Array("hello\n".utf8)).output.contains("\u{1B}[1m"))
    }

    @Test func `a closed pipe ends it quietly`() {
        let (reading, writing) = Program.openPipe()
        let (reports, complaints) = Program.openPipe()
        close(reading)
        let file = Program.unnamedFile(Array("hello\n".utf8))
        let pid = Program.spawn([Program.afterword]) { actions in
            actions.duplicate(file, as: STDIN_FILENO)
            actions.duplicate(writing, as: STDOUT_FILENO)
            actions.duplicate(complaints, as: STDERR_FILENO)
        }
        for end in [file, writing, complaints] { close(end) }
        defer { close(reports) }
        #expect(Program.readAll(reports).isEmpty)
        #expect(Program.wait(for: pid) == .code(0))
    }

    @Test(arguments: [">&-", "<&-", "<&- >&-", "<&- >&- 2>&-"])
    func `missing descriptors end it, and without an output it fails`(redirection: String) {
        let pid = Program.spawn(
            ["/bin/sh", "-c", "exec \"$0\" \(redirection)", Program.afterword]
        ) { $0.open("/dev/null", as: STDIN_FILENO) }
        #expect(Program.wait(for: pid) == .code(redirection.contains(">&-") ? 73 : 0))
    }
}
