/// The pattern that came nearest to a value, and what it wanted.
public struct NearMiss: Sendable, Equatable {
    public enum Reason: Sendable, Equatable {
        /// Here a word was wanted that did not come: as the pattern has it, `leave`, `~ex`, or `it | the` of several.
        case wanted(String)
        /// Here came what the pattern excludes by a `!`.
        case unwanted
        /// All words are there, but they are denied, asked or only supposed.
        case ruledOut(Finding.Status)
        /// A pattern with `not`: all words are there, and nothing denies them.
        case notNegated
        /// All words are there, but somebody else does it.
        case somebodyElse
        /// All words are there, but another makes the verb another one: "hit me up".
        case otherVerb
        /// All words are there, but so is, before them, what the pattern excludes by a `!` at its beginning.
        case preceded
        /// A time or a length of time, which the pattern wants by itself, in a longer sentence.
        case notAlone
        /// The time or number is in the range of another value.
        case otherRange
    }

    public var pattern: Place
    public var reason: Reason
    /// The stretch of the message that was matched; nil where the first word is missing.
    public var matched: Range<Int>?
    /// The word of the message at which it failed, or that rules it out; nil where there is none, as behind the last.
    public var failedAt: Range<Int>?
}

extension Understanding {
    /// Why a message does not state a value: the nearest pattern that failed, and where.
    ///
    /// - Parameters:
    ///   - fact: the fact.
    ///   - value: the value.
    ///   - message: what was typed.
    ///   - today: the day on which it is written.
    ///   - asked: the fact whose question is open; only for it count the patterns of an `answer`.
    /// - Returns: nil where the message states the value, or the value has no pattern.
    public func whyNot(fact: Int, value: Int, _ message: String, today: Day, asked: Int? = nil) -> NearMiss? {
        let isStated = read(message, today: today, asked: asked).findings.contains {
            $0.fact == fact && $0.value == value && $0.status == .stated
        }
        if isStated { return nil }
        var message = message
        return message.withUTF8 { bytes in
            var utterance = analyse(bytes, today: today)
            var search = NearMissSearch(self, fact: fact, value: value, today: today, isAsked: asked == fact)
            utterance.forEachPassage { utterance, range in search.look(in: range, &utterance) }
            return search.best?.miss
        }
    }
}

/// Tries every pattern of a value and keeps the one that came farthest.
private struct NearMissSearch {
    private let understanding: Understanding
    private let fact: Int
    private let value: Int
    private let today: Day
    private let isAsked: Bool
    private var persons = Persons()
    private(set) var best: (share: Int, miss: NearMiss)?

    init(_ understanding: Understanding, fact: Int, value: Int, today: Day, isAsked: Bool) {
        self.understanding = understanding
        self.fact = fact
        self.value = value
        self.today = today
        self.isAsked = isAsked
    }

    mutating func look(in range: Range<Int>, _ utterance: inout Utterance) {
        let patterns = understanding.patterns
        var passage = Passage(range, utterance.tokens, patterns.marks)
        persons.read(&utterance, patterns, &passage, today: today)
        utterance.markScopes(in: range)
        var matcher = Matcher(utterance, patterns, passage, today: today)
        for (number, program) in patterns.programs.enumerated() where isOf(program) {
            look(at: program, Int32(number), &matcher)
        }
    }

    private func isOf(_ program: Program) -> Bool {
        // What only answers a question is no statement.
        if program.isAnswer, !isAsked { return false }
        return switch program.target {
        case .value(let fact, let value): Int(fact) == self.fact && Int(value) == self.value
        case .range(let fact): Int(fact) == self.fact
        case .topic, .concept: false
        }
    }

