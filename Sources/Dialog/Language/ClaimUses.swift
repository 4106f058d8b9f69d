// From a claim to the lines of the dialogs that rest on it.

extension Script {
    /// The index of the claim with a full name, such as `four-steps/no-arguments`; throws a message with the nearest name
    /// where there is none.
    public func claim(named name: String) throws(UnknownName) -> Int {
        let names = claims.map(\.fullName)
        if let index = names.firstIndex(of: name) { return index }
        var suggestions = Suggestions()
        throw UnknownName(message: "no claim '\(name.harmless)'" + suggestions.hint(for: name, among: names))
    }

    /// The lines that cite a claim, in the order of the files.
    public func lines(citing claim: Int) -> [SourceLine] {
        var lines: [SourceLine] = []
        for citation in citations where citation.claim == claim {
            let line = SourceLine(citation.place, in: sources)
            if lines.last != line { lines.append(line) }
        }
        return lines
    }
}

/// A name that the dialogs do not have.
public struct UnknownName: Error {
    /// `no claim 'four-steps/no-argument'; did you mean 'four-steps/no-arguments'?`
    public let message: String
}

/// A line of a file, without its indentation.
public struct SourceLine: Sendable, Hashable {
    public let path: String
    /// From 1.
    public let number: Int
    public let text: String

    public init(_ place: Place, in sources: [Source]) {
        let source = sources[place.file]
        path = source.path
        number = source.line(at: place.range.lowerBound)
        text = String(source.string(source.lineRange(number)).drop(while: \.isWhitespace))
    }
}
