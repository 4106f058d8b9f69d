/// Goes through many compiled patterns at once, word by word: which of them can take the same words?
///
/// The steps of a pattern are a small automaton; a concept is one of its own, which is entered where a word of it is taken
/// and left at its end. Gaps and words that may be passed over are passed, so what is followed is what patterns take.
struct PatternPaths {
    /// Where a pattern, or a concept within some patterns, stands.
    struct Cursor: Hashable {
        /// A step that takes a word, or the end.
        var step: Int32
        /// The pattern; -1 within a concept.
        var program: Int32
        /// Within a concept: the cursors that go on behind it, see `waiting`; else -1.
        var waiting: Int32 = -1
        /// How much the pattern has taken; a concept counts once.
        var evidence: Int32 = 0
        /// A `*` came directly before.
        var isBehindGap = false
    }
    /// What may be taken next.
    enum Token: Hashable {
        /// This word; where a pattern names a base form, any form of it.
        case word(Int32)
        case concept(Int32)
        case duration, ago, number
    }
    /// Cursors by what they take next, in order.
    struct Heads {
        private(set) var tokens: [Token] = []
        private var cursors: [Token: [Cursor]] = [:]
        private var groups: [Token: UInt64] = [:]

        subscript(token: Token) -> [Cursor] { cursors[token] ?? [] }

        func groups(_ token: Token) -> UInt64 { groups[token] ?? 0 }

        mutating func add(_ cursor: Cursor, _ token: Token, _ group: UInt64) {
            if cursors[token] == nil { tokens.append(token) }
            cursors[token, default: []].append(cursor)
            groups[token, default: 0] |= group
        }
    }

    let patterns: Patterns
    /// By concept, its programs.
    private var concepts: [[Int32]]
    /// By concept, what it may begin with; also what the concepts that it uses begin with.
    private var firsts: [Set<Token>] = []
    /// By concept, its beginnings; nothing waits behind them yet.
    private var beginnings: [Heads] = []
    private var waiting: [[Cursor]] = []
    private var waitingIDs: [[Cursor]: Int32] = [:]
    /// By what is waiting: the groups that the patterns belong to, a bit each.
    private var waitingGroups: [UInt64] = []
    /// By pattern: its group, a bit.
    var groups: [UInt64]

    init(_ patterns: Patterns) {
        self.patterns = patterns
        groups = Array(repeating: 0, count: patterns.programs.count)
        concepts = Array(repeating: [], count: patterns.concepts.count)
        for (index, program) in patterns.programs.enumerated() {
            if case .concept(let concept) = program.target { concepts[Int(concept)].append(Int32(index)) }
        }
        firsts = Array(repeating: [], count: concepts.count)
        for concept in concepts.indices.sorted(by: { patterns.concepts[$0].rank < patterns.concepts[$1].rank }) {
            for token in concepts[concept].flatMap(start).compactMap(token) {
                firsts[concept].insert(token)
                if case .concept(let inner) = token { firsts[concept].formUnion(firsts[Int(inner)]) }
            }
        }
        beginnings = concepts.map { heads($0.flatMap(start)) }
    }

    // MARK: Cursors

    func start(_ program: Int32) -> [Cursor] {
        settle(Cursor(step: patterns.programs[Int(program)].start, program: program))
    }

    func isAtEnd(_ cursor: Cursor) -> Bool { patterns.ops[Int(cursor.step)].kind == .end }

    /// The steps that take a word, from a step that may branch.
    func settle(_ cursor: Cursor) -> [Cursor] {
        var found: [Cursor] = []
        var open = [cursor]
        while var next = open.popLast() {
            let op = patterns.ops[Int(next.step)]
            switch op.kind {
            case .split:
                var second = next
                second.step = op.b
                next.step = op.a
                open += [second, next]
            case .jump:
                next.step = op.a
                open.append(next)
            case .gap:
                next.step += 1
                next.isBehindGap = true
                open.append(next)
            case .end where next.waiting >= 0:
                open += waiting[Int(next.waiting)].map(stepped)
            case .agent:
                // Who did it, in the passive, may be left out.
                while patterns.ops[Int(next.step)].kind != .end { next.step += 1 }
                open.append(next)
            case .end, .word, .exact, .concept, .duration, .ago, .number:
                found.append(next)
            }
        }
        return found
    }

    /// The cursor behind what it takes, which may be a branch.
    private func stepped(_ cursor: Cursor) -> Cursor {
        var next = cursor
        next.step += 1
        next.isBehindGap = false
        if next.waiting < 0 { next.evidence += 1 }
        return next
    }

    func heads(_ cursors: [Cursor]) -> Heads {
        var heads = Heads()
        for cursor in cursors {
            if let token = token(cursor) { heads.add(cursor, token, group(cursor)) }
        }
        return heads
    }

