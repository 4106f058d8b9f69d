// What nothing refers to is mostly a mistake: a name misspelt elsewhere, or a line left behind.
extension Checks {
    mutating func checkUses() {
        var concepts = Set<Int>(), flows = Set<Int>(), advices = Set<Int>(), claims = Set<Int>()
        var subjects = Set<Subject>(), asked = Set<Int>()
        for reference in references {
            switch reference.use {
            case .concept(let index): if reference.owner != .concept(index) { concepts.insert(index) }
            case .include(let index): flows.insert(index)
            case .advise(let index): advices.insert(index)
            case .test(let subject), .print(let subject): subjects.insert(subject)
            case .cite(let claim): claims.insert(claim)
            case .ask(let fact, _): asked.insert(fact)
            case .start, .promise, .adviseValues: break
            }
        }
        // The program says the flow `farewell` when somebody leaves.
        for name in [KnownFlow.start, KnownFlow.farewell] {
            if let flow = names.index(of: name, in: .flow) { flows.insert(flow) }
        }
        for (index, concept) in script.concepts.enumerated() where !concepts.contains(index) {
            report(unused: concept.name, in: .concept, index, "the concept", "is used in no pattern", concept.place)
        }
        // Without a start, all flows would be reported.
        for (index, flow) in script.flows.enumerated()
        where !flows.contains(index) && names.index(of: KnownFlow.start, in: .flow) != nil {
            report(unused: flow.name, in: .flow, index, "the flow", "is included nowhere", flow.place)
        }
        for (index, advice) in script.advices.enumerated() where !advices.contains(index) {
            report(unused: advice.name, in: .advice, index, "the advice", "is advised nowhere", advice.place)
        }
        for (index, subject) in names.subjects.enumerated() where !subjects.contains(subject.subject) {
            switch subject.subject {
            case .decide(let decide):
                report(
                    unused: subject.name, in: .subject, index, "the decide", "is read nowhere",
                    script.decides[decide].place)
            case .clock(let clock):
                report(
                    unused: subject.name, in: .subject, index, "the clock", "is read nowhere",
                    script.clocks[clock].place)
            // What is heard may be there to be acknowledged; but no question waits to be put by nothing.
            case .fact(let fact):
                guard script.facts[fact].ask != nil, !asked.contains(fact) else { continue }
                report(
                    unused: subject.name, in: .subject, index, "the fact", "is asked and read nowhere",
                    script.facts[fact].place)
            }
        }
        checkClaims(claims)
    }

    private mutating func report(
        unused name: String, in space: Names.Space, _ index: Int, _ what: String, _ why: String, _ place: Place
    ) {
        // The second of a name is reported already.
        guard !name.isEmpty, names.index(of: name, in: space) == index else { return }
        findings.add(.unused, "\(what) '\(name)' \(why)", at: place)
    }

    mutating func checkDeclined() {
        for case (.cite(let claim), let place) in references.map({ ($0.use, $0.place) }) {
            guard let declined = script.claims[claim].declined else { continue }
            findings.add(
                .declinedClaim, "this claim is declined (\(declined.reason)), so nothing can rest on it", at: place,
                note: .init(message: "declined here", place: script.claims[claim].place))
        }
    }

    private mutating func checkClaims(_ used: Set<Int>) {
        for (index, claim) in script.claims.enumerated() where !used.contains(index) && claim.declined == nil {
            findings.add(
                .unusedClaim, "the claim '\(claim.fullName)' is neither used nor declined",
                at: claim.place)
        }
    }
}
