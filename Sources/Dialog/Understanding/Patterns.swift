/// All patterns of a script, compiled and filed.
struct Patterns: Sendable {
    var english: English
    let ops: [Op]
    let programs: [Program]
    let concepts: [Compiler.ConceptInfo]
    let marks: Index.Marks
    /// Programs of facts and topics, by a word they need.
    let index: Index
    /// Programs of concepts, by the word they begin with.
    let conceptIndex: Index
    /// The most ranks of concepts that use one another.
    let ranks: Int

    init(_ script: Script, _ english: English) {
        var compiler = Compiler(script, english)
        marks = Index.Marks(
            duration: compiler.mark("@duration"), ago: compiler.mark("@ago"), number: compiler.mark("@number"))
        let anchors = Anchors(compiler, marks)
        var needed: [(program: Int32, words: [Int32])] = []
        var firsts: [(program: Int32, words: [Int32])] = []
        for (program, part) in zip(compiler.programs.indices, compiler.parts) {
            if case .concept = compiler.programs[program].target {
                firsts.append((Int32(program), anchors.firsts(part).words))
            } else {
                needed.append((Int32(program), anchors.words(part)?.words ?? []))
            }
        }
        let count = compiler.english.lexicon.count
        index = Index(needed, count: count)
        conceptIndex = Index(firsts, count: count)
        concepts = compiler.concepts
        ranks = 1 + (compiler.concepts.map(\.rank).max() ?? 0)
        ops = compiler.ops
        programs = compiler.programs
        self.english = compiler.english
    }
}

extension Compiler {
    mutating func mark(_ name: String) -> Int32 { Int32(english.lexicon.intern(Array(name.utf8))) }
}
