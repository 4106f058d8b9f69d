import Dialog

/// A conversation with somebody, apart from the terminal: takes lines, gives lines to show.
struct Session {
    enum Next: Equatable {
        case go
        /// Say goodbye and end.
        case leave
        /// Clear the screen and end at once, silently.
        case hide
    }

    private(set) var conversation: Conversation
    private let keeping: Keeping
    private var state: State
    private var transcript: Transcript
    /// Whether the person agreed that the conversation is kept.
    private var isKept = false

    /// Opens a conversation, or goes on with the kept one. Gives what to show first.
    static func open(_ conversation: Conversation, _ visit: Visit, _ keeping: Keeping) throws -> (Session, [Reply.Line])
    {
        let kept = try keeping.read()
        if case .transcript(let transcript) = kept, let earlier = transcript.resume(conversation) {
            let (state, reply) = conversation.step(earlier, .visit(visit))
            var session = Session(conversation, keeping, state, transcript)
            session.transcript.record(.visit(visit), reply, after: earlier, conversation.script)
            session.keep()
            return (session, reply.lines)
        }
        let (state, reply) = conversation.begin(visit)
        var session = Session(conversation, keeping, state, Transcript())
        session.transcript.record(.visit(visit), reply, after: nil, conversation.script)
        guard case .setAside(let path) = kept else { return (session, reply.lines) }
        return (session, [session.phrase(.keptSetAside, path)] + reply.lines)
    }

    private init(_ conversation: Conversation, _ keeping: Keeping, _ state: State, _ transcript: Transcript) {
        self.conversation = conversation
        self.keeping = keeping
        self.state = state
        self.transcript = transcript
    }

    /// Prepares to understand what is typed; the opening does not wait for it.
    mutating func listen(with script: Script) { conversation = Conversation(script) }

    /// Takes one typed line.
    mutating func take(_ line: String) -> (lines: [Reply.Line], next: Next) {
        switch ChatCommand(line) {
        case .hide: return ([], .hide)
        case .quit: return ([], .leave)
        case .help: return (help(), .go)
        case .facts: return (facts(), .go)
        case .why: return (why(), .go)
        case .transcript(let path): return ([save(path)], .go)
        case .forget(let isConfirmed): return ([forget(isConfirmed)], .go)
        case .country(let code): return country(code)
        case .unknown(let name): return ([phrase(.unknownCommand, name)], .go)
        case nil: return (say(line), .go)
        }
    }

    /// What is said when somebody leaves.
    func farewell() -> [Reply.Line] { conversation.farewell(state) }

    /// What Tab offers for the beginning of a line: commands, else the answers to the open question.
    func completions() -> [String] {
        ChatCommand.names + conversation.answers(state)
    }

    private mutating func say(_ line: String) -> [Reply.Line] {
        let earlier = state
        let (next, reply) = conversation.step(state, .message(line))
        state = next
        transcript.record(.message(line), reply, after: earlier, conversation.script)
        return reply.lines + keep()
    }

    private mutating func country(_ code: String?) -> (lines: [Reply.Line], next: Next) {
        guard let code, code.utf8.count == 2, code.utf8.allSatisfy({ (97...122).contains($0 | 32) }) else {
            return ([phrase(.countryUsage)], .go)
        }
        return (say("/country " + code), .go)
    }

    /// Writes the conversation down as soon as, and as long as, the person agrees.
    @discardableResult
    private mutating func keep() -> [Reply.Line] {
        let wasKept = isKept
        isKept = conversation.isKeepingWanted(state)
        do throws(Failure) {
            if isKept { try keeping.write(transcript) }
            if wasKept, !isKept { try keeping.forget() }
        } catch {
            return [phrase(.notWritten, error.message)]
        }
        return []
    }

    private func help() -> [Reply.Line] {
        [phrase(.help)] + ChatCommand.described.map { phrase($0.phrase, $0.usage) }
    }

    private func facts() -> [Reply.Line] {
        let facts = conversation.facts(state)
        guard !facts.isEmpty else { return [phrase(.noFacts)] }
        return [phrase(.facts)] + facts.map { Reply.Line(kind: .say, text: $0) }
    }

    private func why() -> [Reply.Line] {
        guard let explanation = conversation.why(state) else { return [phrase(.nothingWhy)] }
        let reasons = explanation.reasons.map { [Reply.Line(kind: .say, text: $0)] } ?? []
        return reasons
            + explanation.parts.flatMap { part in
                [Reply.Line(kind: .say, text: part.text)] + part.sources.map { Reply.Line(kind: .source, text: $0) }
            }
    }

    private func save(_ path: String?) -> Reply.Line {
        guard let path else { return phrase(.transcriptUsage) }
        guard !Files.exists(path) else { return phrase(.transcriptExists, path) }
        do throws(Failure) {
            try Files.write(transcript.description, to: path, isPrivate: true)
            return phrase(.transcriptWritten, path)
        } catch {
            return phrase(.notWritten, error.message)
        }
    }

    private mutating func forget(_ isConfirmed: Bool) -> Reply.Line {
        guard keeping.exists else { return phrase(.nothingKept) }
        guard isConfirmed else { return phrase(.forgetConfirm) }
        do throws(Failure) {
            try keeping.forget()
            // The talk goes on, and is not kept again unless the person says so anew.
            state = conversation.step(state, .facts(conversation.keepingUnwanted)).0
            isKept = false
            return phrase(.forgotten)
        } catch {
            return phrase(.notWritten, error.message)
        }
    }

    func phrase(_ phrase: Phrase, _ detail: String = "") -> Reply.Line {
        conversation.phrase(phrase, state, detail: detail)
    }
}
