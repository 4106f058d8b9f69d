import Dialog
import Foundation
import Testing

/// What the documents show of dialogs and transcripts is true: fenced blocks marked `dialog` are dialogs without mistakes, the
/// blocks of one document together; those marked `transcript` hold with the shipped dialogs.
@Suite struct DocumentationTests {
    @Test(arguments: ConsoleTests.documents)
    func `the dialogs in a document have no mistakes`(_ path: String) throws {
        let blocks = try Self.blocks("dialog", in: path)
        guard !blocks.isEmpty else { return }
        let phrases = try String(
            contentsOf: ConsoleTests.root.appending(path: "Dialogs/phrases.dialog"), encoding: .utf8)
        let sources = [
            Source(path: path, text: blocks.joined(separator: "\n")), Source(path: "phrases", text: phrases),
        ]
        let (script, diagnostics) = Script.read(dialogs: sources, claims: try Self.claims())
        for diagnostic in diagnostics where diagnostic.severity == .error {
            Issue.record("\(diagnostic.text(in: script.sources))")
        }
    }

    @Test(arguments: ConsoleTests.documents)
    func `the transcripts in a document hold`(_ path: String) throws {
        let blocks = try Self.blocks("transcript", in: path)
        guard !blocks.isEmpty else { return }
        let dialogs = try Self.files(in: "Dialogs", ending: ".dialog")
        let conversation = Conversation(Script.read(dialogs: dialogs, claims: try Self.claims()).script)
        for block in blocks {
            let (transcript, diagnostics) = Transcript.read(Source(path: path, text: block), for: conversation)
            #expect(diagnostics.isEmpty, "\(block)")
            let differences = transcript.differences(transcript.replay(conversation), conversation)
            #expect(differences.isEmpty, "\(path)")
        }
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
