extension Parser {
    /// `concept NAME`, and below it patterns with commas between them.
    mutating func concept(_ declaration: Declaration) {
        owner = .concept(script.concepts.count)
        var rest = cursor(declaration.rest)
        if !rest.isAtEnd, line(declaration.line).next == declaration.line + 1 {
            report(.unexpectedText, "a concept's patterns stand below its name, indented", at: rest.rest)
            script.concepts.append(Concept(name: declaration.name, alternatives: [], place: declaration.place))
            return
        }
        endOfLine(&rest, after: "a concept's name")
        var alternatives: [Pattern.Node] = []
        for line in block(below: declaration.line, of: "a concept") {
            var cursor = cursor(self.line(line).content)
            alternatives += conceptLine(&cursor)
            leaf(line, "a concept's patterns")
        }
        script.concepts.append(
            Concept(name: declaration.name, alternatives: alternatives, place: declaration.place))
    }

    private mutating func conceptLine(_ cursor: inout Cursor) -> [Pattern.Node] {
        var found: [Pattern.Node] = []
        while true {
            cursor.skipSpace()
            // A comma may end the line.
            if cursor.isAtEnd, !found.isEmpty { return found }
            guard let node = patternNode(&cursor, endingAtComma: true) else { return found }
            found.append(node)
            guard cursor.take(UInt8(ascii: ",")) else { return found }
        }
    }
}
