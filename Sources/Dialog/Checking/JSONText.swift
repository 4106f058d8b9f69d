/// A value of JSON, for what is written for machines. Members keep their order, so that equal values read the same.
indirect enum JSONText: Sendable {
    case string(String)
    case number(Int)
    case bool(Bool)
    case array([JSONText])
    case object([(name: String, value: JSONText)])

    /// The members that are there.
    static func members(_ members: [(String, JSONText?)]) -> JSONText {
        .object(members.compactMap { name, value in value.map { (name, $0) } })
    }
}

extension JSONText: CustomStringConvertible {
    /// On lines of its own, indented by two spaces.
    var description: String { text(indentation: "\n") }

    private func text(indentation: String) -> String {
        switch self {
        case .string(let string): JSONText.quoted(string)
        case .number(let number): String(number)
        case .bool(let bool): bool ? "true" : "false"
        case .array(let values):
            JSONText.list("[", values.map { $0.text(indentation: indentation + "  ") }, "]", indentation)
        case .object(let members):
            JSONText.list(
                "{", members.map { JSONText.quoted($0.name) + ": " + $0.value.text(indentation: indentation + "  ") },
                "}",
                indentation)
        }
    }

    private static func list(_ open: String, _ parts: [String], _ close: String, _ indentation: String) -> String {
        if parts.isEmpty { return open + close }
        return open + indentation + "  " + parts.joined(separator: "," + indentation + "  ") + indentation + close
    }

    /// With what JSON does not allow inside quotation marks escaped, and what a terminal would obey.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
