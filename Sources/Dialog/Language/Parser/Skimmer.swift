/// Tells which lines an opening needs, without looking far into them: they are a fifth of all, and a start waits for them.
struct Skimmer {
    private enum Block {
        /// All its lines are needed, none is, or those that are neither heard nor samples.
        case whole, none, fact
    }
    private let bytes: Bytes
    private var block = Block.whole

    init(_ bytes: Bytes) { self.bytes = bytes }

    /// Of the lines of a source in order, whether this one is needed.
    mutating func needs(_ line: Range<Int>) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            guard let start = line.first(where: { bytes[$0] != .space }) else { return false }
            let rest = UnsafeBufferPointer(rebasing: bytes[start..<line.upperBound])
            if start == line.lowerBound { return begin(rest) }
            return switch (block, rest[0]) {
            case (.none, _): false
            case (.fact, UInt8(ascii: "a")): !rest.starts(with: "answer ".utf8)
            case (.fact, UInt8(ascii: "h")): !rest.starts(with: "hear ".utf8)
            case (.fact, UInt8(ascii: "l")): !rest.starts(with: "like ".utf8)
            case (.fact, UInt8(ascii: "u")): !rest.starts(with: "unlike ".utf8)
            default: true
            }
        }
    }

    /// A line at column 1. Of topics the names are needed, which may be held to have come up.
    private mutating func begin(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        if line[0] == UInt8(ascii: "#") { return false }
        let isUnneeded = ["concept ", "never "].contains { line.starts(with: $0.utf8) }
        if isUnneeded || line.starts(with: "topic ".utf8) {
            block = .none
        } else {
            block = line.starts(with: "fact ".utf8) ? .fact : .whole
        }
        return !isUnneeded
    }
}
