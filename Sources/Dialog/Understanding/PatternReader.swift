/// Looks for the patterns of facts and topics, passage by passage.
struct PatternReader {
    private(set) var reading = Reading()
    private let understanding: Understanding
    private let patterns: Patterns
    private var script: Script { understanding.script }
    private let today: Day
    private let asked: Int?
    private var persons = Persons()
    private var candidates: [Index.Candidate] = []
    /// Without the index, every pattern is tried: slow, and finds the same. For tests.
    private let triesAll: Bool

    /// A very long message repeats itself: of each pattern the first findings are enough.
    private static let mostFindings = 400
    private static let mostOfOne = 3

    init(_ understanding: Understanding, today: Day, asked: Int?, triesAll: Bool = false) {
        self.triesAll = triesAll
        self.understanding = understanding
        patterns = understanding.patterns
        self.today = today
        self.asked = asked
    }

    mutating func read(_ range: Range<Int>, _ utterance: inout Utterance) {
        var passage = Passage(range, utterance.tokens, patterns.marks)
        persons.read(&utterance, patterns, &passage, today: today)
        utterance.markScopes(in: range)
        findCandidates(passage.words)
        guard !candidates.isEmpty else { return }
        // Lent, not shared: of a shared one, a long message would be copied for each of its sentences.
        var lent = Utterance()
        swap(&lent, &utterance)
        var matcher = Matcher(consume lent, patterns, consume passage, today: today)
        for candidate in candidates { read(candidate, &matcher) }
        readAlarms(&matcher)
        swap(&matcher.utterance, &utterance)
        if reading.findings.count > Self.mostFindings { thin() }
    }

    /// "My friend told me to write here. He says he will kill himself": where "he" is taken for somebody of an earlier sentence,
    /// an alarm is heard as well as if he were the one this is about. To ask once too often costs little.
    private mutating func readAlarms(_ matcher: inout Matcher) {
        guard matcher.releasePronouns() else { return }
        let known = reading.findings.count
        for candidate in candidates {
            if isOfAlarm(patterns.programs[Int(candidate.program)]) { read(candidate, &matcher) }
        }
        let new = reading.findings[known...].filter { !reading.findings[..<known].contains($0) }
        reading.findings.replaceSubrange(known..., with: new)
    }

    private func isOfAlarm(_ program: Program) -> Bool { program.fact.map { script.facts[$0].isAlarm } ?? false }

    /// Every program of which all necessary words are there, in order.
    private mutating func findCandidates(_ present: borrowing Presence) {
        candidates.removeAll(keepingCapacity: true)
        candidates.reserveCapacity(64)
        if triesAll {
            candidates = patterns.programs.indices.map { Index.Candidate(program: Int32($0), last: .max) }
            return
        }
        patterns.index.addCandidates(with: present, to: &candidates)
        if asked != nil { patterns.answerIndex.addCandidates(with: present, to: &candidates) }
        // A program that is filed under two words of the message was found twice.
        candidates.sortUnique()
    }

    private mutating func read(_ candidate: Index.Candidate, _ matcher: inout Matcher) {
        let program = patterns.programs[Int(candidate.program)]
        switch program.target {
        case .value(let fact, _) where program.isAnswer && Int(fact) != asked: return
        case .concept: return
        default: break
        }
        var end = matcher.passage.range.lowerBound
        var count = 0
        matcher.forEachStart(candidate.program, last: Int(candidate.last)) { matcher, start in
            guard start >= end, count < Self.mostOfOne else { return }
            guard let next = matcher.match(program, at: start) else { return }
            guard add(program, &matcher) else { return }
            count += 1
            end = max(next, start + 1)
        }
        matcher.forEachElidedMatch(program, last: Int(candidate.last)) { matcher in
            if count < Self.mostOfOne, add(program, &matcher) { count += 1 }
        }
    }

