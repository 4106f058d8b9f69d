import Foundation
import Testing

@testable import Dialog

/// The report for other programs. SARIF's own schema demands what is looked at here.
@Suite("Reports of a check")
struct ReportTests {
    static let toys = ["broken-promise", "sample-misread", "patterns-alike", "nothing"]

    private static func report(_ toy: String) throws -> (report: CheckReport, script: Script) {
        let bytes = try Repository.source("Tests/Checking/Toys/\(toy).dialog").bytes
        // A path with what a URI, and a workflow command, have to escape.
        let dialog = Source(path: "a b,c:%/\(toy).dialog", bytes: Array(bytes))
        let script = Script.read(dialogs: [dialog, ToyTests.phrases], claims: []).script
        return (Checker(Conversation(script)).check(), script)
    }

    private static func object(_ json: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }

    @Test("SARIF has all that its schema requires, and names file, line and rule", arguments: toys)
    func sarif(toy: String) throws {
        let (report, script) = try Self.report(toy)
        let log = try Self.object(report.sarif(script))
        #expect(log["version"] as? String == "2.1.0")
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        #expect(driver["name"] as? String == "afterword")
        let rules = try #require(driver["rules"] as? [[String: Any]]).compactMap { $0["id"] as? String }
        #expect(Set(rules).count == rules.count)
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.count == report.findings.count)
        for (result, finding) in zip(results, report.findings) {
            #expect(result["ruleId"] as? String == finding.kind)
            #expect(rules[try #require(result["ruleIndex"] as? Int)] == finding.kind)
            #expect(["error", "warning"].contains(result["level"] as? String))
            #expect((result["message"] as? [String: Any])?["text"] is String)
            for location in (result["locations"] ?? []) as? [[String: Any]] ?? [] {
                try check(location, toy, finding, script)
            }
            #expect((result["locations"] as? [Any])?.count == 1)
        }
    }

    private func check(_ location: [String: Any], _ toy: String, _ finding: CheckReport.Finding, _ script: Script)
        throws
    {
        let physical = try #require(location["physicalLocation"] as? [String: Any])
        let uri = (physical["artifactLocation"] as? [String: Any])?["uri"] as? String
        #expect(uri == "a%20b%2Cc%3A%25/\(toy).dialog")
        let region = try #require(physical["region"] as? [String: Int])
        let line = script.sources[finding.place.file].line(at: finding.place.range.lowerBound)
        #expect(region["startLine"] == line)
        let before = script.sources[finding.place.file].bytes[..<finding.place.range.lowerBound]
        let indent = before.suffix(from: before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)
        #expect(region["startColumn"] == String(decoding: indent, as: UTF8.self).unicodeScalars.count + 1)
        #expect(region.keys.sorted() == ["endColumn", "endLine", "startColumn", "startLine"])
        #expect(region.values.allSatisfy { $0 >= 1 })
    }

    @Test("a workflow command stands on one line, with file and line", arguments: toys)
    func gitHub(toy: String) throws {
        let (report, script) = try Self.report(toy)
        let lines = report.github(script).split(separator: "\n")
        #expect(lines.count == report.findings.count)
        for (text, finding) in zip(lines, report.findings) {
            let line = script.sources[finding.place.file].line(at: finding.place.range.lowerBound)
            #expect(text.hasPrefix("::error file=a b%2Cc%3A%25/\(toy).dialog,line=\(line),endLine=\(line),col="))
        }
    }

    @Test("JSON holds every finding with its counterexample, and what is proven", arguments: toys)
    func json(toy: String) throws {
        let (report, script) = try Self.report(toy)
        let object = try Self.object(report.json(script))
        let findings = try #require(object["findings"] as? [[String: Any]])
        #expect(findings.map { $0["rule"] as? String } == report.findings.map(\.kind))
        #expect(
            findings.map { $0["counterexample"] as? String } == report.findings.map { $0.counterexample?.description })
        #expect((object["proven"] as? [Any])?.count == report.proven.count)
        #expect(object["nodes"] is Int)
    }
}
