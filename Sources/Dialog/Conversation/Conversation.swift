/// A script made ready to talk. `step` is the one way in which a conversation goes on: chat, replay, test and check call it.
///
/// A class, because it is handed around for every message and never changes.
public final class Conversation: Sendable {
    public let script: Script
    /// Nil where it does not listen.
    public let understanding: Understanding?
    let outline: Outline
    private let decides: Decides
    private let readings: Readings?

    /// The script has no errors; with errors, what it says is undefined but ends.
    /// Where it is not listening, messages state nothing; visits and facts go on as ever.
    public convenience init(_ script: Script, isListening: Bool = true) {
        self.init(script, understanding: isListening ? Understanding(script) : nil)
    }

    /// `understanding`: of a script that hears the same.
    init(_ script: Script, understanding: Understanding?) {
        self.script = script
        outline = Outline(script)
        decides = Decides(script.decides)
        self.understanding = understanding
        readings = nil
    }

    private init(remembering conversation: Conversation) {
        script = conversation.script
        outline = conversation.outline
        decides = conversation.decides
        understanding = conversation.understanding
        readings = Readings()
    }

    /// The same conversation, but each message is read once. For one caller, that does one thing at a time.
    func remembering() -> Conversation { Conversation(remembering: self) }

    /// What a message says; nothing where it does not listen.
    func reading(of message: String, today: Day, asked: Int?) -> Reading {
        guard let understanding else { return Reading() }
        return readings?.reading(of: message, today: today, asked: asked, by: understanding)
            ?? understanding.read(message, today: today, asked: asked)
    }

    /// Opens a conversation with its first visit.
    public func begin(_ visit: Visit) -> (State, Reply) {
        var state = State(script: script, visit: visit)
        open(visit, in: &state)
        return finish(state, Turn())
    }

    /// Pure and total: the same state and input give the same state and reply.
    public func step(_ state: State, _ input: Input) -> (State, Reply) {
        switch input {
        case .visit(let visit): begin(visit, after: state)
        case .facts(let changes): told(changes, state)
        case .message(let text):
            obey(text, state) ?? hear(text, state)
        }
    }

    /// The walk with the facts of a state.
    public func walk(_ state: State) -> Walk {
        Walker.walk(self, world(state))
    }

    func world(_ state: State) -> World {
        var facts: [Possible] = []
        facts.reserveCapacity(script.facts.count)
        for held in state.memory.facts { facts.append(Possible(held?.cases ?? .unknown)) }
        let clocks = state.memory.clocks.enumerated().map { clock, starts in
            guard let started = starts.last else { return Possible(.unknown) }
            return Possible(.value(script.stage(ofClock: clock, days: state.visit.day - started)))
        }
        return World(decides: decides, facts: facts, clocks: clocks)
    }
}

/// What one input did, before the walk.
struct Turn {
    var changes: [Change] = []
    /// Lines that come before those of the walk.
    var before: [Reply.Line] = []
    var topic: Int?
    /// What was typed, for the choices nearest to it.
    var message = ""
    /// The values offered where an answer fitted several.
    var narrowed: [Int] = []
    /// The person said no more than "ok".
    var isNod = false
    /// How the open question is put.
    var question = Putting.first

    enum Putting: Equatable {
        case first
        /// Asked again after something in between: only its last question.
        case short
        /// Asked again a moment ago, and left out this time.
        case left
        /// With the choices that were offered.
        case offered
        /// In other words: which of these.
        case reworded
        /// With the choices that are nearest to what was said.
        case choices
    }
}