    /// Keeps what matched. False where it says nothing.
    private mutating func add(_ program: Program, _ matcher: inout Matcher) -> Bool {
        let isAlarm = isOfAlarm(program)
        guard !matcher.taken.isEmpty, matcher.refusal(of: program, isAlarm: isAlarm) == nil else { return false }
        let isTimeAlone = matcher.isTimeAlone(program)
        var finding = Finding(
            fact: 0, value: 0, status: .stated, isAnswer: program.isAnswer, evidence: matcher.taken.count,
            range: matcher.utterance.range(of: matcher.taken), pattern: program.place)
        if let time = matcher.time, !matcher.isTimeAgo { finding.lengthEnd = time.end }
        switch program.target {
        case .concept: return false
        case .topic(let topic, let isAsked):
            return addTopic(Int(topic), isAsked, finding, program, matcher)
        case .range(let fact):
            guard let (value, day) = choose(Int(fact), matcher) else { return false }
            finding.fact = Int(fact)
            finding.value = value
            finding.day = day
        case .value(let fact, let value):
            finding.fact = Int(fact)
            finding.value = Int(value)
            if let range = script.facts[Int(fact)].values[Int(value)].range {
                guard matcher.isWithin(range) else { return false }
                if range.unit == .ago, let time = matcher.time { finding.day = today - time.days }
            }
        }
        guard let judgement = matcher.judge(program, isAlarm: isAlarm) else { return false }
        finding.isTimeAlone = isTimeAlone
        finding.status = isTimeAlone ? .stated : judgement.status
        finding.ruledOutBy = isTimeAlone ? nil : matcher.utterance.range(ofCause: judgement.cause)
        reading.findings.append(finding)
        return true
    }

    private func choose(_ fact: Int, _ matcher: borrowing Matcher) -> (Int, Day?)? {
        script.facts[fact].value(time: matcher.time, isAgo: matcher.isTimeAgo, number: matcher.number, today: today)
    }

    private mutating func addTopic(
        _ topic: Int, _ isAsked: Bool, _ finding: Finding, _ program: Program, _ matcher: borrowing Matcher
    ) -> Bool {
        guard let status = matcher.judge(program, isAlarm: false)?.status,
            !matcher.utterance.isOnlyMentioned(matcher.taken, patterns.english)
        else { return false }
        if isAsked {
            guard status != .negated,
                status != .stated || matcher.utterance.isAsking(matcher.taken, in: matcher.passage.range)
            else { return false }
        } else if status != .stated {
            return false
        }
        let found = TopicFinding(
            topic: topic, isAsked: isAsked, evidence: finding.evidence, range: finding.range, pattern: finding.pattern)
        // The best evidence first, then a goodbye, for "thanks. bye" is one; then the first said, then the first declared.
        func key(_ found: TopicFinding) -> (Int, Int, Int, Int) {
            (-found.evidence, script.topics[found.topic].isGoodbye ? 0 : 1, found.range.lowerBound, found.topic)
        }
        if reading.topics.contains(where: { $0.topic == topic && key($0) <= key(found) }) { return false }
        reading.topics.removeAll { $0.topic == topic }
        let place = reading.topics.firstIndex { key($0) > key(found) } ?? reading.topics.count
        reading.topics.insert(found, at: place)
        return true
    }

    private mutating func thin() {
        var kept: [Finding] = []
        for finding in reading.findings {
            let same = kept.count {
                $0.pattern == finding.pattern && $0.status == finding.status && $0.value == finding.value
            }
            if same < Self.mostOfOne { kept.append(finding) }
        }
        reading.findings = kept
    }
}

extension Fact {
    /// The value whose range holds a time or a number; with its day, where it is a time in the past.
    func value(time: Utterance.Duration?, isAgo: Bool, number: Int?, today: Day) -> (Int, Day?)? {
        for (index, value) in values.enumerated() {
            guard let range = value.range else { continue }
            switch range.unit {
            case .ago:
                if let time, range.contains(time.days) { return (index, today - time.days) }
            case .duration:
                if let time, !isAgo, range.contains(time.days) { return (index, nil) }
            case .number:
                if let number, range.contains(number) { return (index, nil) }
            }
        }
        return nil
    }
}
