// Two patterns of a fact that take the same words: for two values they leave open which is meant; for one value, one of them
// is idle.

extension CheckRun {
    /// Reports every two patterns of one fact, for different values, that take the same words and count the same for them.
    /// An alarm takes the most urgent of what it hears, so that there it is no matter.
    mutating func checkRivals() {
        guard let understanding = conversation.understanding else { return }
        let paths = PatternPaths(understanding.patterns)
        let programs = understanding.patterns.programs
        var byFact: [[Int32]] = Array(repeating: [], count: script.facts.count)
        for (index, program) in programs.enumerated() {
            if case .value(let fact, _) = program.target, !script.facts[Int(fact)].isAlarm {
                byFact[Int(fact)].append(Int32(index))
            }
        }
        let findings = report.findings.count
        for (fact, own) in byFact.enumerated() {
            for isNegated in [false, true] {
                var rivals = PatternRivals(paths, own.filter { programs[Int($0)].isNegated == isNegated })
                rivals.search()
                for rival in rivals.found { report(rival, fact, understanding, isNegated) }
            }
        }
        if report.findings.count == findings {
            prove(.samples, "no words that patterns name fit two values of a fact alike")
        }
    }

    /// Only what the chat's own reading finds is a finding.
    private mutating func report(
        _ rival: PatternRivals.Rival, _ fact: Int, _ understanding: Understanding, _ isNegated: Bool
    ) {
        let programs = understanding.patterns.programs
        let (first, second) = (programs[Int(rival.first)], programs[Int(rival.second)])
        let known = report.findings.contains {
            $0.rule == .patternsAlike && $0.place == second.place && $0.notes.first?.place == first.place
        }
        guard !known else { return }
        let asked = first.isAnswer || second.isAnswer ? fact : nil
        for text in rival.wordings(isNegated) {
            let found = understanding.read(text, today: telling.today, asked: asked).findings
            let stated = found.filter { $0.fact == fact && $0.status == .stated }
            guard let one = stated.first(where: { $0.pattern == first.place }),
                let other = stated.first(where: {
                    $0.pattern == second.place && $0.value != one.value && $0.evidence == one.evidence
                        && $0.range == one.range
                })
            else { continue }
            let values = script.facts[fact].values
            let message = "\"\(text)\" fits '\(values[one.value].name)' and '\(values[other.value].name)' equally well"
            let notes = [Diagnostic.Note(message: "by this pattern as well", place: first.place)]
            return fail(.init(.patternsAlike, message, at: second.place, notes: notes), saying: text, at: asked)
        }
    }
}

/// Searches the patterns of one fact for words that those of two values take.
struct PatternRivals {
    struct Rival {
        var first: Int32
        var second: Int32
        /// What both take, worded in different ways.
        var texts: [String]

        /// With a negation put in where the patterns want one.
        func wordings(_ isNegated: Bool) -> [String] {
            guard isNegated else { return texts }
            let negator = Substring(TypedEnglish.negator.text())
            return texts.flatMap { text in
                let words = text.split(separator: " ")
                return (0...min(words.count, 3)).map { place in
                    (words.prefix(place) + [negator] + words.dropFirst(place)).joined(separator: " ")
                }
            }
        }
    }
    private struct Pair: Hashable {
        var first: Int32
        var second: Int32
    }
    typealias Cursor = PatternPaths.Cursor
    typealias Token = PatternPaths.Token

    private(set) var found: [Rival] = []
    private var paths: PatternPaths
    private let starts: [Cursor]
    private var tries: [Pair: Int] = [:]
    private var seen: Set<PatternPaths.Cursors> = []
    private var shared: [[Token]: Set<Token>] = [:]

    /// How many words are tried for two patterns, and in how many wordings.
    private static let mostTries = 4
    private static let mostWordings = 6

    init(_ paths: PatternPaths, _ programs: [Int32]) {
        var paths = paths
        for program in programs {
            if case .value(_, let value) = paths.patterns.programs[Int(program)].target {
                paths.groups[Int(program)] = 1 << UInt64(value)
            }
        }
        self.paths = paths
        let companions = PatternCompanions(paths, programs)
        let rivals = programs.indices.filter { place in
            let group = paths.groups[Int(programs[place])]
            return companions.sets[place].numbers.contains { paths.groups[Int(programs[$0])] != group }
        }
        starts = rivals.map { programs[$0] }.flatMap { program in
            let start = paths.start(program)
            let first = paths.patterns.ops[Int(paths.patterns.programs[Int(program)].start)]
            guard first.role == .subject, var elided = start.first else { return start }
            // "Beats me": a sentence may leave its subject out.
            elided.step += 1
            return start + paths.settle(elided)
        }
    }

    mutating func search() {
        follow(starts, [])
    }

    private func areRivals(_ groups: UInt64) -> Bool { groups & (groups &- 1) != 0 }

    /// Goes on as long as patterns of two values have taken the same words.
    private mutating func follow(_ cursors: [Cursor], _ taken: [Token]) {
        guard areRivals(cursors.reduce(0) { $0 | paths.group($1) }), seen.insert(.init(list: cursors)).inserted
        else { return }
        note(cursors.filter(paths.isAtEnd), taken)
        let heads = paths.heads(cursors)
        for token in heads.tokens + sharedWords(heads.tokens) where areRivals(paths.groups(token, heads)) {
            follow(paths.take(token, heads), taken + [token])
        }
    }

    /// What two concepts share, or two words have as a form, may be named by neither as a word of its own.
    private mutating func sharedWords(_ tokens: [Token]) -> [Token] {
        let concepts = tokens.filter { $0.concept != nil }
        var words = Set(paths.sharedForms(tokens))
        for (index, concept) in concepts.enumerated() {
            for other in concepts[..<index] {
                let both = shared[[concept, other]] ?? paths.shared(concept, other)
                shared[[concept, other]] = both
                words.formUnion(both)
            }
        }
        return words.subtracting(tokens).sorted()
    }

    private mutating func note(_ ended: [Cursor], _ taken: [Token]) {
        for (index, second) in ended.enumerated() {
            for first in ended[..<index]
            where first.evidence == second.evidence && paths.group(first) != paths.group(second) {
                let pair = Pair(first: min(first.program, second.program), second: max(first.program, second.program))
                guard tries[pair, default: 0] < Self.mostTries else { continue }
                tries[pair, default: 0] += 1
                let texts = (0..<Self.mostWordings).map { paths.text(taken, attempt: $0) }
                found.append(Rival(first: pair.first, second: pair.second, texts: texts))
            }
        }
    }
}
