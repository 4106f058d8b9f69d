import Dialog
import Testing

@Suite("Transcripts")
struct TranscriptTests {
    static let paths =
        Repository.files(in: "Dialogs", ending: ".transcript")
        + Repository.files(in: "Tests/Conversations", ending: ".transcript")

    @Test("reading what was printed gives the same transcript", arguments: paths)
    func printedIsReadBack(_ path: String) throws {
        let (transcript, _) = Transcript.read(try Repository.source(path))
        let (again, diagnostics) = Transcript.read(Source(path: path, text: transcript.description))
        #expect(again == transcript)
        #expect(diagnostics.isEmpty)
    }

    @Test("a shipped transcript holds", arguments: Repository.files(in: "Dialogs", ending: ".transcript"))
    func shippedTranscriptHolds(_ path: String) throws {
        try expectNoDifference(path, Repository.conversation)
    }

    @Test(
        "a kept conversation resumes with the same facts",
        arguments: Repository.files(in: "Dialogs", ending: ".transcript"))
    func keptConversationResumes(_ path: String) throws {
        let conversation = Repository.conversation
        let (script, _) = Transcript.read(try Repository.source(path))
        var kept = Transcript()
        var state: State?
        for item in script.items {
            let next: (State, Reply)
            switch (item, state) {
            case (.visit(let visit), nil): next = conversation.begin(visit)
            case (.visit(let visit), let earlier?): next = conversation.step(earlier, .visit(visit))
            case (.message(let text), let earlier?): next = conversation.step(earlier, .message(text))
            default: continue
            }
            kept.record(item, next.1, after: state, conversation.script)
            state = next.0
        }
        let (read, diagnostics) = Transcript.read(Source(path: path, text: kept.description))
        #expect(diagnostics.isEmpty)
        #expect(read == kept)
        let resumed = read.resume(conversation)
        #expect(resumed?.memory.facts == state?.memory.facts)
        #expect(resumed?.memory.clocks == state?.memory.clocks)
    }

    @Test("a mark needs no space behind it, so that no expectation is taken for prose")
    func marksWithoutSpace() {
        let (spaced, _) = Transcript.read(
            Source(path: "a", text: "@ 2026-11-20\n> hello\n= cause water\n!= advice burned\n"))
        let (close, found) = Transcript.read(
            Source(path: "b", text: "@2026-11-20\n>hello\n=cause water\n!=advice burned\n"))
        #expect(found.isEmpty)
        #expect(close == spaced)
        let (_, doubled) = Transcript.read(Source(path: "c", text: "@ 2026-11-20\n== cause water\n"))
        #expect(doubled.map(\.kind) == ["bad-expectation"])
    }

    @Test("any text reads without a trap, and prints as what it read", arguments: 0..<200)
    func anyTextIsRead(_ seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let pieces = [
            "@ 2026-11-20", "> hello", "= a b", "!= a b", "...", "# x", "\n", "\r\n", " ", "é", "\0", "@", ">", "=",
            "…", "\u{2028}",
        ]
        let text = (0..<random.below(60)).map { _ in pieces[random.below(pieces.count)] }.joined()
        let (transcript, _) = Transcript.read(Source(path: "random", text: text))
        let (again, _) = Transcript.read(Source(path: "random", text: transcript.description))
        #expect(again == transcript)
    }
}
