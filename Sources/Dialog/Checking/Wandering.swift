// Conversations that are found by trying what can be done next.

extension CheckRun {
    /// Answers each question that is come to in every way, raises every alarm, and comes back on other days: so most questions
    /// and ends are found, and the beginnings of later visits. What is left is searched for.
    func wander() -> (found: [LineID: Telling.Path], visits: [Telling.Path]) {
        var open = [start]
        var found: [LineID: Telling.Path] = [:]
        var visits: [Telling.Path] = []
        var known: Set<[Cases]> = []
        start.reply.walk.stop.map { found[$0.line] = start }
        var index = 0
        while index < open.count {
            let path = open[index]
            index += 1
            for input in self.visits(after: path, days: clockDays) + messages(after: path) {
                let next = path.going(on: input, conversation.step(path.state, input)).lightened
                if let stop = next.reply.walk.stop, found[stop.line] == nil {
                    found[stop.line] = next
                    open.append(next)
                }
                // Where the same is known as at the beginning of another visit, nothing else is come to.
                if case .visit = input, known.insert(conversation.known(next.state)).inserted { visits.append(next) }
            }
        }
        return (found, visits)
    }

    /// Goes on in every way from everything that can be known, the shortest conversations first, until `goal` holds. So what
    /// comes of the order in which something was told is found, too: of a day that passed, or an alarm heard again.
    /// `telling`: what is told besides. Nil where so many steps lead nowhere.
    func wander(
        telling facts: [Int], _ steps: inout Int, until goal: (State, Reply) -> Bool
    ) -> Telling.Path? {
        var open = [start]
        var known: Set<[Cases]> = [conversation.known(start.state)]
        let ages = script.facts.flatMap(\.values).compactMap(\.range).filter { $0.unit == .ago && $0.lower > 0 }.map(
            \.lower)
        let days = Set(clockDays + ages + [1]).sorted()
        let told = facts.flatMap { script.facts[$0].values }.compactMap { $0.like.first?.text }.map(Input.message)
        var index = 0
        while index < open.count, steps > 0 {
            let path = open[index]
            index += 1
            for input in messages(after: path) + told + visits(after: path, days: days) {
                steps -= 1
                let next = path.going(on: input, conversation.step(path.state, input))
                if goal(next.state, next.reply) { return next }
                if known.insert(conversation.known(next.state)).inserted { open.append(next) }
            }
        }
        return nil
    }

    var start: Telling.Path {
        let visit = Visit(day: telling.today)
        return Telling.Path(.visit(visit), conversation.begin(visit))
    }

    /// After how many days clocks come to their stages.
    var clockDays: [Int] { Set(script.clocks.flatMap { $0.stages.map(\.from) }).sorted() }

    func visits(after path: Telling.Path, days: [Int]) -> [Input] {
        days.map { .visit(Visit(day: Day(path.state.visit.day.number + $0))) }
    }

    /// A sample of each value of an alarm, one wording for each answer to the open question, and skipping it.
    func messages(after path: Telling.Path) -> [Input] {
        var texts = script.facts.filter(\.isAlarm).flatMap(\.values).compactMap { $0.like.first?.text }
        if let fact = path.reply.walk.openFact {
            texts += script.facts[fact].values.enumerated().compactMap { value, declared in
                // What is told as a time ages, as its label does not.
                declared.range.map { $0.unit.wording($0.lower) }
                    ?? telling.wordings(fact, value, isOpen: true, path.state).first
            }
            texts.append("/skip")
        }
        return texts.map(Input.message)
    }
}

extension Telling.Path {
    /// Without what it takes no more to go on from here: there are as many of these as there are questions, and in each as many
    /// earlier memories as it has answers.
    fileprivate var lightened: Telling.Path {
        var path = self
        path.state.history = path.state.history.suffix(1)
        path.reply.walk.reached = []
        return path
    }
}
