/// The lines of a flow or a topic while they are read.
struct Block {
    enum Home { case flow, topic }
    let home: Home
    let depth: Int
    var statements: [Statement] = []
    /// The last statement is a `when` without an `else`.
    var takesElse = false

    var name: String {
        if depth > 0 { return "a block of \(home == .flow ? "a flow" : "a topic")" }
        return home == .flow ? "a flow" : "a topic"
    }
    var keywords: [String] {
        if home == .flow { return Parser.flowKeywords }
        return depth > 0 ? ["say", "when", "else", "include", "advise"] : Parser.topicKeywords
    }
}

extension Parser {
    /// Other wordings of an `end`, deeper than it.
    static let endKeywords = ["again", "nod"]
    static let flowKeywords = ["say", "ask", "when", "else", "include", "advise", "start", "topics", "end"]

    /// `flow NAME`, and its lines.
    mutating func flow(_ declaration: Declaration) {
        owner = .flow(script.flows.count)
        var rest = cursor(declaration.rest)
        endOfLine(&rest, after: "a flow's name")
        let body = statements(below: declaration.line, Block(home: .flow, depth: 0), of: "a flow")
        script.flows.append(Flow(name: declaration.name, body: body, place: declaration.place))
    }

    private mutating func statements(below line: Int, _ block: Block, of what: String) -> [Statement] {
        guard block.depth < Limit.depth else {
            report(.tooDeep, "lines lie more than \(Limit.depth) deep below one another", at: self.line(line).content)
            return []
        }
        var block = block
        for line in self.block(below: line, of: what) { statement(line, &block) }
        return block.statements
    }

    /// One line, with those below it.
    mutating func statement(_ line: Int, _ block: inout Block) {
        var (word, rest) = firstWord(of: line)
        let keyword = text(word)
        if keyword == "else" { return otherwise(word, rest, line, &block) }
        block.takesElse = false
        if block.home == .topic, ["ask", "start", "end", "topics"].contains(keyword) {
            let hint = keyword == "ask" ? "; what brings it up stands behind 'asks'" : ""
            report(.notInTopic, "'\(keyword)' cannot stand in a topic, which only answers\(hint)", at: word)
            return
        }
        let id = newLine()
        let kind: Statement.Kind?
        switch keyword {
        case "say": kind = prose(rest, line: line, after: word).map { .say($0) }
        case "ask": kind = ask(rest, line, after: word)
        case "when":
            kind = when(&rest, line, block, id, after: word)
            block.takesElse = true
        case "include": kind = named(&rest, line, after: word) { $0.include($1) }
        case "advise":
            kind = named(&rest, line, after: word) { parser, name in
                parser.references(of: id) { $0.advise(name) }
            }
        case "start": kind = named(&rest, line, after: word) { parser, name in parser.start(name).map { .start($0) } }
        case "topics":
            endOfLine(&rest, after: "'topics'")
            leaf(line, "'topics'")
            kind = .topics
        case "end": kind = end(rest, line, after: word)
        default:
            unknownLine(word, in: block.name, expecting: block.keywords)
            // What lies below a condition is read, so that what it asks and says is known to the rest.
            guard self.line(line).next > line + 1, isMeantAsWhen(keyword, block) else { return }
            kind = .when(.always, then: statements(below: line, inner(block), of: "'when'"), otherwise: [])
            block.takesElse = true
        }
        guard let kind else { return }
        block.statements.append(Statement(id: id, kind: kind, place: place(self.line(line).content)))
    }

    private mutating func isMeantAsWhen(_ keyword: String, _ block: Block) -> Bool {
        ["if", "If", "unless", "elif", "elseif"].contains(keyword)
            || suggestions.nearest(to: keyword, among: block.keywords) == "when"
    }

    private func inner(_ block: Block) -> Block { Block(home: block.home, depth: block.depth + 1) }

