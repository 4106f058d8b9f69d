// From a claim to the lines of the dialogs that rest on it.

extension Script {
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
