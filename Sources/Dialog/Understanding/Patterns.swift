/// All patterns of a script, compiled and filed. A class, because it is handed around for every message and never changes:
/// a struct would count references to each of its arrays.
final class Patterns: Sendable {
    let english: English
    let ops: [Op]
    let programs: [Program]
    let concepts: [Compiler.ConceptInfo]
    let marks: Index.Marks
    /// Programs of facts and topics, by a word they need.
    let index: Index
    /// The same for programs that only answer a question.
    let answerIndex: Index
    /// Programs of concepts, by the word they begin with.
    let conceptIndex: Index
    /// The steps with which each program may begin.
    let firsts: Firsts
    /// What else each program needs.
    let needs: Needs
    /// The most ranks of concepts that use one another.
    let ranks: Int

    init(_ script: Script, _ english: English) {
        var compiler = Compiler(script, english)
        marks = Index.Marks(
            duration: compiler.mark("@duration"), ago: compiler.mark("@ago"), number: compiler.mark("@number"))
        let anchors = Anchors(compiler, marks)
        var filed: (anywhere: [Index.Entry], answers: [Index.Entry], concepts: [Index.Entry]) = ([], [], [])
        var needs = Needs()
        for (program, part) in zip(compiler.programs.indices, compiler.parts) {
            if case .concept = compiler.programs[program].target {
                filed.concepts.append((Int32(program), anchors.firsts(part).words))
                needs.add(anchors.groups(part, mayLackFirst: false).map(\.words))
                continue
            }
            let first = compiler.ops[Int(compiler.programs[program].start)]
            let groups = anchors.groups(part, mayLackFirst: first.role == .subject)
            let words = groups.first?.words ?? []
            if compiler.programs[program].isAnswer {
                filed.answers.append((Int32(program), words))
            } else {
                filed.anywhere.append((Int32(program), words))
            }
            needs.add(groups.dropFirst().map(\.words))
        }
        let count = compiler.english.lexicon.count
        index = Index(filed.anywhere, count: count)
        answerIndex = Index(filed.answers, count: count)
        conceptIndex = Index(filed.concepts, count: count)
        self.needs = needs
        concepts = compiler.concepts
        ranks = 1 + (compiler.concepts.map(\.rank).max() ?? 0)
        ops = compiler.ops
        programs = compiler.programs
        firsts = Firsts(compiler.programs, compiler.ops)
        self.english = compiler.english
    }
}

/// The words that programs need beside the one they are filed under: sets of which one word has to be there.
struct Needs: Sendable {
    /// For each program where its sets begin.
    private var starts: [Int32] = [0]
    /// Sets end to end: the number of words, then the words.
    private var sets: [Int32] = []

    private static let mostSets = 6
    private static let longestSet = 40

    mutating func add(_ groups: [[Int32]]) {
        for words in groups.prefix(Self.mostSets) where words.count <= Self.longestSet {
            sets.append(Int32(words.count))
            sets += words
        }
        starts.append(Int32(sets.count))
    }

    /// Whether of every set a word is present.
    func areMet(_ program: Int32, _ present: borrowing Presence) -> Bool {
        var index = Int(starts[Int(program)])
        let end = Int(starts[Int(program) + 1])
        while index < end {
            let next = index + 1 + Int(sets[index])
            index += 1
            while index < next, !present.contains(sets[index]) { index += 1 }
            if index == next { return false }
            index = next
        }
        return true
    }
}

/// The steps with which programs may begin: more than one where a pattern begins with alternatives or an option.
struct Firsts: Sendable {
    private var starts: [Int32] = [0]
    private var steps: [Int32] = []

    init(_ programs: [Program], _ ops: [Op]) {
        for program in programs {
            var open = [Int(program.start)]
            while let step = open.popLast() {
                switch ops[step].kind {
                case .split: open += [Int(ops[step].b), Int(ops[step].a)]
                case .jump: open.append(Int(ops[step].a))
                case .gap: open.append(step + 1)
                case .agent, .end: break
                default: steps.append(Int32(step))
                }
            }
            starts.append(Int32(steps.count))
        }
    }

    subscript(program: Int32) -> ArraySlice<Int32> { steps[Int(starts[Int(program)])..<Int(starts[Int(program) + 1])] }
}

/// The words of a passage, as bits.
struct Presence {
    private var bits: [UInt64]
    private var words: [Int32] = []
    /// Where each word stands: word << 32 | token, in order once `sort` was called.
    private var places: [Int] = []

    init(count: Int) { bits = Array(repeating: 0, count: count / 64 + 1) }

    func contains(_ word: Int32) -> Bool { bits[Int(word) >> 6] & 1 << UInt64(word & 63) != 0 }

    mutating func insert(_ word: Int32, at token: Int) {
        places.append(Int(word) << 32 | token)
        let bit: UInt64 = 1 << UInt64(word & 63)
        guard bits[Int(word) >> 6] & bit == 0 else { return }
        bits[Int(word) >> 6] |= bit
        words.append(word)
    }

    mutating func sort() { places.sort() }

    /// Calls for each token at which a word stands.
    func forEachPlace(of word: Int32, _ body: (Int) -> Void) {
        let key = Int(word) << 32
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < key { low = middle + 1 } else { high = middle }
        }
        while low < places.count, places[low] >> 32 == Int(word) {
            body(places[low] & 0xFFFF_FFFF)
            low += 1
        }
    }

    /// Takes the words out again, which costs no more than they are.
    mutating func removeAll() {
        for word in words { bits[Int(word) >> 6] = 0 }
        words.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
    }

    func forEach(_ body: (Int32) -> Void) {
        for word in words { body(word) }
    }
}

extension Compiler {
    mutating func mark(_ name: String) -> Int32 { Int32(english.lexicon.intern(Array(name.utf8))) }
}
