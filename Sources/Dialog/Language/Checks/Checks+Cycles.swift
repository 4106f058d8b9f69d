extension Checks {
    /// Nothing may use itself, by whatever way. Returns the graph of the flows.
    mutating func checkCycles() -> Graph {
        let edges = edgesByOwner()
        let concepts = graph(script.concepts.count, edges) { .concept($0) }
        let decides = graph(script.decides.count, edges) { .decide($0) }
        let labels = graph(script.facts.count, edges) { .label(fact: $0) }
        let flows = graph(script.flows.count, edges) { .flow($0) }

        report(concepts, "the concept", "uses itself", script.concepts.map { ($0.name, $0.place) })
        report(decides, "the decide", "depends on itself", script.decides.map { ($0.name, $0.place) })
        report(labels, "the label of a value of", "prints itself", script.facts.map { ($0.name, $0.place) })
        report(flows, "the flow", "includes itself", script.flows.map { ($0.name, $0.place) })

        reportLength(
            concepts, weights: script.concepts.map(\.alternatives.count), "patterns", script.concepts.map(\.place))
        reportLength(flows, weights: script.flows.map { Self.count($0.body) }, "lines", script.flows.map(\.place))
        return flows
    }

    /// For each owner, the uses of things of its own kind.
    private func edgesByOwner() -> [Reference.Owner: [Graph.Edge]] {
        var edges: [Reference.Owner: [Graph.Edge]] = [:]
        for reference in references {
            let target: Int
            switch (reference.owner, reference.use) {
            case (.concept, .concept(let index)), (.decide, .test(.decide(let index))),
                (.label, .print(.fact(let index))), (.flow, .include(let index)):
                target = index
            default: continue
            }
            edges[reference.owner, default: []].append(.init(to: target, place: reference.place))
        }
        return edges
    }

    private func graph(
        _ count: Int, _ edges: [Reference.Owner: [Graph.Edge]], _ owner: (Int) -> Reference.Owner
    ) -> Graph {
        Graph((0..<count).map { edges[owner($0)] ?? [] })
    }

    private mutating func report(
        _ graph: Graph, _ what: String, _ does: String, _ nodes: [(name: String, place: Place)]
    ) {
        for ring in graph.rings {
            let way = ring.nodes.prefix(8).map { nodes[$0].name } + (ring.nodes.count > 8 ? ["..."] : [])
            let through = way.count == 1 ? "" : ": \((way + way.prefix(1)).joined(separator: " > "))"
            findings.add(.cycle, "\(what) '\(way[0])' \(does)\(through)", at: ring.place)
        }
        // Deeper ones hold this one; one report is enough.
        for (node, depth) in graph.depths.enumerated() where depth == Limit.depth + 1 {
            findings.add(
                .tooDeep, "\(what) '\(nodes[node].name)' leads through more than \(Limit.depth) others",
                at: nodes[node].place)
        }
    }

    private mutating func reportLength(_ graph: Graph, weights: [Int], _ what: String, _ places: [Place]) {
        let sums = graph.unfolded(weights: weights)
        for (node, sum) in sums.enumerated() where sum > Limit.unfolded {
            // Reported where it becomes too long, not in everything that uses it.
            if graph.edges[node].contains(where: { sums[$0.to] > Limit.unfolded }) { continue }
            findings.add(
                .tooLong, "with all that it uses, it has more than \(Limit.unfolded) \(what)", at: places[node])
        }
    }

    static func count(_ statements: [Statement]) -> Int {
        statements.reduce(0) { sum, statement in
            guard case .when(_, let then, let otherwise) = statement.kind else { return sum + 1 }
            return sum + 1 + count(then) + count(otherwise)
        }
    }
}
