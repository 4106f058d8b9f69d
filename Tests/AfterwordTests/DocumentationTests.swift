import Dialog
import Foundation
import Testing

/// What the documents show of dialogs and transcripts is true: fenced blocks marked `dialog` are dialogs without mistakes, the
/// blocks of one document together; those marked `transcript` hold with the shipped dialogs, those marked `transcript here` with
/// the document's own.
@Suite struct DocumentationTests {
    @Test(arguments: ConsoleTests.documents)
    func `the dialogs in a document have no mistakes`(_ path: String) throws {
        guard let (script, diagnostics) = try Self.ownScript(path) else { return }
        for diagnostic in diagnostics where diagnostic.severity == .error {
            Issue.record("\(diagnostic.text(in: script.sources))")
        }
    }

    @Test(arguments: ["README.md", "Documentation/first-dialog.md", "Documentation/language.md"])
    func `of a dialog that is whole everything is proven`(_ path: String) throws {
        let (script, diagnostics) = try #require(try Self.ownScript(path))
        let report = CheckReport(script, diagnostics.filter { $0.kind != "unused-claim" })
        #expect(report.isProven, "\(report.text(script))")
    }

    @Test(arguments: ConsoleTests.documents)
    func `the transcripts in a document hold`(_ path: String) throws {
        let dialogs = try Self.files(in: "Dialogs", ending: ".dialog")
        let shipped = Script.read(dialogs: dialogs, claims: try Self.claims()).script
        try expect("transcript", in: path, toHoldWith: shipped)
        if let own = try Self.ownScript(path)?.script { try expect("transcript here", in: path, toHoldWith: own) }
    }

    private func expect(_ kind: String, in path: String, toHoldWith script: Script) throws {
        let conversation = Conversation(script)
        for block in try Self.blocks(kind, in: path) {
            let (transcript, diagnostics) = Transcript.read(Source(path: path, text: block), for: conversation)
            #expect(diagnostics.isEmpty, "\(block)")
            let differences = transcript.differences(transcript.replay(conversation), conversation)
            #expect(differences.isEmpty, "\(path): \(differences)")
        }
    }

    /// What the dialogs of a document say together; nil where it has none.
    private static func ownScript(_ path: String) throws -> (script: Script, diagnostics: [Diagnostic])? {
        let blocks = try blocks("dialog", in: path)
        guard !blocks.isEmpty else { return nil }
        let phrases = try String(
            contentsOf: ConsoleTests.root.appending(path: "Dialogs/phrases.dialog"), encoding: .utf8)
        return Script.read(
            dialogs: [
                Source(path: path, text: blocks.joined(separator: "\n")), Source(path: "phrases", text: phrases),
            ], claims: try claims())
    }

    private static func blocks(_ kind: String, in path: String) throws -> [String] {
        let text = try String(contentsOf: ConsoleTests.root.appending(path: path), encoding: .utf8)
        return text.components(separatedBy: "\n```").enumerated()
            .filter { $0.offset % 2 == 1 && $0.element.hasPrefix(kind + "\n") }
            .map { String($0.element.dropFirst(kind.count + 1)) + "\n" }
    }

    private static func claims() throws -> [Source] { try files(in: "seeds", ending: ".claims") }

    private static func files(in folder: String, ending: String) throws -> [Source] {
        try FileManager.default.subpathsOfDirectory(atPath: ConsoleTests.root.appending(path: folder).path)
            .filter { $0.hasSuffix(ending) }.sorted()
            .map { name in
                let path = folder + "/" + name
                return Source(path: path, bytes: Array(try Data(contentsOf: ConsoleTests.root.appending(path: path))))
            }
    }
}
