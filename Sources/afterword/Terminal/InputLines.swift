import ArgumentParser

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The lines of a file, a pipe, or a terminal whose output goes elsewhere: of any length, with any bytes.
struct InputLines {
    private let descriptor: CInt
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    private static let chunk = 1 << 16

    init(descriptor: CInt = STDIN_FILENO) {
        self.descriptor = descriptor
    }

    /// The next line without its line break (LF or CRLF), nil at the end. The last line needs no line break. What is
    /// not UTF-8 becomes U+FFFD. Throws where nothing can be read, as from a folder: that is no end.
    mutating func next() throws(Failure) -> String? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                defer { start = end + 1 }
                return text(upTo: end)
            }
            searched = buffer.count
            if isAtEnd { break }
            searched -= start
            buffer.removeFirst(start)
            start = 0
            isAtEnd = try !fill()
        }
        defer { start = buffer.count }
        return start < buffer.count ? text(upTo: buffer.count) : nil
    }

    private func text(upTo end: Int) -> String {
        let line = buffer[start..<end]
        return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }

    /// Reads one more chunk; false at the end.
    private mutating func fill() throws(Failure) -> Bool {
        var code: CInt?
        let chunk = [UInt8](unsafeUninitializedCapacity: Self.chunk) { space, count in
            count = readSome(descriptor, into: UnsafeMutableRawBufferPointer(space))
            if count < 0 { (count, code) = (0, errno) }
        }
        // A terminal that is gone, and an input that there never was, end.
        if let code, code != EIO, code != EBADF {
            throw Failure(message: "the input cannot be read: \(String(cString: strerror(code)))", code: .noInput)
        }
        buffer += chunk
        return !chunk.isEmpty
    }
}

private func readSome(_ descriptor: CInt, into space: UnsafeMutableRawBufferPointer) -> Int {
    while true {
        let count = read(descriptor, space.baseAddress, space.count)
        if count >= 0 { return count }
        if errno == EAGAIN {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            poll(&waiting, 1, -1)
        } else if errno != EINTR {
            return -1
        }
    }
}
