// Alarms are heard everywhere: the samples are said at every question and at every end.

extension CheckRun {
    /// How many questions and ends there are.
    mutating func checkHearing(_ alarms: [Int], answered: [Int]) -> Int {
        let stops = findStops()
        let crisis = conversation.outline.crisisAlarms
        if crisis.isEmpty, let first = alarms.first {
            fail(
                .init(.commandUnheard, "no alarm hears /crisis", at: script.facts[first].place), saying: "/crisis")
        }
        let hasCrisis = crisis.contains(where: answered.contains)
        var failed: Set<Place> = []
        for alarm in alarms { checkSamples(of: alarm, &failed) }
        // What is not heard at several is shown at the nearest.
        for stop in stops.sorted(by: { $0.path.count < $1.path.count }) {
            for path in variants(of: stop.path) {
                for alarm in answered { checkReplies(to: alarm, path, &failed) }
                if hasCrisis { checkReply(to: "/crisis", path, .commandUnheard, "/crisis", stop.place, &failed) }
                checkCommands(path, stop.place, &failed)
            }
        }
        return stops.count
    }

    /// The question as it is first put, after misses, and narrowed to some of its answers.
    func variants(of path: Telling.Path) -> [Telling.Path] {
        var variants = [path]
        guard let fact = path.reply.walk.openFact else { return variants }
        var missed = path
        for _ in 0..<2 {
            missed = missed.going(on: .message("?!"), conversation.step(missed.state, .message("?!")))
            guard missed.reply.walk.stop == path.reply.walk.stop else { break }
            variants.append(missed)
        }
        var narrowed = path
        narrowed.state.memory.choices = Array(script.facts[fact].values.indices.prefix(2))
        variants.append(narrowed)
        return variants
    }

    // MARK: What is heard

    /// Every sample of an alarm raises it. An alarm has no question of its own, so that what is found of it is the same
    /// whatever question is open; and what is found is always taken. So each sample is read once.
    private mutating func checkSamples(of alarm: Int, _ failed: inout Set<Place>) {
        let fact = script.facts[alarm]
        if fact.values.allSatisfy(\.like.isEmpty) {
            fail(
                .alarmUnheard, "the alarm '\(fact.name)' has no 'like', so that nothing shows that it is heard",
                at: fact.place)
        }
        for (value, declared) in script.facts[alarm].values.enumerated() {
            for sample in declared.like {
                let reading = conversation.understanding?.read(sample.text, today: telling.today) ?? Reading()
                let heard = reading.findings.filter { $0.fact == alarm && $0.status != .negated }.map(\.value).min()
                if let heard, heard <= value { continue }
                failed.insert(sample.place)
                let name = script.facts[alarm].name
                fail(
                    .init(.alarmUnheard, "the alarm '\(name)' is not heard", at: sample.place), saying: sample.text,
                    expect: [.init(name, declared.name)])
            }
        }
    }

    private mutating func checkReplies(to alarm: Int, _ path: Telling.Path, _ failed: inout Set<Place>) {
        for value in script.facts[alarm].values {
            guard let sample = value.like.first else { continue }
            checkReply(to: sample.text, path, .alarmLate, script.facts[alarm].name, sample.place, &failed)
        }
    }

    /// The reply begins in the block of an alarm.
    private mutating func checkReply(
        to text: String, _ path: Telling.Path, _ rule: Rule, _ name: String, _ place: Place, _ failed: inout Set<Place>
    ) {
        guard !failed.contains(place) else { return }
        let (state, reply) = conversation.step(path.state, .message(text))
        if beginsInBlock(state, reply, after: path.state) { return }
        failed.insert(place)
        var finding = CheckReport.Finding(rule, "the reply to '\(name)' does not begin in an alarm's block", at: place)
        finding.counterexample = transcript(path.going(on: .message(text), (state, reply)), finding.message)
        add(finding)
    }

    /// Whether the first line that is new lies in an alarm's block; where none is new, the open question or the end.
    private func beginsInBlock(_ state: State, _ reply: Reply, after earlier: State) -> Bool {
        // Where the alarm's own question is open, hearing the alarm once more is no answer, and may be a miss.
        let isInside = conversation.walk(earlier).stop.map { isInCrisis($0.line) } ?? false
        switch reply.lines.first(where: { !isInside || $0.kind.phrase == nil })?.kind {
        case .say, .advice, .question, .end: break
        default: return false
        }
        for reached in reply.walk.reached {
            let line: LineID? =
                switch reached {
                case .say(let line, _): line
                case .advice(let advice): script.advices[advice].parts.first?.id
                case .start: nil
                }
            // In a block that opens again, what was said before is new.
            if let line, isInCrisis(line) || !earlier.memory.said.contains(line) { return isInCrisis(line) }
        }
        return reply.walk.stop.map { isInCrisis($0.line) } ?? false
    }

    // MARK: Commands

    private mutating func checkCommands(_ path: Telling.Path, _ place: Place, _ failed: inout Set<Place>) {
        guard !failed.contains(place) else { return }
        let skipped = conversation.step(path.state, .message("/skip"))
        let isSkipped =
            path.reply.walk.openFact.map { skipped.0.memory.facts[$0]?.cases == .unsaid }
            ?? (skipped.0.memory.facts == path.state.memory.facts)
        let back = conversation.step(path.state, .message("/back"))
        let lasting = Set(
            script.facts.indices.filter { script.facts[$0].isAlarm } + conversation.sealed(path.reply.walk))
        let earlier = path.state.history.last ?? path.state.memory
        let isBack = script.facts.indices.allSatisfy {
            lasting.contains($0) || back.0.memory.facts[$0] == earlier.facts[$0]
        }
        guard !isSkipped || !isBack else { return }
        failed.insert(place)
        let message = isSkipped ? "/back does not go back here" : "/skip does not skip here"
        var finding = CheckReport.Finding(.commandUnheard, message, at: place)
        let shown = isSkipped ? path.going(on: .message("/back"), back) : path.going(on: .message("/skip"), skipped)
        finding.counterexample = transcript(shown, message)
        add(finding)
    }
}
