/// The concepts that one word names. Most alternatives of a concept are a word, which needs no matching: where it stands, the
/// concept does.
struct ConceptsOfWord: Sendable {
    private let concepts: Filed<Named>

    struct Named {
        var concept: Int32
        /// The word stands only for itself, and not for its forms.
        var isExact: Bool
    }

    init(_ entries: [(number: Int32, element: Named)], count: Int) { concepts = Filed(entries, count: count) }

    func free() { concepts.free() }

    /// Calls for each concept that a token names by its word or one that this is a form of; for some, twice.
    @inline(__always)
    func forEach(of token: Token, _ body: (Int32) -> Void) {
        func visit(_ word: Int32) {
            guard word >= 0 else { return }
            for place in concepts.places(of: word) where !concepts[place].isExact || word == token.word {
                body(concepts[place].concept)
            }
        }
        visit(token.word)
        if token.lemmas.0 != token.word { visit(token.lemmas.0) }
        if token.lemmas.1 != token.word { visit(token.lemmas.1) }
        if token.lemmas.2 != token.word { visit(token.lemmas.2) }
    }
}
