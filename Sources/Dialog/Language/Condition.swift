/// What a condition can test.
public enum Subject: Sendable, Hashable {
    case fact(Int)
    case decide(Int)
    case clock(Int)
}

/// A condition over facts, decides and clocks.
public enum Condition: Sendable, Equatable {
    case always
    /// True when one of the cases holds, or with `negated` when none does.
    case test(Subject, Cases, negated: Bool)
    case all([Condition])
    case any([Condition])
}

/// A set of the cases a subject can be in: unknown, unsaid, or one of its values. So a subject has at most 62 values.
public struct Cases: Sendable, Hashable, OptionSet {
    public let rawValue: UInt64

    public init(rawValue: UInt64) { self.rawValue = rawValue }

    public static let unknown = Cases(rawValue: 1)
    public static let unsaid = Cases(rawValue: 2)
    public static func value(_ index: Int) -> Cases { Cases(rawValue: 4 << UInt64(index)) }

    public static let maximumValues = 62

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