    /// The cursors behind a token.
    mutating func take(_ token: Token, _ heads: Heads) -> [Cursor] {
        var taken = heads[token]
        for base in bases(token) { taken += heads[base].filter { patterns.ops[Int($0.step)].kind == .word } }
        var next = taken.flatMap { settle(stepped($0)) }
        for head in heads.tokens {
            guard case .concept(let concept) = head, head != token, mayBegin(concept, token) else { continue }
            next += take(token, Int(concept), before: heads[head])
        }
        return next
    }

    /// The cursors behind a token with which a concept begins, behind which some cursors go on.
    private mutating func take(_ token: Token, _ concept: Int, before cursors: [Cursor]) -> [Cursor] {
        let id = waitingIDs[cursors] ?? Int32(waiting.count)
        if Int(id) == waiting.count {
            waiting.append(cursors)
            waitingIDs[cursors] = id
            waitingGroups.append(cursors.reduce(0) { $0 | group($1) })
        }
        func inside(_ cursor: Cursor) -> Cursor {
            var cursor = cursor
            (cursor.program, cursor.waiting, cursor.evidence) = (-1, id, 0)
            return cursor
        }
        var own = Heads()
        for head in [token] + bases(token) + beginnings[concept].tokens.filter(\.isConcept) where own[head].isEmpty {
            for cursor in beginnings[concept][head].map(inside) { own.add(cursor, head, group(cursor)) }
        }
        return take(token, own)
    }

    /// The groups of the patterns that a cursor belongs to.
    func group(_ cursor: Cursor) -> UInt64 {
        cursor.waiting < 0 ? groups[Int(cursor.program)] : waitingGroups[Int(cursor.waiting)]
    }

    /// The groups of all patterns that take a token.
    func groups(_ token: Token, _ heads: Heads) -> UInt64 {
        var found = bases(token).reduce(heads.groups(token)) { $0 | heads.groups($1) }
        for head in heads.tokens {
            if case .concept(let concept) = head, mayBegin(concept, token) { found |= heads.groups(head) }
        }
        return found
    }

    // MARK: Tokens

    /// What a cursor takes as a whole.
    func token(_ cursor: Cursor) -> Token? {
        let op = patterns.ops[Int(cursor.step)]
        return switch op.kind {
        case .word, .exact: .word(op.a)
        case .concept: .concept(op.a)
        case .duration: .duration
        case .ago: .ago
        case .number: .number
        case .gap, .split, .jump, .agent, .end: nil
        }
    }

    /// What a word is a form of.
    private func bases(_ token: Token) -> [Token] {
        guard case .word(let word) = token else { return [] }
        let lemmas = patterns.english.lexicon.entries[Int(word)].lemmas
        return [lemmas.0, lemmas.1, lemmas.2].filter { $0.word >= 0 && $0.word != word }.map { .word($0.word) }
    }

    private func mayBegin(_ concept: Int32, _ token: Token) -> Bool {
        firsts[Int(concept)].contains(token) || bases(token).contains { firsts[Int(concept)].contains($0) }
    }

    /// Words with which both concepts may begin.
    func shared(_ concept: Int32, _ other: Int32) -> [Token] {
        firsts[Int(concept)].filter { firsts[Int(other)].contains($0) }.sorted { $0.order < $1.order }
    }

    /// A wording of what was taken; another one for each attempt.
    func text(_ tokens: [Token], attempt: Int) -> String {
        tokens.enumerated().map { index, token in
            switch token {
            case .word(let word): return patterns.english.lexicon.string(Int(word))
            case .duration: return "two months"
            case .ago: return "two weeks ago"
            case .number: return "three"
            case .concept(let concept):
                let words = wordings(concept)
                // Who does it is named first: "he", then "him".
                return words.isEmpty ? "" : words[index == 0 ? 0 : attempt % words.count]
            }
        }.joined(separator: " ")
    }

    /// Some of what a concept stands for, the shortest first.
    private func wordings(_ concept: Int32) -> [String] {
        let each = concepts[Int(concept)].prefix(8).map { program -> [Token] in
            var words: [Token] = []
            var cursor = start(program).first
            while let next = cursor, let token = token(next), words.count < 8 {
                words.append(token)
                cursor = settle(stepped(next)).first
            }
            return words
        }
        return each.filter { !$0.isEmpty && $0 != [.concept(concept)] }.sorted { $0.count < $1.count }
            .map { text($0, attempt: 0) }
    }
}

extension PatternPaths.Token {
    fileprivate var isConcept: Bool { if case .concept = self { true } else { false } }

    fileprivate var order: Int32 {
        switch self {
        case .word(let word): word
        case .concept(let concept): -1 - concept
        case .duration, .ago, .number: .max
        }
    }
}
