/// Which lines lie under which, and which facts the program knows, found once for a script.
struct Outline: Sendable {
    struct Branches: Sendable {
        var then = NumberSet()
        var otherwise = NumberSet()
    }
    /// The lines under a `when` named by a positive test of an alarm.
    struct AlarmBlock: Sendable {
        var alarm: Int
        /// The line of the `when`.
        var when: LineID
        var lines: NumberSet
        /// The facts whose questions stand in it.
        var asked: [Int]
    }
    struct End: Sendable {
        var text: Text
        var again: [Text]
        var nod: [Text]
    }

    /// By the line of a `when`.
    private(set) var branches: [LineID: Branches] = [:]
    /// By advice.
    private(set) var advices: [NumberSet] = []
    private(set) var alarmBlocks: [AlarmBlock] = []
    /// The wordings of questions that have one of their own.
    private(set) var asks: [LineID: Text] = [:]
    private(set) var ends: [LineID: End] = [:]
    /// The clock that a line starts.
    private(set) var starts: [(line: LineID, clock: Int)] = []

    let pronounFact: Int?
    let keepFact: Int?
    let crisisAlarms: [Int]

    private let script: Script
    /// By flow; nil until found.
    private var flows: [NumberSet?]
    private var askedIn: [[Int]]

    init(_ script: Script) {
        self.script = script
        pronounFact = script.pronounFact
        keepFact = script.keepFact
        crisisAlarms = script.crisisAlarms
        flows = Array(repeating: nil, count: script.flows.count)
        askedIn = Array(repeating: [], count: script.flows.count)
        for advice in script.advices {
            var lines = NumberSet(advice.parts.map(\.id))
            for start in advice.starts {
                lines.insert(start.id)
                starts.append((start.id, start.clock))
            }
            advices.append(lines)
        }
        for flow in script.flows.indices { _ = lines(ofFlow: flow) }
        // What a topic says of an alarm is no block of it: no walk comes to it.
        let blocks = alarmBlocks
        for topic in script.topics { _ = lines(topic.body) }
        alarmBlocks = blocks
    }

    private mutating func lines(ofFlow flow: Int) -> (NumberSet, [Int]) {
        if let known = flows[flow] { return (known, askedIn[flow]) }
        // Set first, so that a flow that includes itself (which the linker reports) ends.
        flows[flow] = NumberSet()
        let (found, asked) = lines(script.flows[flow].body)
        flows[flow] = found
        askedIn[flow] = asked
        return (found, asked)
    }

    private mutating func lines(_ statements: [Statement]) -> (NumberSet, [Int]) {
        var all = NumberSet()
        var asked: [Int] = []
        for statement in statements {
            all.insert(statement.id)
            let (under, askedUnder) = lines(under: statement)
            all.formUnion(under)
            asked += askedUnder
        }
        return (all, asked)
    }

    private mutating func lines(under statement: Statement) -> (NumberSet, [Int]) {
        switch statement.kind {
        case .say, .topics:
            return (NumberSet(), [])
        case .ask(let fact, let text):
            asks[statement.id] = text
            return (NumberSet(), [fact])
        case .when(let condition, let then, let otherwise):
            var (lines, asked) = lines(then)
            let (otherLines, otherAsked) = self.lines(otherwise)
            branches[statement.id] = Branches(then: lines, otherwise: otherLines)
            for alarm in alarms(in: condition) {
                alarmBlocks.append(AlarmBlock(alarm: alarm, when: statement.id, lines: lines, asked: asked))
            }
            lines.formUnion(otherLines)
            asked += otherAsked
            return (lines, asked)
        case .include(let flow):
            return lines(ofFlow: flow)
        case .advise(.advice(let advice)):
            return (advices[advice], [])
        case .advise(.value(_, let advised)):
            var lines = NumberSet()
            for advice in advised.compactMap({ $0 }) { lines.formUnion(advices[advice]) }
            return (lines, [])
        case .start(let clock):
            starts.append((statement.id, clock))
            return (NumberSet(), [])
        case .end(let text, let again, let nod):
            ends[statement.id] = End(text: text, again: again, nod: nod)
            return (NumberSet(), [])
        }
    }

    func alarms(in condition: Condition) -> [Int] {
        condition.nodes.compactMap { node in
            guard case .test(.fact(let fact), let cases, negated: false) = node else { return nil }
            return script.facts[fact].isAlarm && cases.firstValue != nil ? fact : nil
        }
    }
}
