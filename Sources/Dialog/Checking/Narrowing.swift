// What a condition that has to hold, or must not, forces.

extension Search {
    /// Narrows what is known to where a condition, or the part of it that begins at a node, is as wanted. False where it
    /// cannot be.
    mutating func narrow(_ condition: Condition, at index: Int = 0, _ wanted: Bool) -> Bool {
        switch condition.nodes[index] {
        case .test(let subject, let cases, let negated):
            narrow(subject, cases, wanted != negated)
        case .all where wanted, .any where !wanted:
            narrow(partsOf: condition, at: index, wanted)
        case .all, .any:
            narrow(theOnlyPartOf: condition, at: index, wanted)
        }
    }

    private mutating func narrow(partsOf condition: Condition, at index: Int, _ wanted: Bool) -> Bool {
        for part in condition.parts(at: index) where !narrow(condition, at: part, wanted) { return false }
        return true
    }

    /// One of the parts has to be as wanted; where only one can, it is.
    private mutating func narrow(theOnlyPartOf condition: Condition, at index: Int, _ wanted: Bool) -> Bool {
        var candidate: Int?
        for part in condition.parts(at: index) {
            let truth = world.evaluate(condition, at: part)
            if truth == Truth(wanted) { return true }
            if truth == .maybe {
                if candidate != nil { return true }
                candidate = part
            }
        }
        return candidate.map { narrow(condition, at: $0, wanted) } ?? false
    }

    private mutating func narrow(_ subject: Subject, _ cases: Cases, _ isIn: Bool) -> Bool {
        switch subject {
        case .fact(let fact): narrow(fact, cases, isIn)
        case .clock(let clock): narrow(world.facts.count + clock, cases, isIn)
        case .decide(let decide): narrow(world.decides.declared[decide].lines, cases, isIn)
        }
    }

    /// A variable is in one of the cases, or in none of them.
    mutating func narrow(_ variable: Int, _ cases: Cases, _ isIn: Bool) -> Bool {
        let before = self[variable]
        var known = before
        if variable < world.facts.count, isSet[variable] {
            if isIn {
                guard known.must.isDisjoint(with: cases) else { return true }
                let candidates = known.may.intersection(cases)
                if candidates.isEmpty { return false }
                if candidates.isSingle { known.must.formUnion(candidates) }
                // Unknown and unsaid go with nothing else.
                known.may.subtract(
                    candidates.firstValue == nil ? Cases.all.subtracting(cases) : Cases.unvalued.subtracting(cases))
            } else {
                guard known.must.isDisjoint(with: cases) else { return false }
                known.may.subtract(cases)
            }
            if known.must.firstValue != nil { known.may.subtract(.unvalued) }
        } else {
            known.may = isIn ? known.may.intersection(cases) : known.may.subtracting(cases)
        }
        if known.may.isEmpty { return false }
        if known.may.isSingle { known.must = known.may }
        if known != before { self[variable] = known }
        return true
    }

    /// The lines before the first that may be the wanted one do not hold; where only one can be, it holds.
    private mutating func narrow(_ lines: [Decide.Line], _ cases: Cases, _ isIn: Bool) -> Bool {
        var candidate: Int?
        var before: [Int] = []
        var isOnly = true
        for index in lines.indices {
            let truth = world.evaluate(lines[index].condition)
            if truth == .no { continue }
            if cases.contains(.value(lines[index].value)) == isIn {
                if candidate == nil { candidate = index } else { isOnly = false }
            } else if candidate == nil {
                if truth == .yes { return false }
                before.append(index)
            }
            // Nothing below counts, and nothing more can be forced once two lines may be the one.
            if truth == .yes || !isOnly { break }
        }
        guard let candidate else { return false }
        for index in before where !narrow(lines[index].condition, false) { return false }
        return isOnly ? narrow(lines[candidate].condition, true) : true
    }

    // MARK: Splitting

    struct Split {
        var variable: Int
        var cases: Cases
        /// The half in which the variable is in the cases leads to what is wanted.
        var isWanted: Bool
    }

    /// A variable that decides whether the condition is as wanted, and the cases to split it by. Nil where the condition
    /// is decided.
    func split(_ condition: Condition, at index: Int = 0, wanted: Bool) -> Split? {
        switch condition.nodes[index] {
        case .all, .any:
            for part in condition.parts(at: index) where world.evaluate(condition, at: part) == .maybe {
                if let split = split(condition, at: part, wanted: wanted) { return split }
            }
            return nil
        case .test(.fact(let fact), let cases, let negated):
            return split(fact, cases, wanted != negated)
        case .test(.clock(let clock), let cases, let negated):
            return split(world.facts.count + clock, cases, wanted != negated)
        case .test(.decide(let decide), let cases, let negated):
            return split(world.decides.declared[decide].lines, cases, wanted != negated)
        }
    }

    /// Line by line: one that leads to what is wanted is made to hold, and those before it not.
    private func split(_ lines: [Decide.Line], _ cases: Cases, _ isIn: Bool) -> Split? {
        var before: Int?
        for index in lines.indices {
            let truth = world.evaluate(lines[index].condition)
            if truth == .no { continue }
            if cases.contains(.value(lines[index].value)) == isIn {
                if truth == .maybe { return split(lines[index].condition, wanted: true) }
                return before.flatMap { split(lines[$0].condition, wanted: false) }
            }
            if truth == .yes { return nil }
            before = before ?? index
        }
        return nil
    }

    private func split(_ variable: Int, _ cases: Cases, _ isWanted: Bool) -> Split? {
        let known = self[variable]
        var tested = known.may.intersection(cases)
        if variable < world.facts.count, isSet[variable] {
            // A set has the tested values one by one; whether there is any value at all comes before them.
            tested.subtract(known.must)
            let unvalued = known.may.intersection(.unvalued)
            if known.must.isEmpty, !unvalued.isEmpty, known.may.firstValue != nil {
                return Split(variable: variable, cases: unvalued, isWanted: isWanted == cases.contains(unvalued))
            }
            guard let first = tested.first else { return nil }
            return Split(variable: variable, cases: first, isWanted: isWanted)
        }
        return tested.isEmpty || tested == known.may
            ? nil : Split(variable: variable, cases: tested, isWanted: isWanted)
    }
}

extension Cases {
    /// Unknown and unsaid.
    static let unvalued: Cases = [.unknown, .unsaid]
    static let all = Cases(rawValue: .max)

    var isSingle: Bool { rawValue != 0 && rawValue & (rawValue - 1) == 0 }

    /// The first of the cases by itself.
    var first: Cases? { isEmpty ? nil : Cases(rawValue: rawValue & (0 &- rawValue)) }

    /// The cases one by one, unknown and unsaid first.
    var each: [Cases] {
        var rest = self
        var found: [Cases] = []
        while let first = rest.first {
            found.append(first)
            rest.subtract(first)
        }
        return found
    }
}
