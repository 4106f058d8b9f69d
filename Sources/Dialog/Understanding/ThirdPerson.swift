/// Whom what was found speaks of: "she ended it" tells how the dialogs may speak of the one who did.
extension Utterance {
    /// He or she, where just one of them acts in what was found; else where it is done to just one of them. Nil where it is
    /// nobody, or both.
    func thirdPerson(in findings: [Finding]) -> Reading.ThirdPerson? {
        for role in [WordClass.subject, .object] {
            let genders = findings.reduce(into: WordClass()) { genders, finding in
                for token in tokens where finding.range.contains(Int(token.start)) && isThirdPerson(token, role) {
                    genders.formUnion(token.classes.intersection([.male, .female]))
                }
            }
            if genders == .male { return .he }
            if genders == .female { return .she }
            if genders == [.male, .female] { return nil }
        }
        return nil
    }

    /// "her" is in "I miss her", and not in "her mother"; "Ben" is where he is the one.
    private func isThirdPerson(_ token: Token, _ role: WordClass) -> Bool {
        guard token.phrase >= 0 else { return false }
        let phrase = nounPhrases[Int(token.phrase)]
        if token.has(.givenName) { return phrase.isParty && token.beginsSubject == (role == .subject) }
        return token.has(.third) && token.has(role) && phrase.isPronoun
    }
}
