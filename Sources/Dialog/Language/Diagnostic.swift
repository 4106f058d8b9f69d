/// A mistake in a dialog, a file of claims or a transcript.
public struct Diagnostic: Sendable, Equatable {
    public enum Severity: String, Sendable { case error, warning }

    public var severity: Severity = .error
    /// What kind of mistake; each kind has an example in `Tests/Diagnostics`.
    public var kind: String
    public var message: String
    public var place: Place
    /// A second place that belongs to it, with what it has to do with it.
    public var note: Note?

    public struct Note: Sendable, Equatable {
        public var message: String
        public var place: Place

        public init(message: String, place: Place) {
            self.message = message
            self.place = place
        }
    }

    public init(_ kind: String, _ message: String, at place: Place, note: Note? = nil, severity: Severity = .error) {
        self.kind = kind
        self.message = message
        self.place = place
        self.note = note
        self.severity = severity
    }
}

extension Diagnostic {
    /// The finding as an author reads it, with its kind, by which the documentation tells more, and without a newline at its
    /// end:
    /// ```
    /// Dialogs/cause.dialog:12:10: error: no fact 'casue'; did you mean 'cause'? [unknown-fact]
    ///     when casue is cheated
    ///          ^~~~~
    /// ```
    /// Only the message, where the place is in none of the sources.
    public func text(in sources: [Source]) -> String {
        let finding = Self.lines("\(severity.rawValue): \(message) [\(kind)]", at: place, in: sources)
        guard let note else { return finding }
        return finding + "\n" + note.text(in: sources)
    }

    fileprivate static func lines(_ message: String, at place: Place, in sources: [Source]) -> String {
        guard sources.indices.contains(place.file) else { return message }
        return "\(place.description(in: sources)): \(message)\n\(Excerpt(of: place, in: sources[place.file]).text)"
    }

    /// By file and place, so that a run reads from top to bottom.
    static func isOrdered(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
        func key(_ one: Diagnostic) -> (Int, Int, Int) {
            (one.place.file, one.place.range.lowerBound, one.place.range.upperBound)
        }
        return key(left) == key(right) ? left.message < right.message : key(left) < key(right)
    }
}

extension Diagnostic.Note {
    /// Like a finding, without a newline at its end.
    func text(in sources: [Source]) -> String {
        Diagnostic.lines("note: \(message)", at: place, in: sources)
    }
}
