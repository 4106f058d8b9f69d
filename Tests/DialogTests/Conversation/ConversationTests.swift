import Dialog
import Foundation
import Testing

/// The rules of a conversation, each shown by a transcript over a small dialog in `Tests/Conversations`.
@Suite("A conversation follows its rules")
struct ConversationTests {
    static let transcripts = Repository.files(in: "Tests/Conversations", ending: ".transcript")

    @Test("transcript", arguments: transcripts)
    func transcriptHolds(_ path: String) throws {
        let folder = String(path[..<path.lastIndex(of: "/")!])
        let dialogs = try Repository.sources(in: folder, ending: ".dialog")
        let conversation = Conversation(try Repository.script(dialogs))
        try expectNoDifference(path, conversation)
    }

    @Test("the small dialogs are there to be played")
    func transcriptsAreFound() {
        #expect(Self.transcripts.count >= 20)
    }
}

/// Plays a transcript and records every difference.
func expectNoDifference(_ path: String, _ conversation: Conversation) throws {
    let source = try Repository.source(path)
    let (transcript, diagnostics) = Transcript.read(source, for: conversation)
    for diagnostic in diagnostics { Issue.record("\(diagnostic.text(in: [source]))") }
    for difference in transcript.differences(transcript.replay(conversation), conversation) {
        Issue.record("\(path):\(difference.line): expected \(difference.expected), got \(difference.actual)")
    }
}
