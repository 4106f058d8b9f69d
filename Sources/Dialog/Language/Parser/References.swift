/// A use of a name: what the checks of the whole script go through.
struct Reference {
    enum Use: Equatable {
        /// A condition or `advise` reads the subject.
        case test(Subject)
        /// A text prints the subject.
        case print(Subject)
        case ask(fact: Int, hasText: Bool)
        case start(clock: Int)
        case advise(Int)
        /// There is not an advice for each value.
        case adviseValues(of: Names.SubjectNames)
        case include(flow: Int)
        case concept(Int)
        case cite(claim: Int)
        /// A promise is about the advice.
        case promise(advice: Int)
    }
    /// What the line with the use belongs to.
    enum Owner: Hashable {
        case concept(Int), fact(Int), decide(Int), flow(Int), topic(Int), label(fact: Int), phrases, other
    }
    let use: Use
    let owner: Owner
    let place: Place
}

extension Parser {
    mutating func refer(_ use: Reference.Use, at range: Range<Int>) {
        references.append(Reference(use: use, owner: owner, place: place(range)))
    }

    mutating func newLine() -> LineID {
        referencesOfLine.append(references.count..<references.count)
        script.lineCount += 1
        return script.lineCount - 1
    }

    /// A condition or an `advise` line, which remembers what it reads.
    mutating func references<Result>(of line: LineID, _ read: (inout Parser) -> Result) -> Result {
        let first = references.count
        defer { referencesOfLine[line] = first..<references.count }
        return read(&self)
    }
}