    private mutating func look(at program: Program, _ number: Int32, _ matcher: inout Matcher) {
        // What the engine makes of a pattern, such as its passive, nobody finds in the dialog: only a whole match of it counts.
        let isWritten = !understanding.patterns.isDerived(number)
        if isWritten {
            let wanted = NearMiss.Reason.wanted(wanted(Int(program.start)))
            offer(0, NearMiss(pattern: program.place, reason: wanted, matched: nil, failedAt: nil))
        }
        var found: [(Int, NearMiss)] = []
        matcher.forEachStart(number) { matcher, start in
            matcher.traces = true
            defer { matcher.traces = false }
            if matcher.match(program, at: start) != nil {
                if let miss = ruledOut(program, &matcher) { found.append((100, miss)) }
            } else if isWritten, let farthest = matcher.farthest {
                let tokens = matcher.utterance.tokens
                let failed = farthest.position < tokens.count ? tokens[farthest.position].range : nil
                let matched = matcher.utterance.range(of: farthest.taken)
                let miss = NearMiss(
                    pattern: program.place, reason: reason(at: farthest.step), matched: matched, failedAt: failed)
                found.append((share(of: farthest.taken.count, program), miss))
            }
        }
        matcher.forEachElidedMatch(program) { matcher in
            if let miss = ruledOut(program, &matcher) { found.append((100, miss)) }
        }
        for (share, miss) in found { offer(share, miss) }
    }

    /// A complete match, and what rules it out; nil where nothing does.
    private func ruledOut(_ program: Program, _ matcher: inout Matcher) -> NearMiss? {
        guard let (reason, cause) = judge(program, &matcher) else { return nil }
        return NearMiss(
            pattern: program.place, reason: reason, matched: matcher.utterance.range(of: matcher.taken),
            failedAt: matcher.utterance.range(ofCause: cause))
    }

    /// What rules a complete match out, and by which token; nil where nothing does.
    private func judge(_ program: Program, _ matcher: inout Matcher) -> (NearMiss.Reason, cause: Int32)? {
        let isAlarm = understanding.script.facts[fact].isAlarm
        if let refusal = matcher.refusal(of: program, isAlarm: isAlarm) { return refusal }
        if !matcher.isTimeAlone(program) {
            guard let judgement = matcher.judge(program, isAlarm: isAlarm) else { return (.notNegated, -1) }
            guard judgement.status == .stated || isAlarm && judgement.status != .negated else {
                return (.ruledOut(judgement.status), judgement.cause)
            }
        }
        guard case .range = program.target else {
            let range = understanding.script.facts[fact].values[value].range
            return range.map { matcher.isWithin($0) } ?? true ? nil : (.otherRange, -1)
        }
        let chosen = understanding.script.facts[fact].value(
            time: matcher.time, isAgo: matcher.isTimeAgo, number: matcher.number, today: today)
        return chosen?.0 == value ? nil : (.otherRange, -1)
    }

    /// The share of a pattern that was matched, in hundredths; its shortest way through counts as the whole.
    private func share(of taken: Int, _ program: Program) -> Int {
        var step = Int(program.start)
        var length = 0
        let ops = understanding.patterns.ops
        while ops[step].kind != .end, ops[step].kind != .agent {
            switch ops[step].kind {
            case .jump, .absent: step = Int(ops[step].a)
            case .split: step = Int(ops[step].b)
            case .gap: step += 1
            default:
                length += 1
                step += 1
            }
        }
        return min(99, 100 * taken / max(1, length))
    }

    /// The nearer one, and of equals the first declared.
    private mutating func offer(_ share: Int, _ miss: NearMiss) {
        if share > best?.share ?? -1 { best = (share, miss) }
    }

    private func reason(at step: Int) -> NearMiss.Reason {
        understanding.patterns.ops[step].kind == .absent ? .unwanted : .wanted(wanted(step))
    }

    /// The words that may come at a step, as the author wrote them.
    private func wanted(_ step: Int) -> String {
        let steps = Firsts.steps(from: step, in: understanding.patterns.ops)
        let words = steps.prefix(Self.mostWanted).map(word)
        return words.joined(separator: " | ") + (steps.count > words.count ? " | ..." : "")
    }

    private static let mostWanted = 6

    private func word(_ step: Int) -> String {
        let op = understanding.patterns.ops[step]
        return switch op.kind {
        case .word, .exact: understanding.patterns.english.lexicon.string(Int(op.a))
        case .concept: "~" + understanding.script.concepts[Int(op.a)].name
        case .duration: "@duration"
        case .ago: "@ago"
        case .number: "@number"
        case .name: "@name"
        case .split, .jump, .gap, .absent, .agent, .end: ""
        }
    }
}
