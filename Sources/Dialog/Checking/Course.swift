/// Lines, with all that they include, as steps that each add to a measure.
struct Course {
    enum Step {
        case add(Int)
        case advise(Subject, weights: Int)
        /// What it adds where the fact is known, and where the walk stops for it.
        case ask(fact: Int, passing: Int, stopping: Int)
        case stop(Int)
        /// The steps of both branches follow: those up to `end`, and from there up to `otherwise`.
        case branch(condition: Int, end: Int, otherwise: Int)
    }
    private(set) var steps: [Step] = []
    /// What the values of a subject add.
    private(set) var weights: [[Int]] = []
    private(set) var conditions: [Condition] = []

    private let script: Script
    private let measure: Measure

    init(_ script: Script, _ measure: Measure, _ body: [Statement]) {
        self.script = script
        self.measure = measure
        append(body)
    }

    private mutating func append(_ statements: [Statement]) {
        for statement in statements { append(statement) }
    }

    private mutating func append(_ statement: Statement) {
        switch statement.kind {
        case .say, .start, .topics, .advise(.advice):
            let weight = measure.weight(statement, script)
            if weight > 0 { steps.append(.add(weight)) }
        case .advise(.value(let subject, let advices)):
            steps.append(.advise(subject, weights: weights.count))
            weights.append(advices.map { $0.map { measure.weight($0, script) } ?? 0 })
        case .ask(let fact, _):
            steps.append(
                .ask(
                    fact: fact, passing: measure.weight(statement, script), stopping: measure.weight(ofStop: statement))
            )
        case .end:
            steps.append(.stop(measure.weight(ofStop: statement)))
        case .include(let flow):
            append(script.flows[flow].body)
        case .when(let condition, let then, let otherwise):
            let (branch, index) = (steps.count, conditions.count)
            conditions.append(condition)
            steps.append(.branch(condition: index, end: 0, otherwise: 0))
            append(then)
            let end = steps.count
            append(otherwise)
            steps[branch] = .branch(condition: index, end: end, otherwise: steps.count)
        }
    }
}
