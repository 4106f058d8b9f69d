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
    /// `/forget` was the last thing typed: a yes deletes what is kept.
    private var isAskedToForget = false

    /// Opens a conversation, or goes on with the kept one. Gives what to show first. A day before the last one that was kept
    /// counts as that: clocks run only forward.
    static func open(_ conversation: Conversation, _ visit: Visit, _ keeping: Keeping) throws -> (Session, [Reply.Line])
    {
        let kept = try keeping.read()
        if case .transcript(let transcript) = kept, let earlier = transcript.resume(conversation) {
            var visit = visit
            visit.day = max(visit.day, earlier.visit.day)
            let (state, reply) = conversation.step(earlier, .visit(visit))
            var session = Session(conversation, keeping, state, transcript)
            session.transcript.record(.visit(visit), reply, after: earlier, conversation.script)
            let failed = session.keep()
            return (session, reply.lines + failed)
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
        let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
        let wasAskedToForget = isAskedToForget
        isAskedToForget = false
        switch words.first.flatMap({ Command($0) }) {
        case .hide: return ([], .hide)
        case .quit: return ([], .leave)
        case .transcript: return ([save(words.count > 1 ? String(words[1]).trimmed : "")], .go)
        case .forget: return ([askToForget()], .go)
        default:
            if wasAskedToForget, conversation.isYes(line, today: state.visit.day) { return ([forget()], .go) }
            return (say(line), .go)
        }
    }

    /// What is said when somebody leaves.
    func farewell() -> [Reply.Line] { conversation.farewell(state) }

    /// What Tab offers for the beginning of a line: commands, else the answers to the open question.
    func completions() -> [String] {
        conversation.commands.map(\.name) + conversation.answers(state)
    }

    private mutating func say(_ line: String) -> [Reply.Line] {
        let earlier = state
        let (next, reply) = conversation.step(state, .message(line))
        state = next
        transcript.record(.message(line), reply, after: earlier, conversation.script)
        return reply.lines + keep()
    }

    /// Writes the conversation down as soon as, and as long as, the person agrees.
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

    private func save(_ name: String) -> Reply.Line {
        guard !name.isEmpty else { return phrase(.transcriptUsage) }
        let path = Surroundings.expanded(name)
        guard !Files.exists(path) else { return phrase(.transcriptExists, path) }
        do throws(Failure) {
            try Files.write(transcript.description, to: path, isPrivate: true)
            return phrase(.transcriptWritten, path)
        } catch {
            return phrase(.notWritten, error.message)
        }
    }

    private mutating func askToForget() -> Reply.Line {
        guard keeping.exists else { return phrase(.nothingKept) }
        isAskedToForget = true
        return phrase(.forgetConfirm)
    }

    private mutating func forget() -> Reply.Line {
        do throws(Failure) {
            try keeping.forget()
            // The talk goes on, and is not kept again unless the person says so anew.
            state = conversation.withdrawingConsent(state)
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

extension String {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
