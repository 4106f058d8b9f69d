// Every question and every end is come to by `step`.

extension CheckRun {
    struct Stop {
        var path: Telling.Path
        var place: Place
    }

    /// A conversation to every question and every end.
    mutating func findStops() -> [Stop] {
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
}

extension Telling.Path {
    /// Calls for each stop that the conversation came to, with the conversation so far.
    fileprivate func forEachPrefix(_ body: (Telling.Path, LineID) -> Void) {
        var prefix: Telling.Path? = self
        while let path = prefix, let stop = path.reply.walk.stop?.line {
            body(path, stop)
            prefix = path.beginning
        }
    }
}
