// Alarms are heard everywhere: every question and every end is come to by `step`, and the samples are said there.

extension CheckRun {
    /// How many questions and ends there are.
    mutating func checkHearing(_ alarms: [Int]) -> Int {
        let stops = findStops()
        let hasCrisis = hearsCrisis
        if !hasCrisis, let first = alarms.first {
            fail(.commandUnheard, "no alarm hears /crisis", at: script.facts[first].place)
        }
        var failed: Set<Place> = []
        for alarm in alarms { checkSamples(of: alarm, &failed) }
        for stop in stops {
            for (path, isNarrowed) in variants(of: stop.path) {
                for alarm in alarms { checkReplies(to: alarm, path, isNarrowed: isNarrowed, &failed) }
                if hasCrisis { checkReply(to: "/crisis", path, .commandUnheard, "/crisis", stop.place, &failed) }
                checkCommands(path, stop.place, &failed)
            }
        }
        return stops.count
    }

    private struct Stop {
        var path: Telling.Path
        var place: Place
    }

    /// A conversation to every question and every end.
    private mutating func findStops() -> [Stop] {
        var (found, visits) = wander()
        var stops: [Stop] = []
        var seen: Set<LineID> = []
        // From the end: a conversation passes many questions on its way to a late one.
        for line in prover.guards.lines.reversed() where line.root == .start && isAlive(line.node) != false {
            let id = line.statement.id
            var conditions = prover.guards.conditions(line.node)
            switch line.statement.kind {
            case .ask(let fact, _): conditions.append(.is(.fact(fact), .unknown))
            case .end: break
            default: continue
            }
            let shows = { (_: State, reply: Reply) in reply.walk.stop?.line == id }
            if found[id] == nil, case .yes = prover.satisfy(conditions),
                let path = goOn(from: visits, to: conditions, shows)
                    ?? conversation(to: conditions, isShortest: false, shows: shows)
            {
                path.forEachPrefix { prefix, stop in found[stop] = found[stop] ?? prefix }
            }
            if let path = found[id], seen.insert(id).inserted {
                stops.append(Stop(path: path, place: line.statement.place))
            }
        }
        reportUnfound(seen)
        return stops.reversed()
    }

    /// Answers each question that is come to in every way, raises every alarm, and comes back on other days: so most stops
    /// are found. What is left is searched for.
    private func wander() -> (found: [LineID: Telling.Path], visits: [Telling.Path]) {
        let visit = Visit(day: telling.today)
        var open = [Telling.Path(.visit(visit), conversation.begin(visit))]
        var found: [LineID: Telling.Path] = [:]
        var visits: [Telling.Path] = []
        var known: Set<[Cases]> = []
        let alarms = script.facts.filter(\.isAlarm).flatMap(\.values).compactMap { $0.like.first?.text }
        let days = Set(script.clocks.flatMap { $0.stages.map(\.from) }).sorted()
        var index = 0
        while index < open.count {
            let path = open[index]
            index += 1
            guard let stop = path.reply.walk.stop, found[stop.line] == nil else { continue }
            found[stop.line] = path
            var inputs = days.map { Input.visit(Visit(day: Day(path.state.visit.day.number + $0))) }
            inputs += (alarms + answers(path)).map(Input.message)
            for input in inputs {
                open.append(path.going(on: input, conversation.step(path.state, input)))
                // Where the same is known as at the beginning of another visit, nothing else is come to.
                if case .visit = input, let last = open.last, known.insert(conversation.known(last.state)).inserted {
                    visits.append(last)
                }
            }
        }
        return (found, visits)
    }

    /// One wording for each answer to the open question, and skipping it.
    private func answers(_ path: Telling.Path) -> [String] {
        guard let fact = path.reply.walk.openFact else { return [] }
        let values = script.facts[fact].values.indices
        return values.compactMap { telling.wordings(fact, $0, isOpen: true, path.state).first } + ["/skip"]
    }

    private mutating func reportUnfound(_ found: Set<LineID>) {
        var reported = found
        for line in prover.guards.lines where line.root == .start && isAlive(line.node) == true {
            switch line.statement.kind {
            case .ask, .end:
                guard reported.insert(line.statement.id).inserted else { continue }
                let isReported = report.findings.contains {
                    $0.place == line.statement.place && $0.rule == .unreachable
                }
                if isReported { continue }
                let message = "undecided: no conversation was found that stops here"
                fail(.unreachable, message, at: line.statement.place, isUndecided: true)
            default: continue
            }
        }
    }

