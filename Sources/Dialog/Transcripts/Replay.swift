/// One input of a transcript, what came of it, and what the transcript says should.
public struct Exchange: Sendable {
    /// The index of the input among the items; what is expected follows it.
    public var item: Int
    public var expected: Range<Int>
    public var state: State
    public var reply: Reply
}

extension Transcript {
    /// Plays the inputs. Items before the first visit belong to no exchange.
    public func replay(_ conversation: Conversation) -> [Exchange] {
        var exchanges: [Exchange] = []
        for (index, item) in items.enumerated() {
            let input: Input
            switch item {
            case .visit(let visit): input = .visit(visit)
            case .message(let text): input = .message(text)
            default: continue
            }
            let next: (State, Reply)
            if let state = exchanges.last?.state {
                next = conversation.step(state, input)
            } else if case .visit(let visit) = input {
                next = conversation.begin(visit)
            } else {
                continue
            }
            exchanges.append(Exchange(item: index, expected: expected(after: index), state: next.0, reply: next.1))
        }
        return exchanges
    }

    /// The state at the end of a kept conversation. Its facts are trusted, not its words: after an edit of the dialogs
    /// "yes" may answer another question. Facts that the dialogs no longer know are passed over.
    public func resume(_ conversation: Conversation) -> State? {
        var state: State?
        for (index, item) in items.enumerated() {
            switch item {
            case .visit(let visit):
                state = state.map { conversation.step($0, .visit(visit)).0 } ?? conversation.begin(visit).0
            case .message: break
            default: continue
            }
            if let earlier = state {
                let changes = changes(expected(after: index), conversation, earlier)
                state = conversation.step(earlier, .facts(changes)).0
            }
        }
        return state
    }

    private func expected(after index: Int) -> Range<Int> {
        let rest = items[(index + 1)...]
        let end = rest.firstIndex {
            switch $0 {
            case .visit, .message: true
            default: false
            }
        }
        return index + 1..<(end ?? items.count)
    }

    private func changes(_ range: Range<Int>, _ conversation: Conversation, _ state: State) -> [Change] {
        var facts = state.memory.facts
        for case .expectation(let expectation) in items[range] {
            let script = conversation.script
            guard let fact = script.facts.firstIndex(where: { $0.name == expectation.name }) else { continue }
            guard let cases = script.cases(ofFact: fact, named: expectation.value) else { continue }
            let isValue = !cases.values.isEmpty
            if expectation.isNegated {
                let rest = facts[fact]?.cases.subtracting(cases) ?? []
                facts[fact] = rest.isEmpty ? nil : Held(rest)
            } else if isValue, script.facts[fact].isSeveral, let present = facts[fact], present.cases != .unsaid {
                facts[fact] = Held(present.cases.union(cases))
            } else {
                facts[fact] = cases == .unknown ? nil : Held(cases, since: expectation.since)
            }
        }
        return facts.indices.filter { facts[$0] != state.memory.facts[$0] }
            .map { Change(fact: $0, held: facts[$0]) }
    }
}

extension Script {
    /// The cases that `unknown`, `unsaid` or a value's name stands for; nil where there is no such value.
    func cases(ofFact fact: Int, named name: String) -> Cases? {
        switch name {
        case "unknown": .unknown
        case "unsaid": .unsaid
        default: facts[fact].values.firstIndex { $0.name == name }.map(Cases.value)
        }
    }
}

extension Transcript {
    /// The conversation that the inputs give now: comments and inputs as they are, and what the bot says.
    public func played(_ conversation: Conversation) -> Transcript {
        let exchanges = replay(conversation)
        var result = Transcript(items[..<(exchanges.first?.item ?? items.count)].filter { !$0.isAnswer })
        for exchange in exchanges {
            result.items.append(items[exchange.item])
            result.items += exchange.reply.paragraphs.map { .said($0) }
            result.items += items[exchange.expected].filter { !$0.isAnswer }
        }
        return result
    }
}

extension Transcript.Item {
    /// What the bot says, or what is expected of it.
    fileprivate var isAnswer: Bool {
        switch self {
        case .said, .anything, .expectation: true
        case .visit, .message, .comment, .blank: false
        }
    }
}
