/// What the checker types where the dialogs have no words for it; the words lie in `English/typed.txt`.
enum TypedEnglish: String, CaseIterable {
    case duration, ago, number, name, days, denial, negator
    case daysAgo = "days-ago"

    /// The words, with the detail where they have `{}`.
    func text(_ detail: String = "") -> String {
        let text = Self.texts[rawValue] ?? ""
        guard let open = text.firstIndex(of: "{") else { return text }
        return text[..<open] + detail + text[text.index(open, offsetBy: 2)...]
    }

    private static let texts: [String: String] = {
        let file = Embedded.files.first { $0.path.hasSuffix("/typed.txt") }
        let lines = file.map { String(describing: $0.text).split(separator: "\n") } ?? []
        return lines.filter { !$0.hasPrefix("#") }.reduce(into: [:]) { texts, line in
            guard let colon = line.firstIndex(of: ":") else { return }
            texts[String(line[..<colon])] = String(line[line.index(after: colon)...].drop { $0 == " " })
        }
    }()
}
