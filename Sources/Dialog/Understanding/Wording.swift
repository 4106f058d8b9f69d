/// A text with its placeholders filled in for one pronoun.
struct Wording {
    let pronouns: [Text.Pronoun: String]
    let isSingular: Bool

    static let he = Wording(pronouns: [.they: "he", .them: "him", .their: "his", .theirs: "his"], isSingular: true)
    static let she = Wording(pronouns: [.they: "she", .them: "her", .their: "her", .theirs: "hers"], isSingular: true)
    static let they = Wording(
        pronouns: [.they: "they", .them: "them", .their: "their", .theirs: "theirs"], isSingular: false)

    func text(_ text: Text) -> String {
        text.segments.reduce(into: "") { result, segment in
            switch segment {
            case .words(let words): result += words
            case .pronoun(let pronoun, _): result += pronouns[pronoun] ?? ""
            case .verb(let singular, let plural): result += isSingular ? singular : plural
            case .subject, .days, .detail: break
            }
        }
    }
}
