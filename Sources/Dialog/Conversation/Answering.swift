// What comes before the lines of the walk: the answer to what the person said beside the open question.
extension Conversation {
    /// The dialog's words for what was understood beyond the open question, three at most: one for each fact, of several values
    /// for the main one.
    func acknowledgements(_ taking: Taking, _ state: State) -> [Reply.Line] {
        var lines: [Reply.Line] = []
        for change in taking.changes where change.fact != taking.open {
            let new =
                change.held?.cases.values.filter { value in
                    // "he ended it", of a couple that stays one, ended something else.
                    !taking.hadBefore(change.fact, value)
                        && script.facts[change.fact].values[value].implies.allSatisfy { implied in
                            state.memory.facts[implied.fact]?.cases.contains(.value(implied.value)) == true
                        }
                } ?? []
            if let heard = new.compactMap({ script.facts[change.fact].values[$0].heard }).first {
                lines.append(.init(kind: .acknowledgement, text: render(heard, state)))
            }
        }
        if lines.isEmpty, taking.withdrawn { lines.append(phrase(.withdrawn, state)) }
        return Array(lines.prefix(3))
    }

    /// The best topic is answered. A moment not in a correction, and not for words that were acknowledged: "he left me and I can't
    /// breathe" is met with both. Where nothing was, not for words that told a fact to which the walk has something to say.
    func answer(_ reading: Reading, _ turn: inout Turn, _ state: inout State, isMoving: Bool) {
        let told = reading.findings.filter { finding in
            finding.status == .stated && finding.evidence > 0 && finding.fact != outline.pronounFact
                && turn.changes.contains { $0.fact == finding.fact }
        }
        let isAcknowledged = !turn.before.isEmpty
        func isTold(_ topic: TopicFinding) -> Bool {
            told.contains { finding in
                isAcknowledged
                    ? hasWords(finding) && finding.range.overlaps(topic.range)
                    : isMoving && finding.range.contains(topic.range)
            }
        }
        let mayBeMoment = !isAcknowledged || !reading.isCorrection
        let found = reading.topics.first { $0.isAsked || mayBeMoment && !isTold($0) }
        guard let found else { return }
        let topic = script.topics[found.topic]
        turn.topic = found.topic
        let times = state.memory.topics[found.topic]
        state.memory.topics[found.topic] += 1
        if times > 0, !topic.again.isEmpty, !isGuarded(topic.body, world(state)) {
            let text = topic.again[(times - 1) % topic.again.count]
            turn.before.append(.init(kind: .topic, text: render(text, state)))
            return
        }
        let walk = Walker.lines(of: topic.body, self, world(state))
        for reached in walk.reached {
            switch reached {
            case .say(_, let text): turn.before.append(.init(kind: .topic, text: render(text, state)))
            case .advice(let advice):
                turn.before += script.advices[advice].parts.filter { $0.kind != .doubt }.map { part($0, state) }
            case .start: break
            }
        }
    }

    /// Whether the dialog has words that acknowledge it.
    private func hasWords(_ finding: Finding) -> Bool {
        script.facts[finding.fact].values[finding.value].heard != nil
    }

    /// Whether something that is known led to another answer than the usual one: then that is said again, and no `again`, which
    /// stands for the usual one. The hour and the country are no such thing.
    private func isGuarded(_ body: [Statement], _ world: World) -> Bool {
        body.contains { statement in
            guard case .when(let condition, let then, let otherwise) = statement.kind else { return false }
            guard world.evaluate(condition) == .yes else { return isGuarded(otherwise, world) }
            return !isGiven(condition) || isGuarded(then, world)
        }
    }

    private func isGiven(_ condition: Condition) -> Bool {
        condition.nodes.allSatisfy { node in
            guard case .test(let subject, _, _) = node else { return true }
            guard case .fact(let fact) = subject else { return false }
            return script.facts[fact].given != nil
        }
    }
}
