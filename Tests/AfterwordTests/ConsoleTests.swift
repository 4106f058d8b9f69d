import Foundation
import Testing

/// Commands and what they print, as somebody sees them: the files in `Tests/Commands`, and the examples of the README and
/// the documentation.
///
///     $ afterword replay nothing.transcript
///     afterword: nothing.transcript: no such file or folder
///     [66]
///
/// A line `...` stands for any lines, and `[66]` is the exit code where it is not 0.
@Suite struct ConsoleTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    struct Example: Sendable, CustomTestStringConvertible {
        var command: String
        var expected: [String]
        var file: String
        var line: Int
        var testDescription: String { "\(file):\(line): \(command)" }
    }

    static let commands = ((try? FileManager.default.contentsOfDirectory(atPath: root.path + "/Tests/Commands")) ?? [])
        .filter { $0.hasSuffix(".console") }.sorted()
        .flatMap { examples(in: "Tests/Commands/" + $0, isActive: { _ in true }) }

    static let documents =
        ["README.md"]
        + ((try? FileManager.default.contentsOfDirectory(atPath: root.path + "/Documentation")) ?? [])
        .filter { $0.hasSuffix(".md") }.sorted().map { "Documentation/" + $0 }

    static let documented = documents.flatMap { examples(in: $0, isActive: { $0 == "console" }) }

    @Test(arguments: commands)
    func `a command prints what its file says`(_ example: Example) throws {
        try expect(example)
    }

    @Test(arguments: documented)
    func `a command in the documentation prints what stands there`(_ example: Example) throws {
        try expect(example)
    }

    @Test func `there are examples`() {
        #expect(Self.commands.count >= 20)
        #expect(!Self.documented.isEmpty)
    }

    private func expect(_ example: Example) throws {
        let actual = try Self.run(example.command)
        #expect(
            Self.matches(example.expected[...], actual[...]),
            "\(example.file):\(example.line): got\n\(actual.joined(separator: "\n"))")
    }

    /// The examples of a file; in a document, those of the fenced blocks of a kind.
    private static func examples(in path: String, isActive: (String?) -> Bool) -> [Example] {
        guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8) else { return [] }
        var found: [Example] = []
        var fence: String?
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("```") {
                fence = fence == nil ? String(line.dropFirst(3)) : nil
            } else if isActive(fence) {
                if line.hasPrefix("$ ") {
                    found.append(
                        Example(command: String(line.dropFirst(2)), expected: [], file: path, line: number + 1))
                } else if !found.isEmpty {
                    found[found.count - 1].expected.append(String(line))
                }
            }
        }
        for index in found.indices {
            while found[index].expected.last == "" { found[index].expected.removeLast() }
        }
        return found
    }

    /// Runs a command with a shell in a folder of its own, where `Dialogs` and the files of `Tests/Commands` are.
    private static func run(_ command: String) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "afterword-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: root.appending(path: "Dialogs"), to: folder.appending(path: "Dialogs"))
        let files = root.appending(path: "Tests/Commands/files")
        for name in try FileManager.default.contentsOfDirectory(atPath: files.path) {
            try FileManager.default.copyItem(at: files.appending(path: name), to: folder.appending(path: name))
        }
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = folder
        let programs = URL(filePath: Program.afterword).deletingLastPathComponent().path
        process.environment = [
            "PATH": programs + ":/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8", "TZ": "UTC",
        ]
        let output = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        var lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        while lines.last == "" { lines.removeLast() }
        if process.terminationStatus != 0 { lines.append("[\(process.terminationStatus)]") }
        return lines
    }

    private static func matches(_ expected: ArraySlice<String>, _ actual: ArraySlice<String>) -> Bool {
        guard let first = expected.first else { return actual.isEmpty }
        if first == "..." {
            return matches(expected.dropFirst(), actual) || (!actual.isEmpty && matches(expected, actual.dropFirst()))
        }
        return actual.first == first && matches(expected.dropFirst(), actual.dropFirst())
    }
}
