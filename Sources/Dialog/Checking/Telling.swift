/// Finds the conversation that leads to a combination of facts, by `step` and nothing else: facts are told by their
/// samples, questions answered or skipped, and visits begun on the day that brings a clock to its stage.
struct Telling {
    let conversation: Conversation
    /// The first day of what is told.
    let today: Day

    /// A conversation so far: its last input and what came of it, and the conversation before, which it shares with others.
    struct Path {
        private indirect enum Before {
            case nothing
            case path(Path)
        }

        let input: Input
        var state: State
        var reply: Reply
        /// How many inputs there are.
        let count: Int
        private let before: Before

        init(_ input: Input, _ first: (State, Reply)) {
            self.input = input
            (state, reply) = first
            count = 1
            before = .nothing
        }

        private init(_ before: Path, _ input: Input, _ next: (State, Reply)) {
            self.input = input
            (state, reply) = next
            count = before.count + 1
            self.before = .path(before)
        }

        /// Without its last input; nil where nothing would be left.
        var beginning: Path? {
            if case .path(let path) = before { path } else { nil }
        }

        /// It, so far as after each of its inputs, from the first.
        var beginnings: [Path] {
            var found = [self]
            while let path = found[found.count - 1].beginning { found.append(path) }
            return found.reversed()
        }

        func going(on input: Input, _ next: (State, Reply)) -> Path { Path(self, input, next) }
    }

    private var script: Script { conversation.script }

    /// Opens the first visit so that it gives what the combination wants of country and hour.
    func begin(_ world: World, on day: Day) -> Path {
        let visit = visit(world, on: day)
        return Path(.visit(visit), conversation.begin(visit))
    }

    func visit(_ world: World, on day: Day) -> Visit {
        var visit = Visit(day: day)
        for (index, fact) in script.facts.enumerated() {
            guard let value = world.facts[index].must.firstValue else { continue }
            switch fact.given {
            case .country:
                let name = fact.values[value].name.uppercased()
                visit.country = name.utf8.count == 2 ? name : "ZZ"
            case .hour:
                visit.hour = (0...23).first { hour in
                    fact.values.firstIndex { $0.range?.contains(hour) ?? false } == value
                }
            case nil: break
            }
        }
        return visit
    }

    /// Goes on until `goal` holds after a reply. The nearest conversations to the combination are tried first, and of
    /// these the shortest. Nil where none leads there, or not within so many steps.
    func tell(_ world: World, from start: Path, _ steps: inout Int, until goal: (State, Reply) -> Bool) -> Path? {
        if goal(start.state, start.reply) { return start }
        var frontier = [(path: start, rank: 0)]
        var seen: Set<[Held?]> = [start.state.memory.facts]
        while steps > 0 {
            guard let index = frontier.indices.min(by: { frontier[$0].rank < frontier[$1].rank }) else { return nil }
            let path = frontier.remove(at: index).path
            for move in moves(path, world) {
                guard let next = take(move, path, &steps) else { continue }
                if goal(next.state, next.reply) { return next }
                guard seen.insert(next.state.memory.facts).inserted else { continue }
                frontier.append((next, next.count + 2 * missing(next.state, world).count + move.detour))
            }
        }
        return nil
    }

    /// Answers each question as a combination has it and, where none is open, tells one of the facts that are missing, alarms
    /// first. The conversation after every step.
    func goAlong(_ world: World, from start: Path) -> [Path] {
        var paths = [start]
        var steps = Int.max
        while let path = paths.last, paths.count <= 2 * script.facts.count {
            let moves = moves(path, world)
            let isFirst = { (move: Move) in move.fact == path.reply.walk.openFact || script.facts[move.fact].isAlarm }
            let next = (moves.filter(isFirst) + moves.filter { !isFirst($0) }).lazy.compactMap {
                take($0, path, &steps)
            }.first
            guard let next else { break }
            paths.append(next)
        }
        return paths
    }

