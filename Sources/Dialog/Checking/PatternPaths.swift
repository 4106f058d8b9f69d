/// Goes through many compiled patterns at once, word by word: which of them can take the same words?
///
/// The steps of a pattern are a small automaton; a concept is one of its own, which is entered where a word of it is taken
/// and left at its end. Gaps and words that may be passed over are passed, so what is followed is what patterns take.
struct PatternPaths {
    /// Where a pattern, or a concept within some patterns, stands.
    struct Cursor: Equatable {
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

    /// Cursors, to be looked up.
    struct Cursors: Hashable {
        let list: [Cursor]

        /// In fewer steps than number by number, as many are looked up.
        func hash(into hasher: inout Hasher) {
            var mixed: UInt64 = 0
            for cursor in list {
                let place = UInt64(UInt32(bitPattern: cursor.step)) << 32 | UInt64(UInt32(bitPattern: cursor.program))
                let rest =
                    UInt64(UInt32(bitPattern: cursor.waiting)) << 32 | UInt64(UInt32(bitPattern: cursor.evidence))
                mixed = (mixed ^ place) &* 0x9E37_79B9_7F4A_7C15
                mixed = (mixed ^ mixed >> 32 ^ rest) &* 0xBF58_476D_1CE4_E5B9
                mixed ^= mixed >> 29
            }
            hasher.combine(mixed)
        }
    }

    let patterns: Patterns
    /// By concept, its programs.
    private(set) var concepts: [[Int32]]
    /// By concept, what it may begin with; also what the concepts that it uses begin with.
    private var firsts: [Set<Token>] = []
    /// The concepts in which a token of a kind may stand, also within concepts that they use.
    private var conceptsOfKind: [Token: NumberSet] = [:]
    /// By concept: the concepts that share such a token.
    private var sharing: [NumberSet] = []
    private let kin: Kin
    private var takers = Takers()
    /// By concept, its beginnings; nothing waits behind them yet.
    private var beginnings: [Heads] = []
    private var waiting: [[Cursor]] = []
    private var waitingIDs: [Cursors: Int32] = [:]
    /// By what is waiting: the groups that the patterns belong to, a bit each.
    private var waitingGroups: [UInt64] = []
    /// By pattern: its group, a bit.
    var groups: [UInt64]

    init(_ patterns: Patterns) {
        self.patterns = patterns
        kin = Kin(patterns.english.lexicon)
        groups = Array(repeating: 0, count: patterns.programs.count)
        concepts = Array(repeating: [], count: patterns.concepts.count)
        for (index, program) in patterns.programs.enumerated() {
            if case .concept(let concept) = program.target { concepts[Int(concept)].append(Int32(index)) }
        }
        beginnings = concepts.map { heads($0.flatMap(start)) }
        firsts = Array(repeating: [], count: concepts.count)
        var kinds: [Set<Token>] = firsts
        for concept in concepts.indices.sorted(by: { patterns.concepts[$0].rank < patterns.concepts[$1].rank }) {
            for token in beginnings[concept].tokens {
                firsts[concept].insert(token)
                if let inner = token.concept { firsts[concept].formUnion(firsts[inner]) }
            }
            for token in concepts[concept].flatMap(patterns.steps).compactMap(token) {
                if let inner = token.concept {
                    kinds[concept].formUnion(kinds[inner])
                } else {
                    kinds[concept].insert(kind(of: token))
                }
            }
            for kind in kinds[concept] { conceptsOfKind[kind, default: NumberSet()].insert(concept) }
        }
        sharing = kinds.map { kinds in
            kinds.reduce(into: NumberSet()) { if let concepts = conceptsOfKind[$1] { $0.formUnion(concepts) } }
        }
        takers = Takers(patterns.english.lexicon, beginnings: firsts)
    }

    // MARK: Cursors

    func start(_ program: Int32) -> [Cursor] {
        settle(Cursor(step: patterns.programs[Int(program)].start, program: program))
    }

    func isAtEnd(_ cursor: Cursor) -> Bool { patterns.ops[Int(cursor.step)].kind == .end }

    /// The steps that take a word, from one that may branch.
    func settle(_ cursor: Cursor) -> [Cursor] {
        var found: [Cursor] = []
        settle(cursor, into: &found)
        return found
    }

