import Dialog
import Testing

/// Whole messages, read with the shipped dialogs: everything that is stated is heard, and nothing besides.
@Suite("What messages state")
struct MessageTests {
    struct Message: Sendable, CustomTestStringConvertible {
        var text: String
        var expected: [String]
        var line: Int

        var testDescription: String { "messages.txt:\(line) \(text)" }
    }

    static let messages = Case.text("messages.txt").split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
        .compactMap { number, line -> Message? in
            guard !line.hasPrefix("#"), let bar = line.range(of: " | ", options: .backwards) else { return nil }
            let facts = line[bar.upperBound...].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            return Message(
                text: String(line[..<bar.lowerBound]), expected: facts.filter { $0 != "none" }, line: number + 1)
        }
    /// The facts that the messages are labelled with; of others nothing is said.
    static let labelled = Set(messages.flatMap(\.expected).map { $0.prefix { $0 != " " } })

    @Test(arguments: messages)
    func states(_ message: Message) {
        let script = Repository.shipped
        var rest = message.expected
        for (fact, values) in Repository.conversation.understand(message.text, today: Case.today).facts {
            let name = script.facts[fact].name
            let names = values.map { name + " " + script.facts[fact].values[$0].name }
            guard Self.labelled.contains(name[...]), names != [name + " no"] else { continue }
            // Of several values the first counts; the others may be more than the label says.
            #expect(message.expected.contains(names[0]), "\(names[0]) is not stated")
            rest.removeAll(where: names.contains)
        }
        #expect(rest.isEmpty, "\(rest) is not heard")
    }
}
