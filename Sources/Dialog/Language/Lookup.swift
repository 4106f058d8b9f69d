// Names that somebody gives to a command.

extension Script {
    /// The indices of the claims that a name means: the one with this full name, such as `four-steps/no-arguments`, or all
    /// of a document, such as `four-steps`. Throws a message with the nearest name, or the documents, where there is none.
    public func claims(named name: String) throws(UnknownName) -> [Int] {
        if let claim = claims.firstIndex(where: { $0.fullName == name }) { return [claim] }
        let document = claims.indices.filter { claims[$0].document == name }
        if !document.isEmpty { return document }
        var documents: [String] = []
        for claim in claims where documents.last != claim.document { documents.append(claim.document) }
        throw UnknownName(name, of: "claim", among: claims.map(\.fullName), overview: documents)
    }

    /// The index of a fact; throws a message with the nearest name where there is none.
    public func fact(named name: String) throws(UnknownName) -> Int {
        let names = facts.map(\.name)
        guard let index = names.firstIndex(of: name) else { throw UnknownName(name, of: "fact", among: names) }
        return index
    }

    /// The index of a value of a fact; throws a message with the nearest name where there is none.
    public func value(named name: String, of fact: Int) throws(UnknownName) -> Int {
        let names = facts[fact].values.map(\.name)
        guard let index = names.firstIndex(of: name) else {
            throw UnknownName(name, of: "value", in: facts[fact].name, among: names)
        }
        return index
    }
}

/// A name that somebody gave to a command, and that means nothing there.
public struct UnknownName: Error {
    /// `no claim 'four-steps/no-argument'; did you mean 'four-steps/no-arguments'?`
    public let message: String

    /// `kind`: what the name should be one of, such as `command`; `owner`: the name of what has these. Of `names` the
    /// nearest is suggested; where none is near, `overview` is listed instead, if it is short enough.
    public init(
        _ name: String, of kind: String, in owner: String? = nil, among names: [String], overview: [String]? = nil
    ) {
        var suggestions = Suggestions()
        let nearest = suggestions.nearest(to: name, among: names)
        let hint = suggestions.hint(for: name, among: nearest == nil ? overview ?? names : names)
        message = "no \(kind) '\(name.harmless)'\(owner.map { " of \($0)" } ?? "")\(hint)"
    }
}
