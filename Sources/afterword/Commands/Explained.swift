import Dialog

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What is understood of a message, with names in the place of indices.
struct Explained: Encodable {
    struct Match: Encodable {
        var fact: String
        var value: String
        var text: String
        var line: String
        var status: String
        /// The words that deny, ask or suppose it.
        var by: String?
    }
    struct Correction: Encodable {
        var text: String
        var readAs: String
    }

    /// A list for a fact of several values, else the one value.
    enum Values: Encodable {
        case one(String)
        case several([String])

        var names: [String] {
            switch self {
            case .one(let name): [name]
            case .several(let names): names
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .one(let value): try container.encode(value)
            case .several(let values): try container.encode(values)
            }
        }
    }

    private(set) var facts: [String: Values] = [:]
    private(set) var topics: [String]
    private(set) var matches: [Match]
    private(set) var corrections: [Correction]

    /// Each once: a word may be a value's name and a yes.
    let findings: [Finding]
    let message: Message
    let understood: Understood
    let script: Script
    let words: [ExplainedWord]

    private enum CodingKeys: String, CodingKey { case facts, topics, matches, corrections }

    init(_ text: String, _ conversation: Conversation, today: Day, asked: Int? = nil) {
        let (message, script) = (Message(text), conversation.script)
        let understood = conversation.understand(text, today: today, asked: asked)
        for (fact, values) in understood.facts {
            let names = values.map { script.facts[fact].values[$0].name }
            facts[script.facts[fact].name] = script.facts[fact].isSeveral ? .several(names) : .one(names[0])
        }
        topics = understood.reading.topics.map { script.topics[$0.topic].name }
        var findings: [Finding] = []
        for finding in understood.reading.findings where !findings.contains(finding) { findings.append(finding) }
        matches = findings.map { finding in
            let line = SourceLine(finding.pattern, in: script.sources)
            return Match(
                fact: script.facts[finding.fact].name,
                value: script.facts[finding.fact].values[finding.value].name,
                text: message[finding.range], line: "\(line.path):\(line.number)",
                status: finding.status.rawValue, by: finding.ruledOutBy.map { message[$0] })
        }
        corrections = understood.reading.corrections.map {
            Correction(text: message[$0.range], readAs: $0.readAs)
        }
        (self.findings, self.message, self.understood, self.script) = (findings, message, understood, script)
        words = conversation.explain(text, today: today)
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}

/// A message whose stretches are asked for by their bytes.
struct Message {
    let text: String
    private let bytes: [UInt8]

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    subscript(range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
