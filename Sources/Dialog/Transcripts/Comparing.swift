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
        guard !Transcript.matches(segments.map { $0.joined(separator: " ") }, actual) else { return nil }
        let lines = segments.joined(separator: ["..."])
        return Difference(line: firstLine, expected: Array(lines), actual: actual)
    }

    /// Whether paragraphs are the segments, with any paragraphs between two of them. Each segment is taken where it comes
    /// first, which leaves most to those behind it; the last has to stand at the end.
    private static func matches(_ segments: [String], _ paragraphs: [String]) -> Bool {
        guard var end = end(of: segments[0], in: paragraphs[...]) else { return false }
        guard let last = segments.dropFirst().last else { return end == paragraphs.endIndex }
        for segment in segments.dropFirst().dropLast() {
            let ends = paragraphs[end...].indices.lazy.compactMap { Self.end(of: segment, in: paragraphs[$0...]) }
            guard let next = segment.isEmpty ? end : ends.first else { return false }
            end = next
        }
        return last.isEmpty
            || paragraphs[end...].indices.contains { Self.end(of: last, in: paragraphs[$0...]) == paragraphs.endIndex }
    }

    /// Where the paragraphs end that a text begins with and that together are a segment.
    private static func end(of segment: String, in paragraphs: ArraySlice<String>) -> Int? {
        var text = ""
        var end = paragraphs.startIndex
        while text != segment {
            guard end < paragraphs.endIndex, text.utf8.count <= segment.utf8.count else { return nil }
            text += (text.isEmpty ? "" : " ") + paragraphs[end]
            end += 1
        }
        return end
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
