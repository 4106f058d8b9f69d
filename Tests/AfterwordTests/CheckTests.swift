import Foundation
import Testing

@Suite struct CheckTests {
    /// Processes of their own, since each hashes in another way: an order that is left to a dictionary differs between them.
    @Test func `the report has the same findings in the same order each time`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "afterword-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let facts = ["rain", "cold", "late"]
        var lines = facts.flatMap { ["fact \($0)", "    ask Is it \($0)?", "    yes: Yes", "    no: No"] }
        lines += ["flow start", "    topics", "    when " + facts.map { "\($0) is yes" }.joined(separator: " or ")]
        lines += ["        say It is."] + facts.map { "    ask \($0)" } + ["    end Goodbye.", ""]
        let text = lines.joined(separator: "\n")
        try Data(text.utf8).write(to: folder.appending(path: "toy.dialog"))

        let reports = (0..<8).map { _ in Program.afterword(["check", folder.path], input: []) }
        #expect(reports[0].exit == .code(65))
        #expect(Set(reports.map(\.output)).count == 1)
        for fact in facts { #expect(reports[0].output.contains("the answer to '\(fact)', which is asked later")) }
    }
}
