/// The concepts that one word names. Most alternatives of a concept are a word, which needs no matching: where it stands, the
/// concept does.
struct ConceptsOfWord: Sendable {
    /// Those of word `w` are `concepts[starts[w]..<starts[w + 1]]`.
    private let starts: Table<Int32>
    private let concepts: Table<Named>

    private struct Named {
        var concept: Int32
        var isExact: Bool
    }

    struct Entry {
        var word: Int32
        var concept: Int32
        /// It stands only for itself, and not for its forms.
        var isExact: Bool
    }

    init(_ entries: [Entry], count: Int) {
        var counts = Array(repeating: Int32(0), count: count + 1)
        for entry in entries { counts[Int(entry.word) + 1] += 1 }
        for word in 0..<count { counts[word + 1] += counts[word] }
        starts = Table(counts)
        var concepts = Array(repeating: Named(concept: -1, isExact: false), count: entries.count)
        for entry in entries {
            concepts[Int(counts[Int(entry.word)])] = Named(concept: entry.concept, isExact: entry.isExact)
            counts[Int(entry.word)] += 1
        }
        self.concepts = Table(concepts)
    }

    func free() {
        starts.free()
        concepts.free()
    }

    /// Calls for each concept that a token names by its word or one that this is a form of; for some, twice.
    @inline(__always)
    func forEach(of token: Token, _ body: (Int32) -> Void) {
        func visit(_ word: Int32) {
            guard word >= 0 else { return }
            for place in Int(starts[Int(word)])..<Int(starts[Int(word) + 1]) {
                if !concepts[place].isExact || word == token.word { body(concepts[place].concept) }
            }
        }
        visit(token.word)
        if token.lemmas.0 != token.word { visit(token.lemmas.0) }
        if token.lemmas.1 != token.word { visit(token.lemmas.1) }
        if token.lemmas.2 != token.word { visit(token.lemmas.2) }
    }
}
