/// Which of the findings in a message are taken, and what they replace.
struct Taking {
    private(set) var facts: [Held?]
    private(set) var changes: [Change] = []
    /// Alarms heard, whether or not they were known before.
    private(set) var alarmsHeard: [Int] = []
    /// Values that fit the open question equally well.
    private(set) var narrowed: [Int] = []
    /// A number was typed where choices were offered, and it is none of theirs.
    private(set) var isOtherChoice = false
    /// A held value was taken back, and nothing that was told came in its place.
    private(set) var withdrawn = false

    let open: Int?
    /// The open question follows an alarm: no choices are offered there, and the first declared value, the most urgent, is
    /// taken of several that fit.
    private let isUrgent: Bool
    /// Facts that can only rise now, as alarms do.
    private let sealed: [Int]

    private let fit: AnswerFit
    private let before: [Held?]
    private let conversation: Conversation
    private var script: Script { conversation.script }
    private let reading: Reading

    init(
        _ conversation: Conversation, _ state: State, _ reading: Reading, of message: String, open: Int?,
        isUrgent: Bool = false, sealed: [Int] = []
    ) {
        self.conversation = conversation
        self.reading = reading
        self.open = open
        self.isUrgent = isUrgent
        self.sealed = sealed
        fit = AnswerFit(message)
        before = state.memory.facts
        facts = before
        let script = script
        let isAnswered = reading.findings.contains { $0.fact == open && $0.status == .stated && $0.evidence > 0 }
        let alarms = reading.findings.filter { script.facts[$0.fact].isAlarm && $0.status != .negated }.map(\.fact)
        for fact in Set(reading.findings.map(\.fact)).sorted() {
            let findings = reading.findings.filter { finding in
                guard finding.fact == fact, finding.fact == open || !finding.isAnswer else { return false }
                let value = script.facts[fact].values[finding.value]
                // Words that raise an alarm answer nothing else, but what says the same.
                if finding.isAnswer, finding.evidence > 0, !alarms.isEmpty, !isUrgent,
                    !value.implies.contains(where: { alarms.contains($0.fact) })
                {
                    return false
                }
                // A time by itself answers the open question, or else tells what is not known yet.
                if finding.isTimeAlone, fact != open, isAnswered || isUrgent || isKnown(fact) { return false }
                if finding.isAnswer, value.isAlone, !finding.isWhole { return false }
                return fit.fits(finding, value)
            }
            if script.facts[fact].isAlarm {
                raise(fact, findings.filter { $0.status != .negated })
            } else if sealed.contains(fact) {
                raise(fact, findings.filter { $0.status == .stated })
            } else {
                take(fact, findings)
            }
        }
        choose(state.memory.choices)
        imply()
        call(conversation.outline.pronounFact)
        for (fact, held) in facts.enumerated() where held != before[fact] {
            changes.append(Change(fact: fact, held: held))
        }
    }

    /// The message states only what is known already, or what does not replace it: understood, though nothing changes.
    var isKnownAlready: Bool {
        reading.findings.contains { finding in
            finding.status == .stated && !finding.isAnswer && finding.fact != open && before[finding.fact] != nil
        }
    }

    func hadBefore(_ fact: Int, _ value: Int) -> Bool {
        before[fact]?.cases.contains(.value(value)) ?? false
    }

    private func isKnown(_ fact: Int) -> Bool { before[fact].map { $0.cases != .unsaid } ?? false }

    /// Words move an alarm only up its list. A question or a report is enough; a negation is not.
    private mutating func raise(_ fact: Int, _ findings: [Finding]) {
        if let value = findings.map(\.value).min() { raise(fact, to: value) }
    }

    private mutating func raise(_ fact: Int, to value: Int) {
        if script.facts[fact].isAlarm { alarmsHeard.append(fact) }
        if let present = facts[fact]?.cases.firstValue, present <= value { return }
        facts[fact] = Held(.value(value))
    }

    private mutating func take(_ fact: Int, _ findings: [Finding]) {
        let stated = findings.filter { $0.status == .stated }
        var positive = best(fact, stated)
        let denials = findings.filter { denial in
            denial.status == .negated && !stated.contains { $0.value == denial.value }
                // "We haven't touched in a year" takes back no time that was told before; another time does.
                && script.facts[fact].values[denial.value].range == nil
        }
        withdraw(fact, denials.map(\.value))
        if positive.isEmpty, let no = no(fact, denials), fact == open || facts[fact] == nil || reading.isCorrection {
            positive = [no]
        }
        guard let first = positive.first else { return }
        let several = script.facts[fact].isSeveral
        if positive.count > 1, !several {
            guard fact == open else { return }
            guard isUrgent else {
                narrowed = positive
                return
            }
            positive = [first]
        }
        let cases = Cases(positive.map(Cases.value))
        let since = stated.first { $0.value == first && $0.day != nil }?.day
        // What a visit gives is a guess; what the person says replaces it.
        let isGuess = script.facts[fact].given != nil
        // What is never asked, and holds for a day, is a wish or a mood: the last word counts.
        let isPassing = script.facts[fact].isEachVisit && script.facts[fact].ask == nil
        guard let present = facts[fact], fact != open, !isGuess, !isPassing, !reading.isCorrection,
            present.cases != .unsaid
        else {
            facts[fact] = Held(cases, since: since)
            return
        }
        if several {
            facts[fact] = Held(present.cases.union(cases))
        } else if let value = present.cases.firstValue, first < value || isSaidOutright(fact, first, stated) {
            facts[fact] = Held(cases, since: since)
        }
    }

