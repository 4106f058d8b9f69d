#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Program {
    /// Runs `afterword` without a terminal, from a file into a pipe, and returns what it wrote.
    static func afterword(_ arguments: [String] = [], input: [UInt8]) -> (output: String, exit: Exit) {
        let file = unnamedFile(input)
        let (reading, writing) = openPipe()
        let pid = spawn([afterword] + arguments) { actions in
            actions.duplicate(file, as: STDIN_FILENO)
            actions.duplicate(writing, as: STDOUT_FILENO)
        }
        close(file)
        close(writing)
        defer { close(reading) }
        let output = readAll(reading)
        return (String(decoding: output, as: UTF8.self), wait(for: pid))
    }

    /// Both ends of a pipe that no other program inherits.
    static func openPipe() -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        precondition(pipe(&ends) == 0)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    static func readAll(_ descriptor: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let some = [UInt8](unsafeUninitializedCapacity: 1 << 16) { space, count in
                count = max(0, read(descriptor, space.baseAddress, space.count))
            }
            if some.isEmpty { return bytes }
            bytes += some
        }
    }

    /// A file with this content, positioned at its beginning, which is gone when it is closed.
    static func unnamedFile(_ content: [UInt8]) -> Int32 {
        guard let stream = tmpfile() else { preconditionFailure("no temporary file") }
        let file = dup(fileno(stream))
        fclose(stream)
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        var rest = content[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            precondition(count > 0)
            rest = rest.dropFirst(count)
        }
        lseek(file, 0, SEEK_SET)
        return file
    }
}
