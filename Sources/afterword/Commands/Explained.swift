import Dialog

/// What is understood of a message.
struct Explained {
    let message: Message
    let understood: Understood
    /// Each once: a word may be a value's name and a yes.
    let findings: [Finding]
    let script: Script

    init(_ text: String, _ conversation: Conversation, today: Day, asked: Int? = nil) {
        message = Message(text)
        script = conversation.script
        understood = conversation.understand(text, today: today, asked: asked)
        var findings: [Finding] = []
        for finding in understood.reading.findings where !findings.contains(finding) { findings.append(finding) }
        self.findings = findings
    }

    func name(_ fact: Int, _ value: Int) -> String { script.facts[fact].values[value].name }
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
