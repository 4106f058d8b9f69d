@testable import Dialog

/// Reads one file of a dialog. What only a whole dialog has, its start and the phrases, is not missed.
func readDialog(_ text: String, claims: [Source] = []) -> (script: Script, found: [String]) {
    let (script, diagnostics) = Script.read(dialogs: [Source(path: "x.dialog", text: text)], claims: claims)
    let ofWhole = [Mistake.missingStart, .missingPhrase, .unused].map(\.rawValue)
    let found = diagnostics.filter { !ofWhole.contains($0.kind) }.map { diagnostic in
        let place =
            diagnostic.place.file < 0
            ? "" : script.sources[diagnostic.place.file].position(at: diagnostic.place.range.lowerBound).description
        return "\(place) \(diagnostic.kind)"
    }
    return (script, found)
}

/// What a script holds, to compare two; dictionaries print in no order.
func contents(of script: Script) -> String {
    var rest = script
    rest.phrases = [:]
    rest.sources = []
    return "\(rest)" + script.phrases.map { "\($0.key): \($0.value)" }.sorted().joined(separator: "\n")
}
