/// One stretch of a message, looked at as a whole: its sentences are complete, and no pattern reaches beyond it.
struct Passage: ~Copyable {
    let range: Range<Int>
    /// The words that stand in it.
    private(set) var words: Presence
    /// What concepts stand where: chained from each token, and for each concept.
    var named: [Named] = []
    private var firstAt: [Int32]
    /// Verbs whose subject is left out, and whether that is a first or a third person.
    private(set) var elided: [(verb: Int, person: WordClass)] = []
    /// Where a sentence begins without a subject and a verb: "so tired".
    private(set) var bare: [Int] = []
    /// A sentence before it named somebody besides the writer whom the dialogs speak of.
    var isBehindParty = false

    struct Named {
        var concept: Int32
        var start: Int32
        var end: Int32
        /// Tokens within it that its words passed over, a bit each from `start`.
        var passedOver: UInt64
        /// The next at the same token; -1 for none.
        var next: Int32
        /// The next of the same concept; -1 for none.
        var nextOfConcept: Int32 = -1
        /// Whether it may be a subject, once that was asked: patterns ask again and again.
        var asSubject: Subject = .unknown
    }
    enum Subject {
        case unknown, no
        case yes(Matcher.Link)
    }

    /// Longer stretches without an end of a sentence are cut.
    static let longest = 200

    private let marks: Index.Marks

    init(_ range: Range<Int>, _ tokens: [Token], _ marks: Index.Marks) {
        self.range = range
        self.marks = marks
        words = Presence(tokens[range], marks)
        firstAt = Array(repeating: -1, count: range.count)
        named.reserveCapacity(range.count)
        for index in range where tokens[index].before == .hard {
            var next = index
            while next < range.upperBound, next < index + 4, tokens[next].has([.adverb, .filler]),
                next == index || tokens[next].before == .none
            { next += 1 }
            guard next < range.upperBound, !tokens[next].isVerb, tokens[next].phrase < 0,
                tokens[next].classes.isDisjoint(with: .function)
            else { continue }
            bare.append(next)
        }
    }

    /// Notes where subjects are left out; when it is known which nouns are parties.
    mutating func markElided(_ utterance: Utterance) {
        for index in range
        where utterance.tokens[index].isVerb && utterance.tokens[index].subject == Token.elidedSubject {
            if let person = utterance.personLeftOut(before: index) { elided.append((index, person)) }
        }
    }

    mutating func add(_ concept: Int32, _ start: Int, _ end: Int, passedOver: UInt64 = 0) {
        var known = firstAt[start - range.lowerBound]
        while known >= 0 {
            if named[Int(known)].concept == concept, named[Int(known)].end == Int32(end) { return }
            known = named[Int(known)].next
        }
        let new = Int32(named.count)
        named.append(
            Named(
                concept: concept, start: Int32(start), end: Int32(end), passedOver: passedOver,
                next: firstAt[start - range.lowerBound]))
        firstAt[start - range.lowerBound] = new
        named[Int(new)].nextOfConcept = words.insertMark(marks.concept(Int(concept)), at: start, first: new)
    }

    /// Adds the concepts that single words name.
    mutating func nameWords(_ tokens: [Token], _ concepts: ConceptsOfWord) {
        for index in range { concepts.forEach(of: tokens[index]) { add($0, index, index + 1) } }
    }

    /// Notes that a name stands where a pronoun might, so that the index finds what needs one.
    mutating func stand(for pronoun: Int32, at token: Int) {
        if pronoun >= 0 { words.insertMark(pronoun, at: token) }
    }

    /// The first of a chain through ``Named/next``.
    @inline(__always)
    func first(at token: Int) -> Int32 { firstAt[token - range.lowerBound] }

    /// The first of a chain through ``Named/nextOfConcept``.
    @inline(__always)
    func first(of concept: Int32) -> Int32 { words.first(ofMark: marks.concept(Int(concept))) }

    /// Whether a concept stands at a token or behind it.
    @inline(__always)
    func contains(_ concept: Int32, from token: Int) -> Bool {
        words.contains(marks.concept(Int(concept)), from: token)
    }

    /// The passage, with the concepts that stand in it.
    static func withConcepts(
        _ utterance: Utterance, _ patterns: Patterns, _ passage: consuming Passage, today: Day
    ) -> Passage {
        var passage = passage
        passage.nameWords(utterance.tokens, patterns.conceptsOfWord)
        var found: [Index.Candidate] = []
        found.reserveCapacity(32)
        patterns.conceptIndex.addCandidates(with: passage.words, to: &found)
        guard !found.isEmpty else { return passage }
        found.sortUnique()
        var matcher = Matcher(utterance, patterns, passage, today: today)
        for candidate in found {
            let program = patterns.programs[Int(candidate.program)]
            guard case .concept(let concept) = program.target else { continue }
            matcher.forEachStart(candidate.program, last: Int(candidate.last)) { matcher, start in
                matcher.forEachEnd(of: program, at: start) { matcher, end, passedOver in
                    matcher.passage.add(concept, start, end, passedOver: passedOver)
                }
            }
        }
        return matcher.passage
    }
}
