extension CheckReport {
    /// The report for programs. Ends with a newline.
    ///
    /// ```
    /// {"findings": [{"rule", "property", "severity", "undecided", "message", "path", "line", "column", "endLine",
    ///                "endColumn", "notes": [{"message", "path", "line", "column", ...}], "counterexample"}],
    ///  "proven": [{"property", "statement", "example"}], "nodes": 349}
    /// ```
    /// Lines and columns count from 1, columns in code points; the end is exclusive. What does not apply is left out.
    public func json(_ script: Script) -> String {
        let findings = findings.map { finding in
            JSONText.members(
                [
                    ("rule", .string(finding.kind)),
                    ("property", .string(finding.rule.property.rawValue)),
                    ("severity", .string(finding.severity.rawValue)),
                    ("undecided", .bool(finding.isUndecided)),
                    ("message", .string(finding.message)),
                ] + JSONText.place(finding.place, script) + [
                    ("notes", finding.notes.isEmpty ? nil : .array(finding.notes.map { JSONText.note($0, script) })),
                    ("counterexample", finding.counterexample.map { .string($0.description) }),
                ])
        }
        let proven = proven.map {
            JSONText.members([
                ("property", .string($0.property.rawValue)), ("statement", .string($0.text)),
                ("example", $0.example.map { .string($0.description) }),
            ])
        }
        return JSONText.members([
            ("findings", .array(findings)), ("proven", .array(proven)), ("nodes", .number(nodes)),
        ]).description + "\n"
    }
}

extension JSONText {
    fileprivate static func note(_ note: Diagnostic.Note, _ script: Script) -> JSONText {
        members([("message", .string(note.message))] + place(note.place, script))
    }

    fileprivate static func place(_ place: Place, _ script: Script) -> [(String, JSONText?)] {
        guard let region = Region(place, script.sources) else { return [] }
        return [("path", .string(region.path))] + region.members.map { ($0.name, .number($0.number)) }
    }
}

/// A place as other programs name it.
struct Region {
    let path: String
    let start: (line: Int, column: Int)
    let end: (line: Int, column: Int)

    /// Nil for a place in no source.
    init?(_ place: Place, _ sources: [Source]) {
        guard sources.indices.contains(place.file) else { return nil }
        let source = sources[place.file]
        path = source.path
        start = Region.position(place.range.lowerBound, source)
        end = Region.position(place.range.upperBound, source)
    }

    /// Line and column from 1; a column is a code point.
    private static func position(_ offset: Int, _ source: Source) -> (line: Int, column: Int) {
        let line = source.line(at: offset)
        let start = source.textStart(line)
        return (line, source.string(start..<max(start, offset)).unicodeScalars.count + 1)
    }

    /// Where it begins and ends, by the names that these carry in JSON.
    var members: [(name: String, number: Int)] {
        [("line", start.line), ("column", start.column), ("endLine", end.line), ("endColumn", end.column)]
    }
}
