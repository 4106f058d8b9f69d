@testable import Dialog

/// An example of a mistake: a dialog in which 1️⃣, 2️⃣, ... stand before the culprits, and whose last lines say what
/// is found there:
/// ```
/// # 1️⃣ error: no fact 'casue'; did you mean 'cause'?
/// ```
struct MarkedSource {
    struct Finding: Hashable, CustomStringConvertible {
        let mark: String
        let message: String
        var description: String { "\(mark) \(message)" }

        /// An expected message may end in `...`.
        func fits(_ expected: Finding) -> Bool {
            if !expected.message.hasSuffix("...") { return self == expected }
            return mark == expected.mark && message.hasPrefix(expected.message.dropLast(3))
        }
    }

    /// The text without marks and expectations.
    private(set) var bytes: [UInt8] = []
    /// The offset of each mark in `bytes`.
    private(set) var marks: [String: Int] = [:]
    private(set) var expected: [Finding] = []

    init(_ marked: [UInt8]) {
        for line in marked.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if let finding = Self.expectation(line) { expected.append(finding) } else { add(line) }
        }
        bytes.removeLast()
    }

    private static let digits = (0...9).map { "\($0)\u{FE0F}\u{20E3}" }

    private static func expectation(_ line: ArraySlice<UInt8>) -> Finding? {
        for digit in digits where line.starts(with: "# \(digit) ".utf8) {
            return Finding(
                mark: digit, message: String(decoding: line.dropFirst("# \(digit) ".utf8.count), as: UTF8.self))
        }
        return nil
    }

    private mutating func add(_ line: ArraySlice<UInt8>) {
        var rest = line
        while let byte = rest.first {
            if let digit = Self.digits.first(where: { rest.starts(with: $0.utf8) }) {
                marks[digit] = bytes.count
                rest = rest.dropFirst(digit.utf8.count)
            } else {
                bytes.append(byte)
                rest = rest.dropFirst()
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }
}
