#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The output does not get out: whoever read it has left, there never was anybody, or the disk is full.
struct OutputClosed: Error {
    fileprivate let code: CInt

    /// Nil where nobody is left who would want to know.
    var reason: String? { code == EPIPE ? nil : String(cString: strerror(code)) }
}

/// Writes all bytes, however many calls that takes.
func writeAll(_ bytes: [UInt8], to descriptor: CInt) throws(OutputClosed) {
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count >= 0 {
            rest = rest.dropFirst(count)
        } else if errno == EAGAIN {
            // Somebody who shares the terminal made it non-blocking.
            var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            poll(&waiting, 1, -1)
        } else if errno != EINTR {
            throw OutputClosed(code: errno)
        }
    }
}

/// To be called first in the program. A closed pipe then is an error of `write` and no signal that ends the process;
/// and a descriptor missing at the start is taken, so that no file opened later is mistaken for standard output.
func prepareStandardStreams() {
    signal(SIGPIPE, SIG_IGN)
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
        // The wrong way round, so that using it still fails.
        _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
}
