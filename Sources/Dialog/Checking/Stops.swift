// Every question and every end is come to by `step`.

extension CheckRun {
    struct Stop {
        var path: Telling.Path
        var place: Place
    }

    /// A conversation to every question and every end.
    mutating func findStops() -> [Stop] {
        let (wandered, visits) = wander()
        var found = wandered
        // From the end: a conversation passes many questions on its way to a late one.
        let stops = prover.guards.lines.indices.reversed().compactMap { index -> (Guards.Line, [Condition])? in
            let line = prover.guards.lines[index]
            guard line.root == .start, isAlive(line.node) != false else { return nil }
            return prover.guards.stop(index).map { (line, $0) }
        }
        // On from the visits that were come to; then from what was found so far, too, and only then by conversations of
        // their own.
        var starts = visits.map(beginning)
        for isOwn in [false, true] {
            // Of the visits, none leads on any more.
            if isOwn { starts = stops.compactMap { found[$0.0.statement.id] }.map(beginning) }
            for (line, conditions) in stops where found[line.statement.id] == nil {
                let shows = { (_: State, reply: Reply) in reply.walk.stop?.line == line.statement.id }
                guard case .yes = prover.satisfy(conditions) else { continue }
                var path = goOn(from: starts, to: conditions, shows)
                if path == nil, isOwn {
                    path =
                        goOn(from: takingBack(line, in: visits).map(beginning), to: conditions, shows)
                        ?? conversation(to: conditions, isShortest: false, shows: shows)
                    // The visit before may lead to others, too.
                    if let path { starts += again(path).map(beginning) }
                }
                path?.forEachPrefix { prefix, stop in
                    guard found[stop] == nil else { return }
                    found[stop] = prefix
                    if isOwn { starts.append(beginning(prefix)) }
                }
            }
        }
        reportUnfound(stops, Set(found.keys))
        var seen: Set<LineID> = []
        return stops.compactMap { line, _ in
            guard let path = found[line.statement.id], seen.insert(line.statement.id).inserted else { return nil }
            return Stop(path: path, place: line.statement.place)
        }.reversed()
    }

    /// The last visit of a conversation of several, begun on every day that brings a clock to a stage.
    private func again(_ path: Telling.Path) -> [Telling.Path] {
        var last: Telling.Path? = path
        while let path = last, case .message = path.input { last = path.beginning }
        guard let before = last?.beginning else { return [] }
        return visits(after: before, days: clockDays).map { before.going(on: $0, conversation.step(before.state, $0)) }
    }

    /// The same visits, in which what a question asks was known and is denied: so it is open again.
    private func takingBack(_ line: Guards.Line, in visits: [Telling.Path]) -> [Telling.Path] {
        guard case .ask(let fact, _) = line.statement.kind else { return [] }
        return visits.compactMap { path in
            guard let value = path.state.memory.facts[fact]?.cases.firstValue,
                let sample = script.facts[fact].values[value].like.first
            else { return nil }
            let denial = Input.message(TypedEnglish.denial.text(sample.text))
            let next = conversation.step(path.state, denial)
            return next.0.memory.facts[fact] == nil ? path.going(on: denial, next) : nil
        }
    }

    private mutating func reportUnfound(_ stops: [(Guards.Line, [Condition])], _ found: Set<LineID>) {
        var reported = found
        for (line, conditions) in stops.reversed() where isAlive(line.node) == true {
            guard reported.insert(line.statement.id).inserted else { continue }
            let isReported = report.findings.contains {
                $0.place == line.statement.place && $0.rule == .unreachable
            }
            if isReported { continue }
            var message = "undecided: no conversation was found that stops here with \(facts(of: conditions))"
            if case .ask(let fact, _) = line.statement.kind {
                message += "; mostly '\(script.facts[fact].name)' is known by then"
            }
            fail(.unreachable, message, at: line.statement.place, isUndecided: true)
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
