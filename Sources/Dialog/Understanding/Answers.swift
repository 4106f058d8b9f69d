/// What counts as an answer to the open question: a label, a value's name, yes and no, a bare time or number, any words.
struct Answers {
    private let understanding: Understanding
    private var script: Script { understanding.script }
    private let utterance: Utterance
    private let today: Day

    init(_ understanding: Understanding, _ utterance: Utterance, today: Day) {
        self.understanding = understanding
        self.utterance = utterance
        self.today = today
    }

    func read(asked: Int?, into reading: inout Reading) {
        reading.isCorrection = utterance.isCorrection
        reading.isDeclined = utterance.isDeclined
        reading.isQuestion = utterance.isQuestion
        reading.choice = utterance.choice
        reading.isNod = utterance.isNod
        reading.isTold = utterance.isTold
        if let asked, script.facts.indices.contains(asked) {
            let fact = script.facts[asked]
            readLabels(fact, asked, into: &reading)
            readYesAndNo(fact, asked, into: &reading)
            readRanges(fact, asked, into: &reading)
            readAnything(fact, asked, into: &reading)
        }
        markWhole(&reading.findings, asked)
        ignoreLeaving(&reading)
        ignoreCorrecting(&reading)
    }

    /// "No, I mean I just feel terrible" corrects what was understood, and answers nothing by its "no".
    private func ignoreCorrecting(_ reading: inout Reading) {
        guard endOfCorrecting != nil else { return }
        reading.findings.removeAll {
            $0.isAnswer && $0.evidence > 0 && $0.range.upperBound <= utterance.tokens[0].range.upperBound
        }
    }

    /// Behind such a beginning. "No, actually" and "no, wait" begin what is a no all the same.
    private var endOfCorrecting: Int? {
        let tokens = utterance.tokens
        guard tokens.count > 1, tokens[0].has([.no, .negatesNoun]), tokens[1].has(.correction), tokens[1].has(.filler)
        else { return nil }
        return Int(tokens[1].phraseEnd)
    }

    /// "ok, good night" answers nothing, neither by its "ok" nor by its "good".
    private func ignoreLeaving(_ reading: inout Reading) {
        let leaving = reading.topics.filter { script.topics[$0.topic].isGoodbye }.map(\.range)
        guard !leaving.isEmpty else { return }
        reading.findings.removeAll { finding in
            finding.isAnswer && finding.evidence > 0
                && utterance.tokens.allSatisfy { token in
                    !finding.range.overlaps(token.range) || token.has([.consent, .filler])
                        || leaving.contains { $0.overlaps(token.range) }
                }
        }
    }

    /// In longer messages nobody says one thing only, but as an answer.
    private static let mostWordsOfOneThing = 12

    private func markWhole(_ findings: inout [Finding], _ asked: Int?) {
        // "but we are still together"
        let said = utterance.tokens.drop { $0.has(.coordinator) }
        let isLong = said.count > Self.mostWordsOfOneThing
        // What denies belongs to the words it denies.
        let telling = said.filter { !$0.has([.filler, .yes, .no, .negator]) }
        for index in findings.indices where !isLong || findings[index].fact == asked {
            func isSame(_ other: Finding) -> Bool {
                other.fact == findings[index].fact && other.value == findings[index].value
            }
            let earlier = findings[..<index].first(where: isSame)
            findings[index].isWhole =
                earlier?.isWhole
                ?? telling.allSatisfy { token in
                    findings.contains { isSame($0) && $0.range.overlaps(token.range) }
                }
        }
    }

    private var all: Range<Int> {
        utterance.range(of: [0..<utterance.tokens.count])
    }

    private func finding(_ fact: Int, _ value: Int, _ evidence: Int, _ range: Range<Int>, _ place: Place) -> Finding {
        Finding(
            fact: fact, value: value, status: .stated, isAnswer: true, evidence: evidence, range: range, pattern: place)
    }

    /// Whether it says yes and nothing else.
    var isYes: Bool {
        yesOrNo.map { $0.isYes && utterance.tokens[$0.end...].allSatisfy { $0.has([.filler, .yes]) } } ?? false
    }

    // MARK: labels

    private func readLabels(_ fact: Fact, _ asked: Int, into reading: inout Reading) {
        let said = utterance.tokens
        guard !said.isEmpty, said.count <= 40 else { return }
        for index in understanding.labels.values(of: asked, said: said, isQuestion: utterance.isQuestion) {
            reading.findings.append(finding(asked, index, said.count, all, fact.values[index].place))
        }
    }

    // MARK: yes and no

    private func readYesAndNo(_ fact: Fact, _ asked: Int, into reading: inout Reading) {
        guard let answer = yesOrNo else { return }
        let range = utterance.range(of: [0..<answer.end])
        for (index, value) in fact.values.enumerated() {
            let pattern = value.answer.first { isKind($0.kind, answer.isYes) }
            guard index == (answer.isYes ? fact.yes : fact.no) || pattern != nil else { continue }
            if answer.isConsent, value.implies.contains(where: { script.facts[$0.fact].isAlarm }) { continue }
            reading.findings.append(finding(asked, index, 1, range, pattern?.place ?? value.place))
        }
    }