    /// "We are still together", and no more: whoever says that knows what was understood, and corrects it. What may be a danger is
    /// not taken back so.
    private func isSaidOutright(_ fact: Int, _ value: Int, _ stated: [Finding]) -> Bool {
        !script.facts[fact].isCautious && !conversation.raisesAlarms(fact) && reading.topics.isEmpty
            && stated.contains { $0.value == value && !$0.isAnswer && $0.isWhole }
    }

    /// The values that are taken: all for a fact of several; of a cautious one the first declared, but at its own question;
    /// else those with the best evidence.
    private mutating func best(_ fact: Int, _ stated: [Finding]) -> [Int] {
        let most = stated.map(\.evidence).max() ?? 0
        let chosen = stated.filter { script.facts[fact].isSeveral ? $0.evidence > 0 || most == 0 : $0.evidence == most }
        var values = Array(Set(chosen.map(\.value))).sorted()
        if script.facts[fact].isCautious, fact != open {
            let clear = stated.filter { isClear($0, among: stated) }
            if let first = clear.map(\.value).min() { values = [first] }
        }
        // Any words answer a question that takes any. But a question from the person wants an answer, and a greeting or a sigh
        // tells nothing yet; nor does the wish to say nothing.
        if most == 0, reading.isDeclined || reading.topics.contains(where: { $0.isAsked || fit.isMost($0.range) }) {
            values = []
        }
        return values
    }

    /// Whether the same words say no other value as well or better.
    private func isClear(_ finding: Finding, among stated: [Finding]) -> Bool {
        finding.evidence > 0
            && !stated.contains {
                $0.value != finding.value && $0.range.overlaps(finding.range) && $0.evidence >= finding.evidence
            }
    }

    /// Negating a held value makes it unknown. Whoever is not where they seemed to be is in some other country.
    private mutating func withdraw(_ fact: Int, _ denied: [Int]) {
        guard var held = facts[fact], held.cases != .unsaid else { return }
        let rest = held.cases.subtracting(Cases(denied.map(Cases.value)))
        guard rest != held.cases else { return }
        held.cases = rest
        let elsewhere = script.facts[fact].given == .country ? script.facts[fact].held(inCountry: "") : nil
        facts[fact] = rest.isEmpty ? elsewhere : held
        withdrawn = true
    }

    /// The `no` of a fact whose `yes` is denied.
    private func no(_ fact: Int, _ denials: [Finding]) -> Int? {
        guard !denials.isEmpty else { return nil }
        let declared = script.facts[fact]
        guard let yes = declared.yes, let no = declared.no, let denial = denials.first(where: { $0.value == yes })
        else { return nil }
        return fact == open && declared.values[no].isAlone && !denial.isWhole ? nil : no
    }

    /// What the answer to the open question implies. Where a value is heard in any words, the reading has it already.
    private mutating func imply() {
        guard let open, facts[open] != before[open], let value = facts[open]?.cases.firstValue else { return }
        for implied in script.facts[open].values[value].implies {
            if script.facts[implied.fact].isAlarm {
                raise(implied.fact, to: implied.value)
            } else if facts[implied.fact] == nil {
                facts[implied.fact] = Held(.value(implied.value))
            }
        }
    }

    /// How the other person is called, where no words of the fact itself told it.
    private mutating func call(_ pronounFact: Int?) {
        guard let fact = pronounFact, facts[fact] == nil, let name = reading.thirdPerson?.rawValue,
            let value = script.facts[fact].values.firstIndex(where: { $0.name == name })
        else { return }
        facts[fact] = Held(.value(value))
    }

    /// A bare number answers where choices were offered.
    private mutating func choose(_ choices: [Int]) {
        guard let open, !choices.isEmpty, let number = reading.choice else { return }
        guard choices.indices.contains(number - 1) else {
            isOtherChoice = true
            return
        }
        facts[open] = Held(.value(choices[number - 1]))
        narrowed = []
    }
}
