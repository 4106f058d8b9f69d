/// The domain D: the combinations of facts and clocks that a conversation can come to.
///
/// A fact is unknown, or has a value that something gives, or is unsaid where it is asked; a fact of several values holds
/// any of their sets; what the country gives is always known. A clock is unknown, or in one of its stages where something
/// starts it. Words told at any time, taken back or corrected may combine these freely. Two kinds of knowledge do not come
/// freely: a value that is only ever an answer was asked for, and a clock that runs was started. So of these D holds no
/// combination in which that cannot have been.
struct Domain {
    /// By fact.
    private(set) var facts: [Cases] = []
    /// By clock.
    private(set) var clocks: [Cases] = []
    /// By fact: holds a set of values.
    let isSet: [Bool]
    /// By fact: known only as the answer to its question.
    private(set) var isOnlyAnswered: [Bool] = []
    /// What holds in all of D besides.
    private(set) var constraints: [Condition] = []
    /// What holds where nothing changed since a question was answered: there conversations are looked for first.
    private(set) var usual: [(fact: Int, condition: Condition)] = []
    /// How many tests that may be: it only helps to find conversations sooner.
    private static let mostUsual = 1_000_000

    init(_ script: Script, _ guards: Guards, _ outline: Outline) {
        // An alarm is moved from one value to another, also where it is declared `several`.
        isSet = script.facts.map { $0.isSeveral && !$0.isAlarm }
        var asked: [[Int]] = Array(repeating: [], count: script.facts.count)
        var started: [[Int]] = Array(repeating: [], count: script.clocks.count)
        for line in guards.lines where line.root == .start {
            switch line.statement.kind {
            case .ask(let fact, _): asked[fact].append(line.node)
            case .start(let clock): started[clock].append(line.node)
            default: break
            }
        }
        for start in guards.startsInAdvice(script) { started[start.clock].append(start.node) }

        let giving = Giving(script, isAsked: asked.map { !$0.isEmpty })
        for (index, fact) in script.facts.enumerated() {
            let isAsked = !asked[index].isEmpty
            // Some country every visit has, and who denies one is elsewhere.
            var cases = fact.given == .country ? [] : Cases.unknown
            if isAsked, !fact.isAlarm { cases.insert(.unsaid) }
            for value in fact.values.indices where giving.isGiven(index, value) { cases.insert(.value(value)) }
            facts.append(cases)
            isOnlyAnswered.append(isAsked && !giving.isEverFree(index))
        }
        for (index, clock) in script.clocks.enumerated() {
            let stages = Cases(clock.stages.indices.map(Cases.value))
            clocks.append(started[index].isEmpty ? .unknown : stages.union(.unknown))
        }
        let earlier = Earlier(script, outline, isOnlyAnswered)
        var usualSize = 0
        for (fact, nodes) in asked.enumerated() where !nodes.isEmpty && !script.facts[fact].isAlarm {
            let answers = script.facts[fact].values.indices.filter { !giving.isFree(fact, $0) }
            let free = Condition.isNot(.fact(fact), Cases(answers.map(Cases.value)).union(.unsaid))
            constrain(free, earlier.condition(.fact(fact), nodes, guards))
            // What has no sample of its own can only be told as an answer.
            let untold = script.facts[fact].values.indices.filter {
                script.facts[fact].values[$0].hear.isEmpty || script.facts[fact].values[$0].like.isEmpty
            }
            let told = Condition.isNot(.fact(fact), Cases(untold.map(Cases.value)).union(.unsaid))
            guard usualSize < Domain.mostUsual else { continue }
            usual.append((fact, .some([told] + nodes.map { .every(guards.conditions($0)) })))
            usualSize += usual[usual.count - 1].condition.nodes.count
        }
        for (clock, nodes) in started.enumerated() where !nodes.isEmpty {
            constrain(.is(.clock(clock), .unknown), earlier.condition(.clock(clock), nodes, guards))
        }
    }

    private mutating func constrain(_ free: Condition, _ known: Condition) {
        if !known.isAlways { constraints.append(.some([free, known])) }
    }
}

extension Guards {
    /// The clocks that advices start, each with what it takes to reach the advice.
    func startsInAdvice(_ script: Script) -> [(node: Int, condition: Condition, clock: Int)] {
        advising(script).filter { $0.line.root == .start }.flatMap { advising in
            script.advices[advising.advice].starts.map { (advising.line.node, advising.condition, $0.clock) }
        }
    }

    /// Every advice of every `advise` line, with what it takes besides the line's guard.
    func advising(_ script: Script) -> [(line: Line, condition: Condition, advice: Int)] {
        lines.flatMap { line -> [(line: Line, condition: Condition, advice: Int)] in
            guard case .advise(let advised) = line.statement.kind else { return [] }
            switch advised {
            case .advice(let advice):
                return [(line, .always, advice)]
            case .value(let subject, let advices):
                return advices.enumerated().compactMap { value, advice in
                    advice.map { (line, script.chooses(subject, value), $0) }
                }
            }
        }
    }
}
