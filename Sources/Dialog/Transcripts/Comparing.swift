/// Where a transcript and the bot differ.
public struct Difference: Sendable, Equatable {
    /// The line of the transcript, from 1.
    public var line: Int
    public var expected: [String]
    public var actual: [String]
}

extension Transcript {
    /// Every difference between the transcript and what the bot says and knows, in the order of the lines.
    public func differences(_ exchanges: [Exchange], _ conversation: Conversation) -> [Difference] {
        exchanges.flatMap { exchange in
            var found = differences(inProse: exchange)
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
            return found.sorted { $0.line < $1.line }
        }
    }

    /// The transcript as it would read without differences: prose that differs is replaced, where it began, by what the bot
    /// says, an expectation by the values that hold. What agreed is kept as it was written; so is what nothing can replace,
    /// which still differs: a `!=`, and an `=` where there is no value at all.
    public func accepting(_ exchanges: [Exchange], _ conversation: Conversation) -> Transcript {
        var result = Transcript(Array(items[..<(exchanges.first?.item ?? items.count)]))
        for exchange in exchanges {
            result.items.append(items[exchange.item])
            var reply = differences(inProse: exchange).isEmpty ? nil : exchange.reply.paragraphs
            let isReplaced = reply != nil
            var replaced: [Transcript.Expectation] = []
            for item in items[exchange.expected] {
                switch item {
                case .said where isReplaced, .anything where isReplaced:
                    result.items += (reply ?? []).map { .said($0) }
                    reply = nil
                case .expectation(let expectation):
                    let accepted = conversation.accepted(expectation, exchange)
                    // Two lines that become the same are one.
                    let new = accepted == [expectation] ? accepted : accepted.filter { !replaced.contains($0) }
                    replaced += new
                    result.items += new.map { .expectation($0) }
                default: result.items.append(item)
                }
            }
        }
        return result
    }

    /// Prose is compared only where some is written; `...` alone asks for nothing, and so does no prose at all.
    private func differences(inProse exchange: Exchange) -> [Difference] {
        var segments: [[String]] = [[]]
        var lines: [(number: Int, text: String)] = []
        for index in exchange.expected {
            switch items[index] {
            case .said(let text): segments[segments.count - 1].append(text)
            case .anything: segments.append([])
            default: continue
            }
            lines.append((index + 1, items[index].description))
        }
        let actual = exchange.reply.paragraphs
        guard let last = lines.last, !Transcript.matches(segments.map { $0.joined(separator: " ") }, actual) else {
            return []
        }
        var removed: Set<Int> = [], inserted: Set<Int> = []
        for change in actual.difference(from: lines.map(\.text)) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        // What is the same on both sides parts two differences.
        var found: [Difference] = []
        var isApart = true
        var (before, after) = (0, 0)
        while before < lines.count || after < actual.count {
            let (goes, comes) = (removed.contains(before), inserted.contains(after))
            if goes || comes {
                if isApart {
                    let line = before < lines.count ? lines[before].number : last.number
                    found.append(Difference(line: line, expected: [], actual: []))
                }
                if goes { found[found.count - 1].expected.append(lines[before].text) }
                if comes { found[found.count - 1].actual.append(actual[after]) }
            }
            isApart = !goes && !comes
            before += goes || !comes ? 1 : 0
            after += comes || !goes ? 1 : 0
        }
        return found
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

    /// What an expectation becomes when the transcript is accepted: itself where it holds, or where nothing can replace it.
    func accepted(_ expectation: Transcript.Expectation, _ exchange: Exchange) -> [Transcript.Expectation] {
        let actual = actual(expectation, exchange)
        if expectation.isNegated || actual.isEmpty { return [expectation] }
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