    private func settle(_ cursor: Cursor, into found: inout [Cursor]) {
        var next = cursor
        while true {
            let op = patterns.ops[Int(next.step)]
            switch op.kind {
            case .split:
                var first = next
                first.step = op.a
                settle(first, into: &found)
                next.step = op.b
            case .jump, .absent:
                next.step = op.a
            case .gap:
                next.step += 1
                next.isBehindGap = true
            case .end where next.waiting >= 0:
                for cursor in waiting[Int(next.waiting)] { settle(behind(cursor), into: &found) }
                return
            case .agent:
                // Who did it, in the passive, may be left out.
                while patterns.ops[Int(next.step)].kind != .end { next.step += 1 }
            case .end, .word, .exact, .concept, .duration, .ago, .number, .name:
                found.append(next)
                return
            }
        }
    }

    /// The cursor behind what it takes, which may be a branch.
    private func behind(_ cursor: Cursor) -> Cursor {
        var next = cursor
        next.step += 1
        next.isBehindGap = false
        if next.waiting < 0 { next.evidence += 1 }
        return next
    }

    /// The cursors behind what one takes as a whole.
    func step(_ cursor: Cursor) -> [Cursor] { settle(behind(cursor)) }

    func heads(_ cursors: [Cursor]) -> Heads {
        Heads(cursors, token: token, group: group)
    }

    /// The cursors behind a token, of those that are wanted.
    mutating func take(_ token: Token, _ heads: Heads, where isWanted: (Cursor) -> Bool = { _ in true }) -> [Cursor] {
        var taken: [Cursor] = []
        taken.reserveCapacity(32)
        take(token, heads, within: -1, where: isWanted, into: &taken)
        return taken
    }

    /// `within`: what is waiting behind the concept whose beginnings these are; -1 for patterns.
    private mutating func take(
        _ token: Token, _ heads: Heads, within: Int32, where isWanted: (Cursor) -> Bool, into taken: inout [Cursor]
    ) {
        func placed(_ cursor: Cursor) -> Cursor {
            within < 0
                ? cursor : Cursor(step: cursor.step, program: -1, waiting: within, isBehindGap: cursor.isBehindGap)
        }
        for cursor in heads[token] where isWanted(cursor) { settle(behind(placed(cursor)), into: &taken) }
        for place in takers.places(of: token) {
            let taker = takers[place]
            if let concept = taker.concept {
                let before = heads[taker].filter(isWanted).map(placed)
                if before.isEmpty { continue }
                take(token, beginnings[concept], within: wait(for: before), where: { _ in true }, into: &taken)
            } else {
                for cursor in heads[taker] where patterns.ops[Int(cursor.step)].kind == .word && isWanted(cursor) {
                    settle(behind(placed(cursor)), into: &taken)
                }
            }
        }
    }

    /// The number under which some cursors wait.
    private mutating func wait(for cursors: [Cursor]) -> Int32 {
        let key = Cursors(list: cursors)
        if let id = waitingIDs[key] { return id }
        let id = Int32(waiting.count)
        waiting.append(cursors)
        waitingIDs[key] = id
        waitingGroups.append(cursors.reduce(0) { $0 | group($1) })
        return id
    }

    /// The groups of the patterns that a cursor belongs to.
    func group(_ cursor: Cursor) -> UInt64 {
        cursor.waiting < 0 ? groups[Int(cursor.program)] : waitingGroups[Int(cursor.waiting)]
    }

    /// The groups of all patterns that take a token.
    func groups(_ token: Token, _ heads: Heads) -> UInt64 {
        takers.places(of: token).reduce(heads.groups(token)) { $0 | heads.groups(takers[$1]) }
    }

    // MARK: Tokens

    /// What a cursor takes as a whole.
    func token(_ cursor: Cursor) -> Token? { token(Int(cursor.step)) }

    /// What a step takes as a whole.
    func token(_ step: Int) -> Token? {
        let op = patterns.ops[step]
        return switch op.kind {
        case .word, .exact: .word(op.a)
        case .concept: .concept(op.a)
        case .duration: .duration
        case .ago: .ago
        case .number: .number
        case .name: .name
        case .gap, .split, .jump, .absent, .agent, .end: nil
        }
    }

    /// Stands for all tokens of words that share a form with it, see ``Kin``; other tokens for themselves.
    func kind(of token: Token) -> Token { token.word.map { kin[$0] } ?? token }

    func sharedForms(_ tokens: [Token]) -> [Token] { kin.sharedForms(tokens) }

    /// The concepts in which some words may stand that a token takes.
    func concepts(sharing token: Token) -> NumberSet {
        token.concept.map { sharing[$0] } ?? conceptsOfKind[kind(of: token)] ?? NumberSet()
    }

    /// Words with which both concepts may begin.
    func shared(_ concept: Token, _ other: Token) -> Set<Token> {
        guard let concept = concept.concept, let other = other.concept else { return [] }
        return firsts[concept].intersection(firsts[other])
    }
}
