// Whether a walk through the flows is sound, as far as their structure shows.
extension Checks {
    mutating func checkFlows(_ graph: Graph) {
        guard let start = names.index(of: KnownFlow.start, in: .flow) else {
            var suggestions = Suggestions()
            let nearest = suggestions.nearest(to: KnownFlow.start, among: names.all(in: .flow))
            let place = nearest.flatMap { names.index(of: $0, in: .flow) }.map { script.flows[$0].place }
            let hint = nearest.map { "; is it '\($0)'?" } ?? ""
            findings.add(
                .missingStart, "no flow 'start', where a conversation begins\(hint)",
                at: place ?? script.flows.first?.place ?? top)
            return
        }
        // What a walk needs may be missing only for a mistake that was found in its lines.
        let isRead = !hasMistake(in: script.flows[start].place)
        let ends = checkEnds(graph)
        if !ends[start], isRead {
            let note = fallsThrough(start, ends).map {
                Diagnostic.Note(message: "a walk can pass this line without one", place: $0)
            }
            findings.add(
                .missingEnd, "every way through 'start' needs an 'end'", at: script.flows[start].place, note: note)
        }
        let holds = checkTopicsLine(graph)
        if !holds[start], isRead, let topic = script.topics.first {
            findings.add(
                .topicUnheard, "no topic ever comes up, as no walk passes a line 'topics'", at: topic.place,
                note: .init(message: "it belongs into this flow", place: script.flows[start].place))
        }
        guard graph.rings.isEmpty, graph.depths[start] <= Limit.depth else { return }
        let length = graph.unfolded(weights: script.flows.map { Self.count($0.body) })[start]
        guard length <= Limit.unfolded else { return }
        guard length * names.subjects.count <= Limit.steps else {
            findings.add(
                .tooLong, "too many lines and facts to check what is asked later", at: script.flows[start].place)
            return
        }
        checkAskedLater(start)
    }

    /// For each flow, whether every way through it ends. Reports what stands after an end.
    private mutating func checkEnds(_ graph: Graph) -> [Bool] {
        var ends = [Bool](repeating: false, count: script.flows.count)
        for flow in graph.order { ends[flow] = end(script.flows[flow].body, ends) }
        return ends
    }

    private mutating func end(_ statements: [Statement], _ ends: [Bool]) -> Bool {
        var ending: Place?
        for statement in statements {
            if let place = ending {
                findings.add(
                    .unreachable, "no walk reaches this line", at: statement.place,
                    note: .init(message: "every walk ends here", place: place))
                // One report for what follows, too.
                return true
            }
            let isEnd =
                switch statement.kind {
                case .end: true
                case .include(let flow): ends[flow]
                case .when(_, let then, let otherwise): both(end(then, ends), end(otherwise, ends))
                case .say, .ask, .advise, .start, .topics: false
                }
            if isEnd { ending = statement.place }
        }
        return ending != nil
    }

    /// Unlike `&&` this looks at both.
    private func both(_ first: Bool, _ second: Bool) -> Bool { first && second }

    /// The last line of a way through a flow that meets no end.
    private func fallsThrough(_ flow: Int, _ ends: [Bool]) -> Place? {
        var statements = script.flows[flow].body
        // A ring of flows is reported already; here it must only not be followed for ever.
        var isSeen: Set<Int> = [flow]
        while let last = statements.last {
            switch last.kind {
            case .when(_, let then, let otherwise):
                if !then.isEmpty, !isEnding(then, ends) {
                    statements = then
                } else if !otherwise.isEmpty {
                    statements = otherwise
                } else {
                    return last.place
                }
            case .include(let flow)
            where !ends[flow] && !script.flows[flow].body.isEmpty && isSeen.insert(flow).inserted:
                statements = script.flows[flow].body
            default: return last.place
            }
        }
        return nil
    }

    private func isEnding(_ statements: [Statement], _ ends: [Bool]) -> Bool {
        statements.contains { statement in
            switch statement.kind {
            case .end: true
            case .include(let flow): ends[flow]
            case .when(_, let then, let otherwise): isEnding(then, ends) && isEnding(otherwise, ends)
            default: false
            }
        }
    }

    /// `topics` is passed once, whatever the facts are. For each flow, whether it is passed there.
    private mutating func checkTopicsLine(_ graph: Graph) -> [Bool] {
        var holds = [Bool](repeating: false, count: script.flows.count)
        for flow in graph.order { holds[flow] = topicsLines(script.flows[flow].body, holds) > 0 }
        // A flow that includes itself passes everything twice, and is reported already.
        guard graph.rings.isEmpty else { return holds }
        for flow in script.flows { checkTopicsLine(flow.body, holds, isInWhen: false) }
        return holds
    }

    private func topicsLines(_ statements: [Statement], _ holds: [Bool]) -> Int {
        statements.count { statement in
            switch statement.kind {
            case .topics: true
            case .include(let flow): holds[flow]
            case .when(_, let then, let otherwise): topicsLines(then, holds) + topicsLines(otherwise, holds) > 0
            default: false
            }
        }
    }

    private mutating func checkTopicsLine(_ statements: [Statement], _ holds: [Bool], isInWhen: Bool) {
        var first: Place?
        for statement in statements {
            switch statement.kind {
            case .topics: break
            case .include(let flow) where holds[flow]: break
            case .when(_, let then, let otherwise):
                checkTopicsLine(then, holds, isInWhen: true)
                checkTopicsLine(otherwise, holds, isInWhen: true)
                continue
            default: continue
            }
            if isInWhen {
                findings.add(.misplacedTopics, "'topics' cannot depend on a condition", at: statement.place)
            } else if let first {
                findings.add(
                    .misplacedTopics, "a second 'topics' on the same way", at: statement.place,
                    note: .init(message: "the first one is here", place: first))
            }
            first = first ?? statement.place
        }
    }
}
