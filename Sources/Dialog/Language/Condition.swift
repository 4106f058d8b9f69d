/// What a condition can test.
public enum Subject: Sendable, Hashable {
    case fact(Int)
    case decide(Int)
    case clock(Int)
}

/// A condition over facts, decides and clocks: a tree, written flat. So it is read, put together and negated without a
/// reference to each of its parts.
public struct Condition: Sendable, Equatable {
    /// A test, or a group, whose parts follow it. `size` is the number of nodes in the group, with its own.
    public enum Node: Sendable, Equatable {
        /// True when one of the cases holds, or with `negated` when none does.
        case test(Subject, Cases, negated: Bool)
        case all(size: Int)
        case any(size: Int)

        var size: Int {
            switch self {
            case .test: 1
            case .all(let size), .any(let size): size
            }
        }
    }
    /// The first is the whole.
    public internal(set) var nodes: [Node]

    public static let always = Condition(nodes: [.all(size: 1)])

    public static func test(_ subject: Subject, _ cases: Cases, negated: Bool) -> Condition {
        Condition(nodes: [.test(subject, cases, negated: negated)])
    }

    public static func all(_ parts: [Condition]) -> Condition {
        let nodes = parts.flatMap(\.nodes)
        return Condition(nodes: [.all(size: 1 + nodes.count)] + nodes)
    }

    public static func any(_ parts: [Condition]) -> Condition {
        let nodes = parts.flatMap(\.nodes)
        return Condition(nodes: [.any(size: 1 + nodes.count)] + nodes)
    }

    public var isAlways: Bool { nodes == Condition.always.nodes }

    /// The condition that begins at a node.
    func part(at index: Int) -> Condition { Condition(nodes: Array(nodes[index..<index + nodes[index].size])) }

    /// The nodes at which the parts of a group begin.
    func parts(at index: Int = 0) -> Parts { Parts(nodes: nodes, part: index + 1, end: index + nodes[index].size) }

    struct Parts: Sequence, IteratorProtocol {
        fileprivate let nodes: [Node]
        fileprivate var part: Int
        fileprivate let end: Int

        mutating func next() -> Int? {
            guard part < end else { return nil }
            defer { part += nodes[part].size }
            return part
        }
    }
}

/// A set of the cases a subject can be in: unknown, unsaid, or one of its values. So a subject has at most 62 values.
public struct Cases: Sendable, Hashable, OptionSet {
    public let rawValue: UInt64

    public init(rawValue: UInt64) { self.rawValue = rawValue }

    public static let unknown = Cases(rawValue: 1)
    public static let unsaid = Cases(rawValue: 2)
    public static func value(_ index: Int) -> Cases { Cases(rawValue: 4 << UInt64(index)) }

    public static let maximumValues = 62

    /// The first declared of the values among the cases.
    public var firstValue: Int? { rawValue < 4 ? nil : (rawValue >> 2).trailingZeroBitCount }

    /// The values among the cases, in the order of declaration.
    public var values: [Int] {
        var rest = rawValue >> 2
        var found: [Int] = []
        while rest != 0 {
            found.append(rest.trailingZeroBitCount)
            rest &= rest - 1
        }
        return found
    }
}
