// What nothing refers to is mostly a mistake: a name misspelt elsewhere, or a line left behind.
extension Checks {
    mutating func checkUses() {
        var concepts = Set<Int>(), flows = Set<Int>(), advices = Set<Int>(), claims = Set<Int>()
        var subjects = Set<Subject>()
        for reference in references {
            switch reference.use {
            case .concept(let index): if reference.owner != .concept(index) { concepts.insert(index) }
            case .include(let index): flows.insert(index)
            case .advise(let index): advices.insert(index)
            case .test(let subject), .print(let subject): subjects.insert(subject)
            case .cite(let claim):
                claims.insert(claim)
                checkDeclined(script.claims[claim], reference.place)
            case .ask, .start, .promise: break
            }
        }
        if let start = names.index(of: "start", in: .flow) { flows.insert(start) }

        report(unused: script.concepts.map { ("the concept", $0.name, $0.place) }, concepts, "is used in no pattern")
        report(unused: script.decides.map { ("the decide", $0.name, $0.place) }, decides(subjects), "is read nowhere")
        report(unused: script.clocks.map { ("the clock", $0.name, $0.place) }, clocks(subjects), "is read nowhere")
        // The program itself says `farewell`.
        let included = script.flows.filter { $0.name != "farewell" }
        report(unused: included.map { ("the flow", $0.name, $0.place) }, flows, "is included nowhere")
        report(unused: script.advices.map { ("the advice", $0.name, $0.place) }, advices, "is advised nowhere")
        checkClaims(claims)
    }

    private mutating func report(unused all: [(what: String, name: String, place: Place)], _ used: Set<Int>, _ why: String) {
        for (index, one) in all.enumerated() where !used.contains(index) && !one.name.isEmpty {
            findings.add(.unused, "\(one.what) '\(one.name)' \(why)", at: one.place)
        }
    }

    private func decides(_ subjects: Set<Subject>) -> Set<Int> {
        Set(script.decides.indices.filter { subjects.contains(.decide($0)) })
    }

    private func clocks(_ subjects: Set<Subject>) -> Set<Int> {
        Set(script.clocks.indices.filter { subjects.contains(.clock($0)) })
    }

    private mutating func checkDeclined(_ claim: Claim, _ place: Place) {
        guard let declined = claim.declined else { return }
        findings.add(
            .declinedClaim, "this claim is declined (\(declined.reason)), so nothing can rest on it", at: place,
            note: .init(message: "declined here", place: claim.place))
    }

    private mutating func checkClaims(_ used: Set<Int>) {
        for (index, claim) in script.claims.enumerated() where !used.contains(index) && claim.declined == nil {
            findings.add(
                .unusedClaim, "the claim '\(claim.document)/\(claim.name)' is neither used nor declined", at: claim.place)
        }
    }
}
