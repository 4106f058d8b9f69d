/// One walk down the flow: what was reached with the facts known now, and where it stopped.
public struct Walk: Sendable, Equatable {
    public enum Stop: Sendable, Equatable {
        /// An open question, by the line that asks it.
        case ask(fact: Int, line: LineID)
        case end(line: LineID)

        var line: LineID {
            switch self {
            case .ask(_, let line), .end(let line): line
            }
        }
    }
    /// A line that says something or starts a clock, in order. No line twice.
    public internal(set) var reached: [Reached] = []
    /// The advices among them, with what the way to them tested.
    public internal(set) var advices: [GuardedAdvice] = []
    /// Lines before the stop that the walk has gone past without reaching them.
    public internal(set) var passed = NumberSet()
    /// The walk has gone past a `topics` line.
    public internal(set) var passedTopics = false
    /// The flows that the stop lies in, the outermost first.
    public internal(set) var flows: [Int] = []
    /// The lines of the `when`s whose conditions hold around the stop. A flow may be included in several places, so the stop's own
    /// line does not tell.
    var whens: [LineID] = []
    public internal(set) var stop: Stop?

    public enum Reached: Sendable, Equatable {
        case say(LineID, Text)
        case advice(Int)
        case start(LineID)
    }
    public struct GuardedAdvice: Sendable, Equatable {
        public var advice: Int
        public var conditions: [Condition]
    }

    /// The fact whose question is open.
    public var openFact: Int? {
        if case .ask(let fact, _) = stop { fact } else { nil }
    }
}

/// The walk itself. It has no effects.
struct Walker {
    let conversation: Conversation
    let world: World
    private(set) var walk = Walk()
    private var seen = NumberSet()
    private var conditions: [Condition] = []

    init(_ conversation: Conversation, _ world: World) {
        self.conversation = conversation
        self.world = world
    }

    static func walk(_ conversation: Conversation, _ world: World) -> Walk {
        var walker = Walker(conversation, world)
        _ = walker.enter(flow: conversation.script.start)
        walker.walk.passed.subtract(walker.seen)
        // A flow that is included twice is gone past at one place and stopped in at the other.
        if let stop = walker.walk.stop { walker.walk.passed.subtract(NumberSet([stop.line])) }
        return walker.walk
    }

    /// The lines of a topic, which has no questions and no end.
    static func lines(of body: [Statement], _ conversation: Conversation, _ world: World) -> Walk {
        var walker = Walker(conversation, world)
        _ = walker.go(body)
        return walker.walk
    }

    /// False when the walk has stopped inside.
    private mutating func enter(flow: Int) -> Bool {
        walk.flows.append(flow)
        guard go(conversation.script.flows[flow].body) else { return false }
        walk.flows.removeLast()
        return true
    }

    private mutating func go(_ statements: [Statement]) -> Bool {
        for index in statements.indices where !go(statements[index].id, statements[index].kind) { return false }
        return true
    }

    private mutating func go(_ line: LineID, _ kind: Statement.Kind) -> Bool {
        switch kind {
        case .say(let text):
            if note(line) { walk.reached.append(.say(line, text)) }
        case .ask(let fact, _):
            if world.facts[fact].may == .unknown {
                walk.stop = .ask(fact: fact, line: line)
                return false
            }
        case .when(let condition, let then, let otherwise):
            let holds = world.evaluate(condition) == .yes
            let branches = conversation.outline.branches[line]
            walk.passed.formUnion(holds ? branches?.otherwise ?? NumberSet() : branches?.then ?? NumberSet())
            guard holds else { return go(otherwise) }
            conditions.append(condition)
            walk.whens.append(line)
            guard go(then) else { return false }
            conditions.removeLast()
            walk.whens.removeLast()
        case .include(let flow):
            return enter(flow: flow)
        case .advise(let advised):
            advise(advised)
        case .start:
            if note(line) { walk.reached.append(.start(line)) }
        case .topics:
            walk.passedTopics = true
        case .end:
            walk.stop = .end(line: line)
            return false
        }
        return true
    }

    private mutating func advise(_ advised: Advised) {
        switch advised {
        case .advice(let advice):
            take(advice, because: [])
        case .value(let subject, let advices):
            let chosen = world.possible(subject).must.firstValue
            for (value, advice) in advices.enumerated() {
                guard let advice else { continue }
                if value == chosen {
                    take(advice, because: [.test(subject, .value(value), negated: false)])
                } else {
                    walk.passed.formUnion(conversation.outline.advices[advice])
                }
            }
        }
    }

    private mutating func take(_ advice: Int, because reasons: [Condition]) {
        guard let first = conversation.script.advices[advice].parts.first, note(first.id) else { return }
        seen.formUnion(conversation.outline.advices[advice])
        walk.reached.append(.advice(advice))
        walk.advices.append(.init(advice: advice, conditions: conditions + reasons))
        for start in conversation.script.advices[advice].starts {
            walk.reached.append(.start(start.id))
        }
    }

    /// False when the line was reached before.
    private mutating func note(_ line: LineID) -> Bool {
        guard !seen.contains(line) else { return false }
        seen.insert(line)
        return true
    }
}
