// Each value that an `advise` can come to needs an advice of its name.
extension Checks {
    mutating func checkAdvised() {
        let advised = Set(references.compactMap { if case .advise(let advice) = $0.use { advice } else { nil } })
        // What nothing advises may be a value that was misspelt, or be misspelt itself.
        let idle = script.advices.indices.filter { !advised.contains($0) }
        var suggestions = Suggestions()
        var isReported: Set<Place> = []
        for reference in references {
            guard case .adviseValues(let subject) = reference.use else { continue }
            var missing: [String] = []
            for (value, name) in subject.values.enumerated() where names.index(of: name, in: .advice) == nil {
                let nearest = suggestions.nearest(to: name, among: idle.map { script.advices[$0].name })
                guard let nearest, let place = place(ofValue: value, of: subject.subject) else {
                    missing.append(name)
                    continue
                }
                guard isReported.insert(place).inserted else { continue }
                findings.add(
                    .unknownAdvice, "no advice '\(name)'; did you mean '\(nearest)'?", at: place,
                    note: .init(message: "it is advised here", place: reference.place))
            }
            guard !missing.isEmpty else { continue }
            let values = missing.count == 1 ? "the value" : "the values"
            findings.add(
                .missingAdvice, "no advice for \(values) \(Suggestions.list(missing)) of '\(subject.name)'",
                at: reference.place)
        }
    }

    private func place(ofValue value: Int, of subject: Subject) -> Place? {
        switch subject {
        case .fact(let fact):
            script.facts[fact].values.indices.contains(value) ? script.facts[fact].values[value].place : nil
        case .decide(let decide): script.decides[decide].lines.first { $0.value == value }?.place
        case .clock: nil
        }
    }
}
