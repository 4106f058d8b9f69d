extension Conversation {
    /// A message: what it states is taken, a topic answered, a miss counted.
    func hear(_ text: String, _ earlier: State) -> (State, Reply) {
        var state = earlier
        var turn = Turn()
        let before = walk(state)
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            turn.question = .short
            return finish(state, turn)
        }
        // Nothing answers a question that was not put.
        let open = earlier.memory.isUnasked ? nil : before.openFact
        guard let reading = read(text, earlier, open: open) else {
            turn.question = .short
            return finish(state, turn)
        }
        let taking = Taking(
            self, state, reading, of: text, open: open, isUrgent: !before.passedTopics,
            sealed: sealed(before))
        state.memory.facts = taking.facts
        turn.changes = taking.changes
        let reopened = reopen(taking.alarmsHeard, before, &state, &turn)
        let after = turn.changes.isEmpty ? before : walk(state)
        if after.stop == before.stop { turn.narrowed = taking.narrowed }
        // Whoever raises an alarm is answered by its block, and by nothing before it.
        let isAlarmed = reopened || turn.changes.contains { script.facts[$0.fact].isAlarm }
        if after.passedTopics, !isAlarmed {
            turn.before = acknowledgements(taking, state)
            let isMoving = after.stop != before.stop || unsaid(after, state).contains { $0.words != nil }
            answer(reading, &turn, &state, isMoving: isMoving)
        }
        if turn.changes.isEmpty, turn.topic == nil, !reopened, !taking.isKnownAlready {
            return unanswered(text, earlier, reading, taking, passedTopics: after.passedTopics)
        }
        let isNew = before.stop != after.stop || reopened
        if isNew { (state.memory.misses, state.memory.endings) = (0, 0) }
        turn.question = putting(turn, reading, isNew: isNew, &state)
        if !turn.changes.isEmpty { state.history.append(earlier.memory) }
        return finish(state, turn)
    }

    /// How the open question is put behind what a message brought.
    private func putting(
        _ turn: Turn, _ reading: Reading, isNew: Bool, _ state: inout State
    ) -> Turn.Putting {
        if turn.topic != nil, reading.topics.contains(where: { script.topics[$0.topic].isGoodbye }) {
            state.memory.isUnasked = state.memory.isUnasked || isNew
            return .left
        }
        guard !isNew else { return .first }
        // Who talks of other things knows what was asked, and does not want to read it each time. Twice it is left out beside a
        // topic, once beside an acknowledgement. Where nothing is said it is all there is.
        let most = turn.before.isEmpty ? 0 : turn.topic != nil ? 2 : 1
        return state.memory.repliesSinceAsked < most ? .left : .short
    }

    /// What a message says. Nil where it may be an answer to what was said since the open question was put, which is then put
    /// again: a mere "yes" behind a topic; and "he did", or any answer of so few words, where one may raise an alarm.
    private func read(_ text: String, _ earlier: State, open: Int?) -> Reading? {
        var reading = self.reading(of: text, today: earlier.visit.day, asked: open)
        guard let open, earlier.memory.repliesSinceAsked > 0 else { return reading }
        func isBare(_ finding: Finding) -> Bool { finding.isAnswer && finding.fact == open && finding.evidence <= 2 }
        if raisesAlarms(open), reading.findings.contains(where: isBare) {
            reading.findings.removeAll(where: isBare)
            if reading.findings.isEmpty, reading.topics.isEmpty { return nil }
        }
        return earlier.memory.isTopicBetween && reading.isNod && reading.topics.isEmpty ? nil : reading
    }

    /// Whether an answer to the fact's question may raise an alarm.
    func raisesAlarms(_ fact: Int) -> Bool {
        script.facts[fact].values.contains { $0.implies.contains { script.facts[$0.fact].isAlarm } }
    }

    /// The reply to what changes nothing and brings up no topic.
    private func unanswered(
        _ text: String, _ earlier: State, _ reading: Reading, _ taking: Taking, passedTopics: Bool
    ) -> (State, Reply) {
        var turn = Turn()
        // Honest, and no miss: the question stays open.
        // In danger too: "hide" without its slash leaves everything on the screen.
        if let command = Command(bare: text) {
            if command == .more, waits(earlier) { return more(earlier) }
            turn.question = .short
            turn.before = [phrase(.bareCommand, earlier, detail: command.name)]
            return finish(earlier, turn)
        }
        if taking.isOtherChoice {
            turn.question = .offered
            turn.before = [phrase(.noChoice, earlier, detail: String(earlier.memory.choices.count))]
            return finish(earlier, turn)
        }
        if reading.isQuestion, passedTopics { return finish(earlier, remark(.noAnswer, earlier)) }
        return miss(text, earlier, reading, narrowed: taking.narrowed)
    }

    /// The facts that nothing takes back in this visit: where an alarm has led to an `end`, what was asked on the way. Neither
    /// words nor `/back` lead out of a danger that was stated.
    func sealed(_ walk: Walk) -> [Int] {
        guard case .end = walk.stop, !walk.passedTopics else { return [] }
        return outline.alarmBlocks.filter { walk.whens.contains($0.when) }.flatMap(\.asked)
    }

    /// Nothing was understood. The first miss asks in other words, the second offers choices, the third skips; where there
    /// are several other wordings, each has its turn. Who tells something is told first that it was read, and is asked only
    /// every second time. Where topics are not answered yet (an alarm's follow-up) one other wording is all, and no choices
    /// are offered. A yes or no to a question that takes neither gets the choices at once; the next such answer skips it.
    private func miss(_ text: String, _ earlier: State, _ reading: Reading, narrowed: [Int]) -> (State, Reply) {
        var state = earlier
        var turn = Turn()
        turn.message = text
        let walk = walk(state)
        guard let fact = walk.openFact, !state.memory.isUnasked else {
            turn.isNod = reading.isNod
            return finish(state, turn)
        }
        if !narrowed.isEmpty {
            turn.narrowed = narrowed
            return finish(state, turn)
        }
        if reading.isDeclined { return skip(fact, .skipped, earlier) }
        let isTold = reading.isTold && walk.passedTopics
        if isTold { turn.before = [phrase(.told, earlier)] }
        // Who goes on telling is not asked each time.
        if isTold, state.memory.misses > 0, state.memory.repliesSinceAsked == 0 {
            turn.question = .left
            return finish(state, turn)
        }
        state.memory.misses += 1
        let wordings = walk.passedTopics ? max(1, script.facts[fact].again.count) : 1
        let isEither = reading.isNod && walk.passedTopics && !script.facts[fact].takesYesOrNo
        let isOffered = isEither && !state.memory.choices.isEmpty
        if isOffered || state.memory.misses > wordings + (walk.passedTopics ? 1 : 0) {
            return skip(fact, isTold ? .skipped : .unread, earlier)
        }
        turn.question = isEither || state.memory.misses > wordings ? .choices : .reworded
        return finish(state, turn)
    }

    /// An alarm heard again after its block was passed opens the block: its questions are unknown, its lines unsaid.
    private func reopen(_ alarms: [Int], _ before: Walk, _ state: inout State, _ turn: inout Turn) -> Bool {
        var reopened = false
        for block in outline.alarmBlocks where alarms.contains(block.alarm) {
            // Who is inside is answered there; what was passed in it stays passed.
            let around = outline.alarmBlocks.filter { $0.alarm == block.alarm && before.whens.contains($0.when) }
            if around.contains(where: { $0.when == block.when || $0.lines.contains(block.when) }) { continue }
            state.memory.said.subtract(block.lines)
            state.memory.waiting.subtract(block.lines)
            // What this very message answered stays answered; and whether to keep the conversation is no matter of the danger.
            for fact in block.asked
            where fact != outline.keepFact && state.memory.facts[fact] != nil
                && !turn.changes.contains(where: { $0.fact == fact })
            {
                state.memory.facts[fact] = nil
                turn.changes.append(Change(fact: fact, held: nil))
            }
            reopened = true
        }
        return reopened
    }
}

extension Fact {
    /// Whether a yes or a no is an answer to its question.
    fileprivate var takesYesOrNo: Bool {
        yes != nil || no != nil
            || values.contains { $0.answer.contains { $0.kind == .yes || $0.kind == .no } }
    }
}
