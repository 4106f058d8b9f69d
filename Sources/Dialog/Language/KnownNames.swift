// The names that mean something to the program, whichever dialogs declare them.

/// The flows that the program enters.
enum KnownFlow {
    /// Where a conversation begins.
    static let start = "start"
    /// What is said to whoever leaves.
    static let farewell = "farewell"
}

extension Script {
    /// The flow that is said to whoever leaves, where there is one.
    var farewell: Int? { flows.firstIndex { $0.name == KnownFlow.farewell } }

    /// The fact whose `yes` is the consent to keep the conversation.
    var keepFact: Int? { facts.firstIndex { $0.name == "keep" } }

    /// The fact whose values, `he`, `she` and `they`, say how the other person is spoken of.
    var pronounFact: Int? { facts.firstIndex { $0.name == "they" } }

    /// The alarms that `/crisis` raises.
    var crisisAlarms: [Int] {
        facts.indices.filter { fact in
            facts[fact].isAlarm
                && facts[fact].values.contains { $0.hear.contains { $0.kind == .words(.command("/crisis")) } }
        }
    }
}

extension Value {
    /// Whether it is one that a message gives to the pronoun fact by itself, where it speaks of "him" or "her".
    var isSpokenOf: Bool { name == "he" || name == "she" }
}

extension Fact {
    /// The value that a yes to its question gives, and that a no to it denies.
    public var yes: Int? { values.firstIndex { $0.name == "yes" } }

    /// The value that a no to its question gives, and a denial of its `yes`.
    public var no: Int? { values.firstIndex { $0.name == "no" } }
}
