import CTerminal
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A terminal with a program in it. The test types and looks; every look waits until the display is as expected, or
/// fails at the deadline and shows what is there instead.
final class PseudoTerminal {
    private let master: Int32
    private let pid: pid_t
    private(set) var display: Display
    private var isOver = false

    /// Far more than is needed: a busy machine is no reason to fail.
    private static let patience = Duration.seconds(20)

    /// Runs `afterword` in it, or, given a `script`, a shell with job control, in which `$0` is `afterword`.
    init(
        _ arguments: [String] = [], script: String? = nil, environment: [String: String] = [:],
        columns: Int = 80, rows: Int = 24
    ) {
        display = Display(columns: columns, rows: rows)
        let command = script.map { ["/bin/sh", "-m", "-c", $0, Program.afterword] } ?? [Program.afterword] + arguments
        var terminal: Int32 = -1
        let variables = Program.environment.merging(environment) { $1 }
        pid = Program.withArguments(command, environment: variables) {
            terminal_spawn($0, $1, UInt16(columns), UInt16(rows), &terminal)
        }
        precondition(pid > 0, "no terminal, or no process")
        master = terminal
    }

    deinit {
        if !isOver {
            kill(pid, SIGKILL)
            _ = Program.wait(for: pid)
        }
        close(master)
    }

    // MARK: What the person does

    func type(_ keys: String) {
        type(Array(keys.utf8))
    }

    func type(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// What a terminal sends for a paste when the program asked for brackets around it.
    func paste(_ text: String) {
        type(display.takesBracketedPaste ? "\u{1B}[200~\(text)\u{1B}[201~" : text)
    }

    func resize(columns: Int) {
        display.resize(columns: columns)
        var size = winsize(ws_row: UInt16(display.rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    /// Sends a signal to the program in the foreground, and not to the shell that started it.
    func signal(_ number: Int32) {
        kill(-tcgetpgrp(master), number)
    }

    // MARK: What the person sees

    /// Waits until this, and nothing else, stands after the prompt.
    func expectInput(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try expect("> \(text)", sourceLocation) { $0.input == text }
    }

    /// Waits until one line of the display contains this.
    func expectLine(_ part: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try expect("a line with \(part)", sourceLocation) { $0.text.contains { $0.contains(part) } }
    }

    /// Waits until the display is as `matches` says.
    func expect(
        _ description: String, _ sourceLocation: SourceLocation = #_sourceLocation, matches: (Display) -> Bool
    ) throws {
        let deadline = ContinuousClock.now + Self.patience
        while !matches(display) {
            // What follows would wait for nothing, so the test ends here.
            let bytes = try #require(
                receive(until: deadline), "expected \(description), got:\n\(display.text.joined(separator: "\n"))",
                sourceLocation: sourceLocation)
            display.feed(bytes)
        }
    }

    /// Waits until the program has ended, and says how.
    func exit(sourceLocation: SourceLocation = #_sourceLocation) throws -> Exit {
        let deadline = ContinuousClock.now + Self.patience
        while let bytes = receive(until: deadline) { display.feed(bytes) }
        try #require(ContinuousClock.now < deadline, "expected the end of the program", sourceLocation: sourceLocation)
        isOver = true
        return Program.wait(for: pid)
    }

    /// Whether the terminal shows what is typed and gathers lines, as a shell expects to find it.
    var isInUsualMode: Bool {
        var modes = termios()
        tcgetattr(master, &modes)
        let usual = tcflag_t(ECHO | ICANON | ISIG)
        return modes.c_lflag & usual == usual && !display.takesBracketedPaste
    }

    /// What comes next, nil at the deadline or when the program has closed the terminal.
    private func receive(until deadline: ContinuousClock.Instant) -> [UInt8]? {
        let left = (deadline - .now).components
        var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, Int32(max(0, left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000))) > 0
        else { return nil }
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { space, count in
            count = max(0, read(master, space.baseAddress, space.count))
        }
        return bytes.isEmpty ? nil : bytes
    }
}
