/// Things that use one another: concepts, decides, flows, labels.
struct Graph {
    struct Edge {
        let to: Int
        let place: Place
    }
    let edges: [[Edge]]
    /// Every node, after all that it uses, except round a ring.
    private(set) var order: [Int] = []
    /// Nodes that lead back to the first, with the place of the use that closes the ring.
    private(set) var rings: [(nodes: [Int], place: Place)] = []

    /// `edges`: for each node, in the order of the source, what it uses.
    init(_ edges: [[Edge]]) {
        self.edges = edges
        order.reserveCapacity(edges.count)
        var isDone = [Bool](repeating: false, count: edges.count)
        for node in edges.indices where !isDone[node] { visit(node, &isDone) }
    }

    /// Depth first, with a path of its own instead of recursion: a chain may be as long as there are nodes.
    private mutating func visit(_ root: Int, _ isDone: inout [Bool]) {
        var path = [(node: root, next: 0)]
        var isOnPath: Set<Int> = [root]
        while let (node, next) = path.last {
            guard next < edges[node].count else {
                order.append(node)
                isDone[node] = true
                isOnPath.remove(node)
                path.removeLast()
                continue
            }
            path[path.count - 1].next += 1
            let edge = edges[node][next]
            if isOnPath.contains(edge.to) {
                // Each ring may be as long as there are nodes; a thousand are enough to read.
                let nodes = rings.count < Findings.limit ? path.map(\.node) : [edge.to]
                rings.append((Array(nodes.drop { $0 != edge.to }), edge.place))
            } else if !isDone[edge.to] {
                path.append((edge.to, 0))
                isOnPath.insert(edge.to)
            }
        }
    }

    /// For each node, the sum of its own weight and of all that it uses, as often as it uses it.
    func unfolded(weights: [Int]) -> [Int] {
        var sums = weights
        for node in order {
            for edge in edges[node] { sums[node] = min(sums[node] + sums[edge.to], Limit.unfolded + 1) }
        }
        return sums
    }

    /// For each node, how long the longest chain from it is.
    var depths: [Int] {
        var depths = [Int](repeating: 1, count: edges.count)
        for node in order {
            for edge in edges[node] { depths[node] = max(depths[node], depths[edge.to] + 1) }
        }
        return depths
    }
}
