/// The reasons for an advice, as a person would tell them.
struct Explanation: Sendable, Equatable {
    /// "Because you told me that he blocked you."
    var reasons: String?
    /// The advice's parts that say why and what is doubtful, each with its sources.
    var parts: [Part]

    struct Part: Sendable, Equatable {
        var text: String
        var sources: [String]
    }
}

extension Conversation {
    /// Why the latest advice of the present walk was given; nil where none was.
    func why(_ state: State) -> Explanation? {
        guard let guarded = walk(state).advices.last else { return nil }
        let world = world(state)
        var clauses: [String] = []
        for condition in guarded.conditions {
            for clause in self.clauses(condition, world, state) where !clauses.contains(clause) {
                clauses.append(clause)
            }
        }
        let advice = script.advices[guarded.advice]
        return Explanation(
            reasons: sentence(clauses, state),
            // What else to do, and to avoid, is plain; the step, its reason and its doubts are what is asked about.
            parts: advice.parts.filter { $0.kind != .do && $0.kind != .avoid }.map {
                Explanation.Part(text: part($0, state).text, sources: sources($0.text, state))
            })
    }

    /// What is known of the person, a line a fact, as `/facts` shows it.
    func facts(_ state: State) -> [String] {
        script.facts.indices.flatMap { fact -> [String] in
            guard let held = state.memory.facts[fact] else { return [] }
            let question = script.facts[fact].ask.map { lastQuestion(of: render($0, state)) + " " }
            guard held.cases != .unsaid else {
                return question.map { [$0 + phrase(.unsaid, state).text] } ?? []
            }
            return held.cases.values.compactMap { value in
                // A label is an answer, and says nothing without its question.
                let isLabel = script.facts[fact].values[value].because == nil
                return clause(fact, value, state).map { (isLabel ? question ?? "" : "") + capitalised($0) + "." }
            }
        }
    }

    private func sentence(_ clauses: [String], _ state: State) -> String? {
        guard let last = clauses.last else { return nil }
        let and = phrase(.and, state).text
        let list = clauses.count == 1 ? last : clauses.dropLast().joined(separator: ", ") + " " + and + " " + last
        return phrase(.because, state).text + " " + list + "."
    }

    /// The clauses for what made a condition hold: the facts that have the values it asks for.
    private func clauses(_ condition: Condition, _ world: World, _ state: State, at index: Int = 0) -> [String] {
        switch condition.nodes[index] {
        case .test(_, _, negated: true), .test(.clock, _, _):
            return []
        case .test(.fact(let fact), let cases, _):
            return world.facts[fact].must.intersection(cases).values.compactMap { clause(fact, $0, state) }
        case .test(.decide(let decide), _, _):
            let line = script.decides[decide].lines.first { world.evaluate($0.condition) == .yes }
            return line.map { clauses($0.condition, world, state) } ?? []
        case .all, .any:
            return condition.parts(at: index).filter { world.evaluate(condition, at: $0) == .yes }
                .flatMap { clauses(condition, world, state, at: $0) }
        }
    }

    /// "he blocked you"; the label in quotation marks where the dialog has no such words. Nil for what was not told.
    private func clause(_ fact: Int, _ value: Int, _ state: State) -> String? {
        let declared = script.facts[fact]
        guard declared.given == nil || declared.values[value].because != nil else { return nil }
        if let because = declared.values[value].because { return render(because, state) }
        return declared.values[value].label.map { "“" + render($0, state) + "”" }
    }

    private func sources(_ text: Text, _ state: State) -> [String] {
        text.citations.map { citation in
            guard let index = citation.claim else { return phrase(.own, state).text }
            let claim = script.claims[index]
            return "\(phrase(.source, state).text) \(claim.fullName): \(claim.text)"
        }
    }

    private func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}
