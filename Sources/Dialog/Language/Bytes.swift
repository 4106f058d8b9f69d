// Bytes of sources and messages.
extension UInt8 {
    static let space = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")
    static let newline = UInt8(ascii: "\n")

    var isSpace: Bool { self == .space || self == .tab || self == .newline || self == UInt8(ascii: "\r") }
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    var isUpper: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }
    var isLower: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
    var isLetter: Bool { isLower || isUpper }
    /// Of what names are made.
    var isName: Bool { isLetter || isDigit || self == UInt8(ascii: "-") }
    /// What a terminal shows as it is: ASCII without control characters.
    var isPrintable: Bool { self >= 0x20 && self < 0x7F }
}

/// The bytes of a source: constant ones where they lie in the program, others in memory of their own, which copies share
/// until one of them is changed.
///
/// Not an array, since no array can lie where a constant does: the built-in dialogs have two megabytes, and to copy them at
/// each start took a tenth of it.
public struct Bytes: RandomAccessCollection, @unchecked Sendable {
    private final class Memory {
        let bytes: UnsafeMutableBufferPointer<UInt8>

        init(_ bytes: some Collection<UInt8>) {
            self.bytes = .allocate(capacity: bytes.count)
            _ = self.bytes.initialize(fromContentsOf: bytes)
        }

        deinit { bytes.deallocate() }
    }
    /// Nil for a constant.
    private var memory: Memory?
    private var bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: some Collection<UInt8>) {
        let memory = Memory(bytes)
        (self.memory, self.bytes) = (memory, UnsafeBufferPointer(memory.bytes))
    }

    /// A string literal, but not of a single character.
    init(constant text: StaticString) {
        bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { bytes.count }

    public subscript(position: Int) -> UInt8 {
        precondition(UInt(bitPattern: position) < UInt(bitPattern: bytes.count), "no such byte")
        return withExtendedLifetime(memory) { bytes[position] }
    }

    public func withContiguousStorageIfAvailable<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R? {
        try withExtendedLifetime(memory) { try body(bytes) }
    }

    func withUnsafeBufferPointer<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
        withExtendedLifetime(memory) { body(bytes) }
    }

    private func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
        withUnsafeBufferPointer { body(UnsafeRawBufferPointer($0)) }
    }

    /// Puts the same byte in the place of some.
    mutating func fill(_ range: Range<Int>, with byte: UInt8) {
        if memory == nil || !isKnownUniquelyReferenced(&memory) { self = Bytes(self) }
        memory?.bytes[range].update(repeating: byte)
    }
}

extension Bytes {
    /// The same as `self[range].firstIndex(where:)`, but it is what reading spends its time with, and this is twice as
    /// fast.
    func firstIndex(in range: Range<Int>, where matches: (UInt8) -> Bool) -> Int? {
        withUnsafeBufferPointer { bytes in range.first { matches(bytes[$0]) } }
    }

    /// Calls for the offset of every newline. Looks at eight bytes at once, since at a start it looks at all dialogs.
    func forEachNewline(_ body: (Int) -> Void) {
        withUnsafeBytes { bytes in
            var offset = 0
            while offset + 8 <= bytes.count {
                let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                let others = word ^ .all(.newline)
                // The highest bit of each byte that is no newline: of one that has others, or to which the addition carries it.
                var newlines = ~(others | ((others & .all(0x7F)) &+ .all(0x7F))) & .all(0x80)
                while newlines != 0 {
                    body(offset + newlines.trailingZeroBitCount / 8)
                    newlines &= newlines - 1
                }
                offset += 8
            }
            for offset in offset..<bytes.count where bytes[offset] == .newline { body(offset) }
        }
    }

    /// Whether a byte is zero, looking at eight at once as well.
    var hasZero: Bool {
        withUnsafeBytes { bytes in
            var offset = 0
            while offset + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                // The highest bit of a byte that is zero, or to which a zero before it carries.
                if (word &- .all(0x01)) & ~word & .all(0x80) != 0 { return true }
                offset += 8
            }
            return bytes[offset...].contains(0)
        }
    }

    /// Whether every byte is printable, and none a `#`. Looks at eight at once, since at a start it looks at all dialogs.
    func isPlain(_ range: Range<Int>) -> Bool {
        withUnsafeBytes { bytes in
            var offset = range.lowerBound
            while offset + 8 <= range.upperBound {
                guard Self.arePlain(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) else { return false }
                offset += 8
            }
            return bytes[offset..<range.upperBound].allSatisfy { $0.isPrintable && $0 != UInt8(ascii: "#") }
        }
    }

    /// The same for the eight bytes of a word. A carry out of one byte may change the answer for the next only where the
    /// one has settled it.
    private static func arePlain(_ word: UInt64) -> Bool {
        let hash = word ^ .all(UInt8(ascii: "#"))
        let isControl = word &- .all(0x20)
        let isDelete = word &+ .all(0x01)
        let isHash = (hash &- .all(0x01)) & ~hash
        return (word | isControl | isDelete | isHash) & .all(0x80) == 0
    }

    /// The scalar that begins at an offset, and its length; nil and 1 where the bytes are no UTF-8.
    func scalar(at offset: Int, end: Int) -> (Unicode.Scalar?, length: Int) {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = self[offset..<Swift.min(offset + 4, end)].makeIterator()
        guard case .valid(let buffer) = parser.parseScalar(from: &iterator) else { return (nil, 1) }
        return (Unicode.UTF8.decode(buffer), buffer.count)
    }
}

extension UInt64 {
    /// Eight times the same byte.
    fileprivate static func all(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}