    /// A visit in which the clocks that run are started, and the next, so many days later.
    func visitAgain(_ wanted: World, after earlier: World, days: Int, _ steps: inout Int) -> Path? {
        let clocks = wanted.clocks.indices.filter { wanted.clocks[$0].must != .unknown }
        let lines = conversation.outline.starts.filter { clocks.contains($0.clock) }
        let found = tell(earlier, from: begin(wanted, on: today), &steps) { state, _ in
            clocks.allSatisfy { clock in lines.contains { $0.clock == clock && state.memory.said.contains($0.line) } }
        }
        guard let found else { return nil }
        let visit = visit(wanted, on: Day(today.number + days))
        return found.going(on: .visit(visit), conversation.step(found.state, .visit(visit)))
    }

    /// The facts that are not yet as the combination wants them.
    func missing(_ state: State, _ world: World) -> [Int] {
        script.facts.indices.filter {
            let wanted = world.facts[$0].must
            return script.facts[$0].given == nil && wanted != .unknown && state.memory.facts[$0]?.cases != wanted
        }
    }

    // MARK: Moves

    private struct Move {
        var fact: Int
        /// Nil for unsaid.
        var value: Int?
        /// How much less likely it is to lead there.
        var detour = 0
    }

    private func moves(_ path: Path, _ world: World) -> [Move] {
        let open = path.reply.walk.openFact
        var moves: [Move] = []
        for fact in missing(path.state, world) {
            let wanted = world.facts[fact].must
            if wanted == .unsaid {
                if fact == open { moves.append(Move(fact: fact)) }
            } else {
                let held = path.state.memory.facts[fact]?.cases ?? []
                moves += wanted.subtracting(held).values.map { Move(fact: fact, value: $0) }
            }
        }
        // A question whose answer does not matter is answered with anything.
        if let open, world.facts[open].must == .unknown {
            moves.append(Move(fact: open, detour: 4))
            moves += script.facts[open].values.indices.map { Move(fact: open, value: $0, detour: 5) }
        }
        return moves
    }

    /// The first of the move's wordings that does what it should.
    private func take(_ move: Move, _ path: Path, _ steps: inout Int) -> Path? {
        let isOpen = path.reply.walk.openFact == move.fact
        guard let value = move.value else {
            steps -= 1
            return path.going(on: .message("/skip"), conversation.step(path.state, .message("/skip")))
        }
        for wording in wordings(move.fact, value, isOpen: isOpen, path.state) {
            steps -= 1
            let next = conversation.step(path.state, .message(wording))
            if next.0.memory.facts[move.fact]?.cases.contains(.value(value)) == true {
                return path.going(on: .message(wording), next)
            }
        }
        return nil
    }

    /// How a value can be told: by its samples; at its question before all by its label, its name and its time, which say
    /// nothing else besides.
    func wordings(_ fact: Int, _ value: Int, isOpen: Bool, _ state: State) -> [String] {
        let declared = script.facts[fact].values[value]
        let samples = samples(fact, value)
        guard isOpen else { return samples }
        var wordings: [String] = []
        if declared.label != nil { wordings.append(conversation.label(of: .fact(fact), value: value, state)) }
        wordings.append(declared.name)
        if let range = declared.range { wordings.append(range.unit.wording(range.lower)) }
        return wordings + samples
    }

    /// The samples of a value; where it has none, those of what implies it, or of what may speak of him or her.
    private func samples(_ fact: Int, _ value: Int) -> [String] {
        let declared = script.facts[fact].values[value]
        if !declared.like.isEmpty { return declared.like.map(\.text) }
        let implied = Implied(fact: fact, value: value)
        let isSpokenOf = fact == script.pronounFact && declared.isSpokenOf
        return script.facts.flatMap(\.values).filter { isSpokenOf || $0.implies.contains(implied) }
            .flatMap { $0.like.map(\.text) }
    }
}
