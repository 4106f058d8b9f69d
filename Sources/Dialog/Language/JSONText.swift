/// A value of JSON, for what is written for machines. Members keep their order, so that equal values read the same.
public indirect enum JSONText: Sendable {
    case string(String)
    case number(Int)
    case bool(Bool)
    case array([JSONText])
    case object([(name: String, value: JSONText)])

    /// The members that are there.
    public static func members(_ members: [(String, JSONText?)]) -> JSONText {
        .object(members.compactMap { name, value in value.map { (name, $0) } })
    }
}

extension JSONText: CustomStringConvertible {
    /// On lines of its own, indented by two spaces.
    public var description: String { text(indentation: "\n") }

    /// On one line, for a file of one value a line.
    public var line: String { text(indentation: nil) }

    private func text(indentation: String?) -> String {
        let inner = indentation.map { $0 + "  " }
        switch self {
        case .string(let string): return JSONText.quoted(string)
        case .number(let number): return String(number)
        case .bool(let bool): return bool ? "true" : "false"
        case .array(let values):
            return JSONText.list("[", values.map { $0.text(indentation: inner) }, "]", indentation)
        case .object(let members):
            let colon = indentation == nil ? ":" : ": "
            let parts = members.map { JSONText.quoted($0.name) + colon + $0.value.text(indentation: inner) }
            return JSONText.list("{", parts, "}", indentation)
        }
    }

    private static func list(_ open: String, _ parts: [String], _ close: String, _ indentation: String?) -> String {
        guard let indentation, !parts.isEmpty else { return open + parts.joined(separator: ",") + close }
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
            case _ where scalar.isHarmful:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
