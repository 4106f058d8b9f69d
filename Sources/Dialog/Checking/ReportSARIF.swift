extension CheckReport {
    /// The report in the Static Analysis Results Interchange Format, version 2.1.0. Ends with a newline.
    public func sarif(_ script: Script) -> String {
        let driver = JSONText.members([
            ("name", .string("afterword")),
            (
                "rules",
                .array(
                    rules.map { rule in
                        .members([("id", .string(rule.id)), ("shortDescription", .text(rule.demand))])
                    })
            ),
        ])
        let run = JSONText.members([
            ("tool", .members([("driver", driver)])),
            ("columnKind", .string("unicodeCodePoints")),
            ("results", .array(findings.map { result($0, script) })),
        ])
        return JSONText.members([
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
            ("version", .string("2.1.0")),
            ("runs", .array([run])),
        ]).description + "\n"
    }

    /// Every rule, and every kind of mistake that was found, in a fixed order.
    private var rules: [(id: String, demand: String)] {
        let own = Rule.allCases.filter { $0 != .mistake }.map { (id: $0.rawValue, demand: $0.demand) }
        let kinds = Set(findings.map(\.kind)).subtracting(own.map(\.id)).sorted()
        return own + kinds.map { ($0, Rule.mistake.demand) }
    }

    private func result(_ finding: Finding, _ script: Script) -> JSONText {
        let shown = finding.counterexample.map { "\n\n" + $0.description } ?? ""
        let index = rules.firstIndex { $0.id == finding.kind }
        return .members([
            ("ruleId", .string(finding.kind)),
            ("ruleIndex", index.map { .number($0) }),
            ("level", .string(finding.severity.rawValue)),
            ("message", .text(finding.message + shown)),
            ("locations", location(finding.place, script).map { .array([$0]) }),
            (
                "relatedLocations",
                finding.notes.isEmpty
                    ? nil
                    : .array(
                        finding.notes.compactMap { note in
                            location(note.place, script, message: note.message)
                        })
            ),
        ])
    }

    private func location(_ place: Place, _ script: Script, message: String? = nil) -> JSONText? {
        guard let region = Region(place, script.sources) else { return nil }
        let names = ["line": "startLine", "column": "startColumn"]
        let members = region.members.map { (names[$0.name] ?? $0.name, Optional(JSONText.number($0.number))) }
        return .members([
            (
                "physicalLocation",
                .members([
                    ("artifactLocation", .members([("uri", .string(JSONText.uri(region.path)))])),
                    ("region", .members(members)),
                ])
            ),
            ("message", message.map { .text($0) }),
        ])
    }
}

extension JSONText {
    /// A message of SARIF.
    fileprivate static func text(_ text: String) -> JSONText { .members([("text", .string(text))]) }

    /// A path as a relative reference (RFC 3986), or of a file from the root on: what is not allowed in one is escaped.
    fileprivate static func uri(_ path: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        var result = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            if plain.contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            }
        }
        return result
    }
}