    /// The question as it is first put, after misses, and narrowed to some of its answers.
    private func variants(of path: Telling.Path) -> [(path: Telling.Path, isNarrowed: Bool)] {
        var variants = [(path, false)]
        guard let fact = path.reply.walk.openFact else { return variants }
        var missed = path
        for _ in 0..<2 {
            missed = missed.going(on: .message("?!"), conversation.step(missed.state, .message("?!")))
            guard missed.reply.walk.stop == path.reply.walk.stop else { return variants }
            variants.append((missed, !missed.state.memory.choices.isEmpty))
        }
        var narrowed = path
        narrowed.state.memory.choices = Array(script.facts[fact].values.indices.prefix(2))
        variants.append((narrowed, true))
        return variants
    }

    // MARK: What is heard

    /// Every sample of an alarm raises it. An alarm has no question of its own, so that what is found of it is the same
    /// whatever question is open; and what is found is always taken. So each sample is read once.
    private mutating func checkSamples(of alarm: Int, _ failed: inout Set<Place>) {
        for (value, declared) in script.facts[alarm].values.enumerated() {
            for sample in declared.like {
                let reading = conversation.understanding?.read(sample.text, today: telling.today) ?? Reading()
                let heard = reading.findings.filter { $0.fact == alarm && $0.status != .negated }.map(\.value).min()
                if let heard, heard <= value { continue }
                failed.insert(sample.place)
                fail(.alarmUnheard, "the alarm '\(script.facts[alarm].name)' is not heard", at: sample.place)
            }
        }
    }

    private mutating func checkReplies(
        to alarm: Int, _ path: Telling.Path, isNarrowed: Bool, _ failed: inout Set<Place>
    ) {
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
        report.findings.append(finding)
    }

    /// Whether the first line that is new lies in an alarm's block; where none is new, the open question or the end.
    private func beginsInBlock(_ state: State, _ reply: Reply, after earlier: State) -> Bool {
        // Where the alarm's own question is open, hearing the alarm once more is no answer, and may be a miss.
        let isInside = conversation.walk(earlier).stop.map { isInCrisis($0.line) } ?? false
        switch reply.lines.first(where: { !isInside || $0.kind != .phrase })?.kind {
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

    private var hearsCrisis: Bool {
        script.facts.contains {
            $0.isAlarm && $0.values.contains { $0.hear.contains { $0.kind == .words(.command("/crisis")) } }
        }
    }

    private mutating func checkCommands(_ path: Telling.Path, _ place: Place, _ failed: inout Set<Place>) {
        guard !failed.contains(place) else { return }
        let skipped = conversation.step(path.state, .message("/skip"))
        let isSkipped =
            path.reply.walk.openFact.map { skipped.0.memory.facts[$0]?.cases == .unsaid }
            ?? (skipped.0.memory.facts == path.state.memory.facts)
        let back = conversation.step(path.state, .message("/back"))
        let isBack =
            path.state.history.last.map { $0.choices == back.0.memory.choices || !back.1.lines.isEmpty }
            ?? (back.0.memory.facts == path.state.memory.facts)
        guard !isSkipped || !isBack else { return }
        failed.insert(place)
        fail(.commandUnheard, isSkipped ? "/back does not go back here" : "/skip does not skip here", at: place)
    }
}

extension Walk.Stop {
    /// The line where the walk stopped.
    var line: LineID {
        switch self {
        case .ask(_, let line), .end(let line): line
        }
    }
}

extension Telling.Path {
    /// Calls for each stop that the conversation came to, with the conversation so far.
    fileprivate func forEachPrefix(_ body: (Telling.Path, LineID) -> Void) {
        var prefix = self
        while let stop = prefix.reply.walk.stop?.line {
            body(prefix, stop)
            prefix.inputs.removeLast()
            prefix.states.removeLast()
            prefix.replies.removeLast()
            guard let state = prefix.states.last, let reply = prefix.replies.last else { return }
            (prefix.state, prefix.reply) = (state, reply)
        }
    }
}
