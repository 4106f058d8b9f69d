import Foundation
import Testing

@testable import Dialog

/// One line of a data file: `pattern | message | what must come of it`. A line more is a test more.
struct Case: Sendable, CustomTestStringConvertible {
    var subject: String
    var message: String
    var expected: String
    var file: String
    var line: Int

    var testDescription: String { "\(file):\(line) \(subject) | \(message) | \(expected)" }

    static let folder = Repository.root.appending(path: "Tests/Understanding")
    /// 2026-11-20, a Friday.
    static let today = Day(20_777)

    static func text(_ file: String) -> String {
        (try? String(contentsOf: folder.appending(path: file), encoding: .utf8)) ?? ""
    }

    static func script(_ file: String) -> Script {
        Script.read(dialogs: [Source(path: file, text: text(file))], claims: []).script
    }

    static func read(_ file: String) -> [Case] {
        text(file).split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
            guard !line.hasPrefix("#"), !line.isEmpty else { return nil }
            let parts = line.components(separatedBy: " | ").map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 3 else {
                return Case(subject: "", message: String(line), expected: "three parts", file: file, line: number + 1)
            }
            return Case(subject: parts[0], message: parts[1], expected: parts[2], file: file, line: number + 1)
        }
    }
}

/// A script with a fact for every pattern of some cases, so that they are read together.
struct PatternScript {
    let script: Script
    let understanding: Understanding
    private let facts: [String: Int]

    init(_ patterns: [String]) {
        var names: [String: String] = [:]
        var text = Case.text("concepts.dialog") + "\n"
        for pattern in patterns where names[pattern] == nil {
            names[pattern] = "fact-\(names.count)"
            text += "fact fact-\(names.count - 1)\n    yes\n        hear \(pattern)\n"
        }
        let (script, diagnostics) = Script.read(dialogs: [Source(path: "test.dialog", text: text)], claims: [])
        // A pattern with a mistake would hear nothing, and what must not be heard would seem right.
        let unneeded = [Mistake.missingStart, .missingPhrase].map(\.rawValue)
        for mistake in diagnostics where mistake.severity == .error && !unneeded.contains(mistake.kind) {
            Issue.record("\(mistake.text(in: script.sources))")
        }
        facts = names.compactMapValues { name in script.facts.firstIndex { $0.name == name } }
        self.script = script
        understanding = Understanding(script)
    }

    func status(_ pattern: String, _ message: String) -> String {
        guard let fact = facts[pattern] else { return "no such pattern" }
        let reading = understanding.read(message, today: Case.today)
        return reading.findings.first { $0.fact == fact }?.status.rawValue ?? "none"
    }
}
