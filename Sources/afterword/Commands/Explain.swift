import ArgumentParser
import Dialog

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what is understood of a message, by which words and which line of the dialogs.",
        discussion: "Without TEXT, reads one message a line from standard input.")

    @OptionGroup var dialogs: DialogOptions

    @Flag(help: "Read one message a line, and write one JSON object a line.")
    var json = false

    @Option(help: ArgumentHelp("The day that 'yesterday' is the day before of; today by default.", valueName: "date"))
    var today: Day?

    @Argument(help: ArgumentHelp("A message.", valueName: "text"))
    var text: [String] = []

    func run() throws {
        let conversation = try dialogs.load()
        let today = today ?? Surroundings.visit().day
        let show = { (message: String) in
            let understood = conversation.understand(message, today: today)
            if json {
                try Console.line(Explained(message, understood, conversation.script).json())
            } else {
                try Console.text(Explained(message, understood, conversation.script).text())
            }
        }
        guard text.isEmpty else { return try show(text.joined(separator: " ")) }
        var input = InputLines()
        while let line = input.next() { try show(line) }
    }
}

/// What was understood, with names in the place of indices.
private struct Explained: Encodable {
    struct Match: Encodable {
        var fact: String
        var value: String
        var text: String
        var line: String
        var status: String
    }

    /// A list for a fact of several values, else the one value.
    enum Values: Encodable {
        case one(String)
        case several([String])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .one(let value): try container.encode(value)
            case .several(let values): try container.encode(values)
            }
        }
    }

    var facts: [String: Values]
    var topics: [String]
    var matches: [Match]

    private let message: String
    private let order: [String]

    private enum CodingKeys: String, CodingKey { case facts, topics, matches }

    init(_ message: String, _ understood: Understood, _ script: Script) {
        self.message = message
        facts = [:]
        for (fact, values) in understood.facts {
            let names = values.map { script.facts[fact].values[$0].name }
            facts[script.facts[fact].name] = script.facts[fact].isSeveral ? .several(names) : .one(names[0])
        }
        order = understood.facts.map { script.facts[$0.fact].name }
        topics = understood.reading.topics.map { script.topics[$0.topic].name }
        let bytes = Array(message.utf8)
        matches = understood.reading.findings.filter { !$0.isAnswer }.map { finding in
            let source = script.sources[finding.pattern.file]
            return Match(
                fact: script.facts[finding.fact].name,
                value: script.facts[finding.fact].values[finding.value].name,
                text: String(decoding: bytes[finding.range], as: UTF8.self),
                line: "\(source.path):\(source.position(at: finding.pattern.range.lowerBound).line)",
                status: finding.status.rawValue)
        }
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    func text() -> String {
        var lines = ["> " + message]
        for name in order {
            switch facts[name] {
            case .one(let value): lines.append("= \(name) \(value)")
            case .several(let values): lines += values.map { "= \(name) \($0)" }
            case nil: break
            }
        }
        lines += topics.map { "= topic \($0)" }
        if lines.count == 1 { lines.append("nothing was understood") }
        for match in matches {
            let status = match.status == "stated" ? "" : " (\(match.status), so it does not count)"
            lines.append("  “\(match.text)” is \(match.fact) \(match.value)\(status)")
            lines.append("      \(match.line)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
