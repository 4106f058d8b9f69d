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
    /// The same for programs of concepts.
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
            let compiled = compiler.programs[program]
            let isConcept = if case .concept = compiled.target { true } else { false }
            let first = compiler.ops[Int(compiled.start)]
            let groups = anchors.groups(part, mayLackFirst: !isConcept && first.role == .subject)
            let entry = Index.Entry(program: Int32(program), needs: groups.map(\.words))
            if isConcept {
                filed.concepts.append(entry)
            } else if compiled.isAnswer {
                filed.answers.append(entry)
            } else {
                filed.anywhere.append(entry)
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
            steps += Self.steps(from: Int(program.start), in: ops).map(Int32.init)
            starts.append(Int32(steps.count))
        }
    }

    /// The steps that may take the next words when a match has come to a step.
    static func steps(from start: Int, in ops: [Op]) -> [Int] {
        var found: [Int] = []
        var open = [start]
        while let step = open.popLast() {
            switch ops[step].kind {
            case .split: open += [Int(ops[step].b), Int(ops[step].a)]
            case .jump: open.append(Int(ops[step].a))
            case .gap: open.append(step + 1)
            case .agent, .end: break
            default: found.append(step)
            }
        }
        return found
    }

    subscript(program: Int32) -> ArraySlice<Int32> { steps[Int(starts[Int(program)])..<Int(starts[Int(program) + 1])] }
}

extension Compiler {
    mutating func mark(_ name: String) -> Int32 { Int32(english.lexicon.intern(Array(name.utf8))) }
}
