/// The decides of a script, with the conditions of all their lines end to end: to evaluate one counts no reference.
final class Decides: Sendable {
    let declared: [Decide]
    let nodes: Table<Condition.Node>
    /// By decide, in their order.
    let lines: Filed<Line>

    struct Line {
        /// Where its condition begins in `nodes`.
        var start: Int
        var value: Int
    }

    init(_ declared: [Decide]) {
        self.declared = declared
        var nodes: [Condition.Node] = []
        var lines: [(number: Int32, element: Line)] = []
        for (number, decide) in declared.enumerated() {
            for line in decide.lines {
                lines.append((Int32(number), Line(start: nodes.count, value: line.value)))
                nodes += line.condition.nodes
            }
        }
        self.nodes = Table(nodes)
        self.lines = Filed(lines, count: declared.count)
    }

    deinit {
        nodes.free()
        lines.free()
    }
}