    private func isKind(_ kind: Pattern.Kind, _ isYes: Bool) -> Bool { kind == (isYes ? .yes : .no) }

    private struct YesOrNo {
        var isYes: Bool
        /// Only heard out, or an offer taken.
        var isConsent = false
        var end: Int
    }

    /// A yes or no at the start: by itself, or as "I do", "he didn't".
    private var yesOrNo: YesOrNo? {
        let tokens = utterance.tokens
        var index = endOfCorrecting ?? endOfEcho
        while index < tokens.count, tokens[index].has(.filler), !tokens[index].has([.yes, .no]) { index += 1 }
        guard index < tokens.count else { return nil }
        let token = tokens[index]
        let end = Int(token.phraseEnd)
        if token.has(.correction), !token.has([.yes, .no]) { return nil }
        if token.has(.negatesNoun) {
            // "no contact" is no no.
            guard utterance.isInterjection(index) || !utterance.continues(end), !isLimited(after: end) else {
                return nil
            }
            return YesOrNo(isYes: false, end: end)
        }
        if isLimited(after: end) { return nil }
        if token.has(.no) { return YesOrNo(isYes: false, end: end) }
        if token.has(.yes) {
            // "yeah no"
            if utterance.continues(end), tokens[end].has(.no), Int(tokens[end].phraseEnd) == tokens.count {
                return YesOrNo(isYes: false, end: tokens.count)
            }
            return YesOrNo(isYes: true, isConsent: token.has(.consent), end: end)
        }
        return shortSentence(from: index)
    }

    /// "Hurt me? No.": who asks back answers behind it.
    private var endOfEcho: Int {
        let end = utterance.tokens.indices.dropFirst().prefix(3).first { utterance.tokens[$0].before == .hard }
        return end.flatMap { utterance.tokens[$0 - 1].endsQuestion ? $0 : nil } ?? 0
    }

    /// "no, but": no plain one.
    private func isLimited(after end: Int) -> Bool {
        end < utterance.tokens.count && utterance.tokens[end].has(.contrast)
    }

    /// "I do", "he did not", "we are"
    private func shortSentence(from start: Int) -> YesOrNo? {
        let tokens = utterance.tokens
        guard tokens[start].has(.subject) else { return nil }
        var index = start + 1
        while utterance.continues(index), tokens[index].has([.adverb, .filler]) { index += 1 }
        guard utterance.continues(index), tokens[index].has(.auxiliary) else { return nil }
        // Nobody says yes by "I'm" or "he's".
        let isContracted = tokens[index].start <= tokens[index - 1].end
        index += 1
        var isYes = true
        while utterance.continues(index), tokens[index].has([.negator, .adverb, .filler]) {
            if tokens[index].has(.negator) { isYes = false }
            index += 1
        }
        guard index == tokens.count || tokens[index].before != .none, !(isYes && isContracted) else { return nil }
        return YesOrNo(isYes: isYes, end: index)
    }

    // MARK: times, numbers, anything

    /// Nobody answers with more of them; who repeats them without end is not listened to as long.
    private static let mostTimes = 20

    /// Where the question is for a time or a number, one by itself is the answer.
    private func readRanges(_ fact: Fact, _ asked: Int, into reading: inout Reading) {
        guard fact.values.contains(where: { $0.range != nil }) else { return }
        let isDate = fact.values.contains { $0.range?.unit == .ago }
        var index = 0
        var found = 0
        while index < utterance.tokens.count, found < Self.mostTimes {
            let date = isDate ? utterance.wholeDate(at: index, today: today) : nil
            let ago = date ?? utterance.ago(at: index, today: today)
            let time = ago ?? utterance.duration(at: index)
            let number = time == nil ? utterance.number(at: index).flatMap { $0.value % 100 == 0 ? $0 : nil } : nil
            guard let end = time?.end ?? number?.end else {
                index += 1
                continue
            }
            if let (value, day) = fact.value(
                time: time, isAgo: false, number: number.map { $0.value / 100 }, today: today)
            {
                let range = utterance.range(of: [index..<end])
                var answer = finding(asked, value, 1, range, fact.values[value].place)
                answer.day = day
                if ago == nil, let time { answer.lengthEnd = time.end }
                if !reading.findings.contains(where: {
                    $0.fact == asked && $0.range.overlaps(range) && $0.status == .stated
                }) {
                    reading.findings.append(answer)
                    found += 1
                }
            }
            index = max(end, index + 1)
        }
    }

    /// `answer *`: the least evidence there is.
    private func readAnything(_ fact: Fact, _ asked: Int, into reading: inout Reading) {
        guard !utterance.tokens.isEmpty else { return }
        for (index, value) in fact.values.enumerated() {
            guard let pattern = value.answer.first(where: { $0.kind == .anything }) else { continue }
            reading.findings.append(finding(asked, index, 0, all, pattern.place))
        }
    }
}
