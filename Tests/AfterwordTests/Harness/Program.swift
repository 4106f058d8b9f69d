#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How a process ended.
enum Exit: Equatable {
    case code(Int32)
    case signal(Int32)

    init(status: Int32) {
        self = status & 0x7F == 0 ? .code(status >> 8 & 0xFF) : .signal(status & 0x7F)
    }
}

/// A program started by a test, with descriptors of the test's choice.
enum Program {
    /// The built `afterword`, in the folder of the products where the test bundle is too.
    static let afterword: String = {
        var folders = testBundle.split(separator: "/")
        // On macOS the bundle is a folder with the code three levels down.
        while folders.popLast() != nil {
            let candidate = "/" + (folders + ["afterword"]).joined(separator: "/")
            var status = stat()
            if stat(candidate, &status) == 0, status.st_mode & S_IFMT == S_IFREG { return candidate }
        }
        fatalError("afterword is not beside the test bundle; build it first")
    }()

    /// The file that this code was loaded from.
    private static var testBundle: String {
        #if canImport(Darwin)
            var info = Dl_info()
            precondition(dladdr(#dsohandle, &info) != 0)
            return String(cString: info.dli_fname)
        #else
            var path = [CChar](repeating: 0, count: Int(PATH_MAX))
            precondition(realpath("/proc/self/exe", &path) != nil)
            return String(decoding: path.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        #endif
    }

    /// What every test starts from: nothing of the person who runs the tests shows through, and Swift does not wait
    /// for a key after a crash.
    static let environment = [
        "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color", "HOME": "/nonexistent",
        "SWIFT_BACKTRACE": "enable=no",
    ]

    /// Starts a program without a terminal. `actions` says what becomes of its descriptors.
    static func spawn(_ arguments: [String], actions describe: (inout FileActions) -> Void) -> pid_t {
        var actions = FileActions()
        describe(&actions)
        defer { actions.destroy() }
        var pid = pid_t()
        let failure = withArguments(arguments, environment: environment) {
            posix_spawn(&pid, arguments[0], &actions.value, nil, $0, $1)
        }
        precondition(failure == 0, "cannot start \(arguments[0]): \(String(cString: strerror(failure)))")
        return pid
    }

    /// Passes arguments and environment as C takes them.
    static func withArguments<Result>(
        _ arguments: [String], environment: [String: String],
        _ body: ([UnsafeMutablePointer<CChar>?], [UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let variables: [String] = environment.map { "\($0)=\($1)" }.sorted()
        let argv = arguments.map { strdup($0) } + [nil], envp = variables.map { strdup($0) } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        return body(argv, envp)
    }

    /// Waits until it has ended.
    static func wait(for pid: pid_t) -> Exit {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) == -1 && errno == EINTR {}
        return Exit(status: status)
    }
}

/// What posix_spawn does with descriptors before the program starts.
struct FileActions {
    #if canImport(Darwin)
        var value: posix_spawn_file_actions_t?
    #else
        var value = posix_spawn_file_actions_t()
    #endif

    init() { posix_spawn_file_actions_init(&value) }

    mutating func open(_ path: String, as descriptor: Int32) {
        posix_spawn_file_actions_addopen(&value, descriptor, path, O_RDWR, 0)
    }

    mutating func duplicate(_ source: Int32, as descriptor: Int32) {
        posix_spawn_file_actions_adddup2(&value, source, descriptor)
    }

    mutating func destroy() { posix_spawn_file_actions_destroy(&value) }
}
