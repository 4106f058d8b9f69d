extension CheckReport {
    /// Workflow commands, by which findings are shown beside the lines of a change on GitHub. Ends with a newline, where
    /// there is anything; a report without findings is empty.
    public func github(_ script: Script) -> String {
        findings.map { finding in
            var properties: [(String, String)] = []
            if let region = Region(finding.place, script.sources) {
                properties = [
                    ("file", region.path), ("line", "\(region.start.line)"), ("endLine", "\(region.end.line)"),
                    ("col", "\(region.start.column)"), ("endColumn", "\(region.end.column)"),
                ]
            }
            properties.append(("title", finding.kind))
            let list = properties.map { $0.0 + "=" + escaped($0.1, isProperty: true) }.joined(separator: ",")
            let shown = finding.counterexample.map { "\n\n" + $0.description } ?? ""
            return "::\(finding.severity.rawValue) \(list)::\(escaped(finding.message + shown, isProperty: false))\n"
        }.joined()
    }

    /// A command ends with its line; its properties end at commas and colons.
    private func escaped(_ text: String, isProperty: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            case ":" where isProperty: result += "%3A"
            case "," where isProperty: result += "%2C"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
