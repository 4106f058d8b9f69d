// Names that somebody gives to a command.

extension Script {
    /// The index of the claim with a full name, such as `four-steps/no-arguments`; throws a message with the nearest name
    /// where there is none.
    public func claim(named name: String) throws(UnknownName) -> Int {
        try Self.index(of: name, among: claims.map(\.fullName), "claim")
    }

    /// The index of a fact; throws a message with the nearest name where there is none.
    public func fact(named name: String) throws(UnknownName) -> Int {
        try Self.index(of: name, among: facts.map(\.name), "fact")
    }

    /// The index of a value of a fact; throws a message with the nearest name where there is none.
    public func value(named name: String, of fact: Int) throws(UnknownName) -> Int {
        try Self.index(of: name, among: facts[fact].values.map(\.name), "value", " of \(facts[fact].name)")
    }

    private static func index(of name: String, among names: [String], _ kind: String, _ owner: String = "")
        throws(UnknownName) -> Int
    {
        if let index = names.firstIndex(of: name) { return index }
        var suggestions = Suggestions()
        let hint = suggestions.hint(for: name, among: names)
        throw UnknownName(message: "no \(kind) '\(name.harmless)'\(owner)\(hint)")
    }
}

/// A name that the dialogs do not have.
public struct UnknownName: Error {
    /// `no claim 'four-steps/no-argument'; did you mean 'four-steps/no-arguments'?`
    public let message: String
}
