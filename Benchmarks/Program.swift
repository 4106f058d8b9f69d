// Program PROGRAM DIALOGS GENERATED...
//
// The time until the chat waits for its first line, the time that the commands take, and the most memory that each used:
// the medians of several runs. Without Foundation, so that it is small: what starts a process counts as its memory too.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs a program in pipes. Returns the milliseconds until it had written its last, and its peak memory in kilobytes.
///
/// `asked`: it is left to wait for its input, until it has written nothing for a while; else it has none, and ends.
func run(_ arguments: [String], asked: Bool) -> (milliseconds: Double, kilobytes: Int) {
    var input: [Int32] = [0, 0]
    var output: [Int32] = [0, 0]
    guard pipe(&input) == 0, pipe(&output) == 0 else { fatalError("pipe: \(errno)") }
    #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
    #else
        var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, input[0], 0)
    posix_spawn_file_actions_adddup2(&actions, output[1], 1)
    for end in input + output { posix_spawn_file_actions_addclose(&actions, end) }
    defer { posix_spawn_file_actions_destroy(&actions) }

    var argv = arguments.map { strdup($0) } + [nil]
    defer { for argument in argv { free(argument) } }
    if !asked { close(input[1]) }
    let start = ContinuousClock.now
    var child: pid_t = 0
    guard posix_spawn(&child, arguments[0], &actions, nil, &argv, environ) == 0 else { fatalError("spawn") }
    close(input[0])
    close(output[1])

    var last = start
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var written = 0
    while true {
        var ready = pollfd(fd: output[0], events: Int16(POLLIN), revents: 0)
        if asked, written > 0, poll(&ready, 1, 50) == 0 { break }
        let count = read(output[0], &buffer, buffer.count)
        if count <= 0 { break }
        written += count
        last = .now
    }
    if asked { close(input[1]) }
    while read(output[0], &buffer, buffer.count) > 0 {}
    close(output[0])

    var status: Int32 = 0
    var usage = rusage()
    guard wait4(child, &status, 0, &usage) == child else { fatalError("wait4: \(errno)") }
    guard status == 0 else { fatalError("\(arguments.joined(separator: " ")): failed with status \(status >> 8)") }
    #if canImport(Darwin)
        let kilobytes = usage.ru_maxrss / 1024
    #else
        let kilobytes = usage.ru_maxrss
    #endif
    return ((last - start) / .milliseconds(1), kilobytes)
}

func median<Number: Comparable>(_ numbers: [Number]) -> Number { numbers.sorted()[numbers.count / 2] }

func measure(_ what: String, _ arguments: [String], asked: Bool = false, times: Int) {
    _ = run(arguments, asked: asked)  // reads the program from the disk
    let runs = (0..<times).map { _ in run(arguments, asked: asked) }
    let milliseconds = (median(runs.map(\.milliseconds)) * 100).rounded() / 100
    let megabytes = (Double(median(runs.map(\.kilobytes))) / 102.4).rounded() / 10
    print("\(what): \(milliseconds) ms, at most \(megabytes) MB of memory; the median of \(times) runs")
}

guard CommandLine.arguments.count >= 3 else { fatalError("usage: Program PROGRAM DIALOGS GENERATED...") }
let (program, dialogs) = (CommandLine.arguments[1], CommandLine.arguments[2])
measure("start, to the first prompt", [program], asked: true, times: 100)
measure("check all dialogs", [program, "check", dialogs], times: 5)
for folder in CommandLine.arguments.dropFirst(3) {
    let size = folder.split(separator: "/").last ?? ""
    measure("check a generated dialog of \(size)", [program, "check", folder], times: 3)
}
measure("test all dialogs", [program, "test", dialogs], times: 5)
