import Dialog
import Testing

/// The tests protect the dialogs: whatever is taken out of them, a transcript notices.
@Suite("The dialogs are protected")
struct ProtectionTests {
    /// Something that can be taken out, with the script that is left.
    struct Deletion: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let apply: @Sendable (inout Script) -> Void
    }

    static let deletions: [Deletion] = decideLines + causes + alarms

    static let decideLines = Repository.shipped.decides.indices.flatMap { decide in
        Repository.shipped.decides[decide].lines.indices.map { line in
            let declared = Repository.shipped.decides[decide]
            let value = declared.values[declared.lines[line].value]
            return Deletion(testDescription: "decide \(declared.name), line \(line + 1): \(value)") {
                $0.decides[decide].lines.remove(at: line)
            }
        }
    }

    static let causes = Repository.shipped.facts.indices.filter { Repository.shipped.facts[$0].name == "cause" }
        .flatMap { fact in
            Repository.shipped.facts[fact].values.indices.map { value in
                Deletion(testDescription: "cause \(Repository.shipped.facts[fact].values[value].name)") {
                    $0.facts[fact].values[value].hear = []
                    $0.facts[fact].values[value].answer = []
                    $0.facts[fact].values[value].label = nil
                }
            }
        }

    static let alarms = Repository.shipped.facts.indices.filter { Repository.shipped.facts[$0].isAlarm }.map { fact in
        Deletion(testDescription: "alarm \(Repository.shipped.facts[fact].name)") {
            for value in $0.facts[fact].values.indices { $0.facts[fact].values[value].hear = [] }
        }
    }

    static let transcripts: [Transcript] = Repository.files(in: "Dialogs", ending: ".transcript").compactMap {
        try? Transcript.read(Repository.source($0)).transcript
    }

    @Test("a transcript notices what is gone", arguments: deletions)
    func deletionIsNoticed(_ deletion: Deletion) {
        var script = Repository.shipped
        deletion.apply(&script)
        let conversation = Conversation(script)
        let isNoticed = Self.transcripts.contains {
            !$0.differences($0.replay(conversation), conversation).isEmpty
        }
        #expect(isNoticed, "no transcript fails without \(deletion.testDescription)")
    }

    @Test("there is something to take out")
    func deletionsAreFound() {
        #expect(Self.decideLines.count > 30)
        #expect(Self.causes.count == 13)
        #expect(Self.alarms.count >= 5)
    }
}
