/// Whom what was found speaks of: "she ended it" tells how the dialogs may speak of the one who did.
extension Utterance {
    /// He or she, where just one of them acts in what was found; else where it is done to just one of them. Nil where it is
    /// nobody, or both.
    func thirdPerson(in findings: [Finding]) -> Reading.ThirdPerson? {
        for role in [WordClass.subject, .object] {
            let genders = findings.reduce(into: WordClass()) { genders, finding in
                for token in tokens where finding.range.contains(Int(token.start)) && isPronoun(token, role) {
                    genders.formUnion(token.classes.intersection([.male, .female]))
                }
            }
            if genders == .male { return .he }
            if genders == .female { return .she }
            if genders == [.male, .female] { return nil }
        }
        return nil
    }

    /// "her" is one in "I miss her", and none in "her mother".
    private func isPronoun(_ token: Token, _ role: WordClass) -> Bool {
        token.has(.third) && token.has(role) && token.phrase >= 0 && nounPhrases[Int(token.phrase)].isPronoun
    }
}
