/// Where a transcript and the bot differ.
public struct Difference: Sendable, Equatable {
    /// The line of the transcript, from 1.
    public var line: Int
    public var expected: [String]
    public var actual: [String]
}

extension Transcript {
    /// Every difference between the transcript and what the bot says and knows.
    public func differences(_ exchanges: [Exchange], _ conversation: Conversation) -> [Difference] {
        exchanges.flatMap { exchange in
            var found: [Difference] = []
            if let first = difference(inProse: exchange) { found.append(first) }
            for index in exchange.expected {
                guard case .expectation(let expectation) = items[index] else { continue }
                let actual = conversation.actual(expectation, exchange)
                if actual.contains(expectation.value) == expectation.isNegated {
                    let lines =
                        actual.isEmpty
                        ? ["!= \(expectation.name) \(expectation.value)"] : actual.map { "= \(expectation.name) \($0)" }
                    found.append(Difference(line: index + 1, expected: [items[index].description], actual: lines))
                } else if let since = expectation.since, conversation.since(expectation.name, exchange.state) != since {
                    let actual = conversation.since(expectation.name, exchange.state).map { " \($0)" } ?? ""
                    found.append(
                        Difference(
                            line: index + 1, expected: [items[index].description],
                            actual: ["= \(expectation.name) \(expectation.value)\(actual)"]))
                }
            }
            return found
        }
    }

    /// The transcript as it would read without differences: prose that differs is replaced by what the bot says,
    /// expectations by what holds. What agreed is kept as it was written.
    public func accepting(_ exchanges: [Exchange], _ conversation: Conversation) -> Transcript {
        var result = Transcript(Array(items[..<(exchanges.first?.item ?? items.count)]))
        for exchange in exchanges {
            result.items.append(items[exchange.item])
            let differs = difference(inProse: exchange) != nil
            if differs { result.items += exchange.reply.paragraphs.map { .said($0) } }
            for item in items[exchange.expected] {
                switch item {
                case .said, .anything: if !differs { result.items.append(item) }
                case .expectation(let expectation):
                    result.items += conversation.accepted(expectation, exchange).map { .expectation($0) }
                default: result.items.append(item)
                }
            }
        }
        return result
    }

    /// Prose is compared only where some is written; `...` alone asks for nothing, and so does no prose at all.
    private func difference(inProse exchange: Exchange) -> Difference? {
        var segments: [[String]] = [[]]
        var firstLine: Int?
        for index in exchange.expected {
            switch items[index] {
            case .said(let text):
                segments[segments.count - 1].append(text)
                firstLine = firstLine ?? index + 1
            case .anything:
                segments.append([])
                firstLine = firstLine ?? index + 1
            default: break
            }
        }
        guard let firstLine else { return nil }
        let actual = exchange.reply.paragraphs
        let wanted = segments.map { $0.joined(separator: " ") }
        guard !Transcript.matches(wanted[...], actual[...], isAnchored: true) else { return nil }
        let lines = segments.map { $0 }.joined(separator: ["..."])
        return Difference(line: firstLine, expected: Array(lines), actual: actual)
    }

    /// Whether paragraphs are the segments, with any paragraphs between two of them.
    private static func matches(_ wanted: ArraySlice<String>, _ actual: ArraySlice<String>, isAnchored: Bool) -> Bool {
        guard let segment = wanted.first else { return true }
        let isLast = wanted.count == 1
        let starts = isAnchored ? actual.startIndex...actual.startIndex : actual.startIndex...actual.endIndex
        for start in starts {
            var text = ""
            var end = start
            while true {
                if text == segment, isLast ? end == actual.endIndex : true,
                    isLast || matches(wanted.dropFirst(), actual[end...], isAnchored: false)
                {
                    return true
                }
                guard end < actual.endIndex, text.utf8.count <= segment.utf8.count else { break }
                text += (text.isEmpty ? "" : " ") + actual[end]
                end += 1
            }
        }
        return false
    }
}

extension Conversation {
    /// The values that an expectation's name has after an exchange.
    func actual(_ expectation: Transcript.Expectation, _ exchange: Exchange) -> [String] {
        let walk = exchange.reply.walk
        switch expectation.name {
        case "asks": return walk.openFact.map { [script.facts[$0].name] } ?? []
        case "advice": return walk.advices.map { script.advices[$0.advice].name }
        case "topic": return exchange.reply.topic.map { [script.topics[$0].name] } ?? []
        case "in": return walk.flows.map { script.flows[$0].name }
        default:
            guard let subject = script.subject(named: expectation.name) else { return [] }
            let cases = world(exchange.state).possible(subject).must
            if cases == .unknown { return ["unknown"] }
            if cases == .unsaid { return ["unsaid"] }
            return cases.values.map { script.valueNames(of: subject)[$0] }
        }
    }

    func since(_ name: String, _ state: State) -> Day? {
        script.facts.firstIndex { $0.name == name }.flatMap { state.memory.facts[$0]?.since }
    }

    /// What an expectation becomes when the transcript is accepted: itself where it holds.
    func accepted(_ expectation: Transcript.Expectation, _ exchange: Exchange) -> [Transcript.Expectation] {
        let actual = actual(expectation, exchange)
        if expectation.isNegated { return actual.contains(expectation.value) ? [] : [expectation] }
        var kept = expectation
        kept.since = expectation.since.flatMap { _ in since(expectation.name, exchange.state) }
        if actual.contains(expectation.value) { return [kept] }
        return actual.map { .init(expectation.name, $0, since: kept.since) }
    }
}

extension Script {
    func subject(named name: String) -> Subject? {
        if let index = facts.firstIndex(where: { $0.name == name }) { return .fact(index) }
        if let index = decides.firstIndex(where: { $0.name == name }) { return .decide(index) }
        return clocks.firstIndex { $0.name == name }.map(Subject.clock)
    }
}
