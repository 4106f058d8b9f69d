extension Parser {
    static let topicKeywords = ["asks", "hear", "like", "unlike", "say", "again", "when", "else", "include", "advise"]

    /// `topic NAME [goodbye] [+TAG]...`, and its lines.
    mutating func topic(_ declaration: Declaration) {
        owner = .topic(script.topics.count)
        var topic = Topic(name: declaration.name, tags: [], place: declaration.place)
        attributes(declaration, &topic)
        if isSkimming { return script.topics.append(topic) }
        var block = Block(home: .topic, depth: 0)
        let count = findings.diagnostics.count
        for line in self.block(below: declaration.line, of: "a topic") {
            if topicLine(line, &topic) { block.takesElse = false } else { statement(line, &block) }
        }
        topic.body = block.statements
        // What its lines were meant to be may be missing only for their mistakes.
        if findings.diagnostics.count == count {
            if topic.asks.isEmpty && topic.hear.isEmpty {
                findings.add(
                    .topicUnheard, "a topic needs an 'asks' or a 'hear', or it never comes up", at: declaration.place)
            }
            if topic.body.isEmpty {
                findings.add(.missingLines, "a topic needs something to say", at: declaration.place)
            }
        }
        script.topics.append(topic)
    }

    private mutating func attributes(_ declaration: Declaration, _ topic: inout Topic) {
        var cursor = cursor(declaration.rest)
        while case let word = cursor.word(), !word.isEmpty {
            if text(word) == "goodbye" {
                topic.isGoodbye = true
                continue
            }
            guard layout.bytes[word.lowerBound] == UInt8(ascii: "+") else {
                let nearest = suggestions.nearest(to: text(word), among: ["goodbye"])
                let hint =
                    nearest.map { "; did you mean '\($0)'?" }
                    ?? ", such as +\(text(validName(word)).prefix(20).harmless)"
                report(.unknownAttribute, "after a topic's name stand 'goodbye' and tags\(hint)", at: word)
                continue
            }
            let tag = word.dropFirst()
            if tag.isEmpty {
                report(.missingName, "the tag's name is missing after '+'", at: word)
            } else {
                let name = name(tag, isTested: false)
                if !topic.tags.contains(name) { topic.tags.append(name) }
            }
        }
    }

    /// Reads what only a topic has; false for a line as in a flow.
    private mutating func topicLine(_ line: Int, _ topic: inout Topic) -> Bool {
        var (word, rest) = firstWord(of: line)
        switch text(word) {
        case "asks":
            if let pattern = pattern(&rest, after: word) { topic.asks.append(pattern) }
            leaf(line, "a pattern")
        case "hear":
            if let pattern = pattern(&rest, after: word) { topic.hear.append(pattern) }
            leaf(line, "a pattern")
        case "like":
            if let sample = sample(rest, line, after: word) { topic.like.append(sample) }
        case "unlike":
            if let sample = sample(rest, line, after: word) { topic.unlike.append(sample) }
        case "again":
            if let text = prose(rest, line: line, after: word) { topic.again.append(text) }
        default: return false
        }
        return true
    }
}