    private mutating func when(
        _ rest: inout Cursor, _ line: Int, _ block: Block, _ id: LineID, after word: Range<Int>
    ) -> Statement.Kind {
        let condition = references(of: id) { $0.condition(&rest, after: word) }
        // "when ... then say" on one line is a condition that goes wrong.
        if condition == nil, self.line(line).next == line + 1 { return .when(.always, then: [], otherwise: []) }
        return .when(condition ?? .always, then: statements(below: line, inner(block), of: "'when'"), otherwise: [])
    }

    private mutating func otherwise(_ word: Range<Int>, _ rest: Cursor, _ line: Int, _ block: inout Block) {
        var rest = rest
        endOfLine(&rest, after: "'else'; a further condition is a 'when' below it")
        let statements = statements(below: line, inner(block), of: "'else'")
        guard block.takesElse, let last = block.statements.popLast(), case .when(let condition, let then, _) = last.kind
        else {
            report(.misplacedElse, "no 'when' stands directly before this 'else', at the same indentation", at: word)
            return
        }
        block.takesElse = false
        let kind = Statement.Kind.when(condition, then: then, otherwise: statements)
        block.statements.append(Statement(id: last.id, kind: kind, place: last.place))
    }

    /// `ask FACT [TEXT]`
    private mutating func ask(_ rest: Cursor, _ line: Int, after word: Range<Int>) -> Statement.Kind? {
        var rest = rest
        let name = rest.word()
        rest.skipSpace()
        guard !name.isEmpty else {
            report(.missingName, "the fact's name is missing after 'ask'", at: word)
            return nil
        }
        let hasText = !rest.isAtEnd || self.line(line).next > line + 1
        let text = hasText ? prose(rest, line: line, after: word) : nil
        guard case .fact(let fact)? = names.subject(named: self.text(name))?.subject else {
            reportUnknownFact(name)
            return nil
        }
        refer(.ask(fact: fact, hasText: text != nil), at: name)
        return .ask(fact, text)
    }

    private mutating func reportUnknownFact(_ name: Range<Int>) {
        if findings.isFull { return }
        if names.subject(named: text(name)) != nil {
            report(.unknownFact, "\(quoted(name)) is no fact, so it cannot be asked", at: name)
            return
        }
        let facts = names.all(in: .subject).filter { name in
            if case .fact? = names.subject(named: name)?.subject { true } else { false }
        }
        report(.unknownFact, "no fact \(quoted(name))\(suggestions.hint(for: text(name), among: facts))", at: name)
    }

    /// `end TEXT`; deeper lines are other wordings.
    private mutating func end(_ rest: Cursor, _ line: Int, after word: Range<Int>) -> Statement.Kind? {
        let (ending, others) = wordings(rest, line, after: word, others: Self.endKeywords)
        return ending.map { .end($0, again: others[0], nod: others[1]) }
    }

    /// A text with other wordings below it: deeper lines continue the text up to the first that begins with one of the
    /// keywords.
    ///
    /// - Returns: the text, nil where it is missing; and for each keyword its wordings, in their order.
    mutating func wordings(
        _ rest: Cursor, _ line: Int, after word: Range<Int>, others keywords: [String]
    ) -> (text: Text?, others: [[Text]]) {
        let all = line + 1..<self.line(line).next
        let first = all.first { keywords.contains(text(firstWord(of: $0).word)) } ?? all.upperBound
        let own = prose(rest, line: line, end: first, after: word)
        var others = keywords.map { _ in [Text]() }
        var next = first
        while next < all.upperBound {
            let (keyword, rest) = firstWord(of: next)
            if let kind = keywords.firstIndex(of: text(keyword)) {
                if let text = prose(rest, line: next, after: keyword) { others[kind].append(text) }
            } else {
                unknownLine(keyword, in: "the wordings of \(quoted(word))", expecting: keywords)
            }
            next = self.line(next).next
        }
        return (own, others)
    }
}
