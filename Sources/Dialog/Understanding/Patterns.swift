/// All patterns of a script, compiled and filed. A class, because it is handed around for every message and never changes:
/// a struct would count references to each of its arrays.
final class Patterns: Sendable {
    let english: English
    let ops: Table<Op>
    let programs: Table<Program>
    let concepts: [Compiler.ConceptInfo]
    let marks: Index.Marks
    /// Programs of facts and topics, by a word they need.
    let index: Index
    /// The same for programs that only answer a question.
    let answerIndex: Index
    /// The same for programs of concepts, but those of one word.
    let conceptIndex: Index
    /// The concepts that are named by one word.
    let conceptsOfWord: ConceptsOfWord
    /// The steps with which each program may begin.
    let firsts: Firsts

    init(_ script: Script, _ english: English) {
        var compiler = Compiler(script, english)
        let (duration, ago) = (compiler.mark("@duration"), compiler.mark("@ago"))
        let (number, name) = (compiler.mark("@number"), compiler.mark("@name"))
        let words = compiler.english.lexicon.count
        marks = Index.Marks(duration: duration, ago: ago, number: number, name: name, concepts: Int32(words))
        let anchors = Anchors(compiler, marks)
        var filed: (anywhere: [Index.Entry], answers: [Index.Entry], concepts: [Index.Entry]) = ([], [], [])
        var conceptWords: [(number: Int32, element: ConceptsOfWord.Named)] = []
        for (program, part) in zip(compiler.programs.indices, compiler.parts) {
            compiler.programs[program].subject = compiler.subject(of: compiler.programs[program])
            let compiled = compiler.programs[program]
            let isConcept = if case .concept = compiled.target { true } else { false }
            if case .concept(let concept) = compiled.target, case .word(let word, let isExact) = part {
                conceptWords.append((word, ConceptsOfWord.Named(concept: concept, isExact: isExact)))
                continue
            }
            let entry = anchors.entry(
                Int32(program), part, isConcept: isConcept, mayLackFirst: !isConcept && compiled.subject != nil)
            if isConcept {
                filed.concepts.append(entry)
            } else if compiled.isAnswer {
                filed.answers.append(entry)
            } else {
                filed.anywhere.append(entry)
            }
        }
        let count = words + compiler.concepts.count
        index = Index(filed.anywhere, count: count)
        answerIndex = Index(filed.answers, count: count)
        conceptIndex = Index(filed.concepts, count: count)
        conceptsOfWord = ConceptsOfWord(conceptWords, count: words)
        concepts = compiler.concepts
        ops = Table(compiler.ops)
        programs = Table(compiler.programs)
        firsts = Firsts(programs, ops)
        self.english = compiler.english
    }

    /// Where the steps of a program lie.
    func steps(of program: Int32) -> Range<Int> {
        let next = Int(program) + 1
        return Int(programs[Int(program)].start)..<(next < programs.count ? Int(programs[next].start) : ops.count)
    }

    /// Whether the engine made it of a pattern besides, such as its passive: these lie behind what the author wrote.
    func isDerived(_ program: Int32) -> Bool {
        program > 0 && programs[Int(program) - 1].place == programs[Int(program)].place
    }

    deinit {
        ops.free()
        programs.free()
        index.free()
        answerIndex.free()
        conceptIndex.free()
        conceptsOfWord.free()
    }
}

extension Compiler {
    /// The classes of the person with whom a program begins as a subject.
    func subject(of program: Program) -> WordClass? {
        let first = ops[Int(program.start)]
        guard first.role == .subject else { return nil }
        if first.kind == .concept { return concepts[Int(first.a)].classes }
        return english.lexicon.entries[Int(first.a)].classes
    }

    mutating func mark(_ name: String) -> Int32 { Int32(english.lexicon.intern(Array(name.utf8))) }
}
