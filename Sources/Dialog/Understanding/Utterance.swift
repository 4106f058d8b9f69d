/// A message while it is read: its words, and what each has to do with the others.
struct Utterance {
    var text: [UInt8] = []
    var tokens: [Token] = []
    var nounPhrases: [NounPhrase] = []
    var corrections: [Reading.Correction] = []

    /// Longer stretches between two words of one sentence are not looked at, so that the time a message takes grows with its
    /// length only.
    static let reach = 40
}

extension Utterance {
    /// Looks the words up: spelling, contractions, phrases of several words.
    init(_ message: UnsafeBufferPointer<UInt8>, _ english: English, _ spelling: Spelling?, hasPhrases: Bool = true) {
        let raw = Tokenizer.read(message)
        text = raw.text
        tokens.reserveCapacity(raw.tokens.count + 8)
        nounPhrases.reserveCapacity(raw.tokens.count / 2 + 4)
        // Where most words have a capital, it says nothing.
        let isShouted = raw.tokens.count(where: \.isCapital) * 2 > raw.tokens.count
        for index in raw.tokens.indices {
            var token = raw.tokens[index]
            if isShouted { token.isCapital = false }
            add(token, next: index + 1 < raw.tokens.count ? raw.tokens[index + 1] : nil, english, spelling)
        }
        readQuotations(english)
        for index in tokens.indices where tokens[index].isSuffixS && isLikened(index) { becomeBe(index, english) }
        if hasPhrases { markPhrases(english) }
        for index in tokens.indices where isBesideWriter(index) { tokens[index].isName = true }
    }

    /// Nobody writes a longer one. To take it apart would take stack, and time with the square of its length.
    private static let longestWord = 64

    private mutating func add(_ raw: Token, next: Token?, _ english: English, _ spelling: Spelling?) {
        var token = raw
        let found = english.lexicon.find(text, raw.text, hash: raw.hash)
        if found >= 0 { return add(found, token, next: next, english) }
        guard raw.kind == .word, raw.text.count <= Self.longestWord else { return append(token) }
        if splitSuffix(raw, next: next, english, spelling) { return }
        if raw.isStretched, let plain = unstretched(raw, english) {
            correct(raw, english.lexicon.string(plain))
            return add(plain, token, next: next, english)
        }
        switch english.words.kind(text, raw.text) {
        case .word:
            if text[raw.text].hasSuffix("ly") { token.classes = .adverb }
            return append(token)
        case .name:
            token.isName = true
            return append(token)
        case .none: break
        }
        // A capital within a sentence makes a name, which is no misspelt word.
        if raw.isCapital, raw.before == .none, !isOpening(raw) {
            token.isName = true
            return append(token)
        }
        guard let spelling else { return append(token) }
        let meant = spelling.correct(text, raw.text, english.lexicon, english.words)
        if meant >= 0 {
            correct(raw, english.lexicon.string(meant))
            return add(meant, token, next: next, english)
        }
        if let (left, right, at) = Spelling.split(text, raw.text, english.lexicon) {
            correct(raw, english.lexicon.string(left) + " " + english.lexicon.string(right))
            let offset = Int32(at) - raw.textStart
            var second = token
            token.textEnd = raw.textStart + offset
            second.textStart = token.textEnd
            second.before = .none
            add(left, token, next: second, english)
            return add(right, second, next: next, english)
        }
        // What opens a sentence and is no word at all.
        token.isName = raw.isCapital
        append(token)
    }

    /// Appends a known word, or what it is written for.
    private mutating func add(_ word: Int, _ raw: Token, next: Token?, _ english: English) {
        var expansion = Int(english.lexicon.entries[word].expansion)
        while expansion >= 0, !mayStand(english.expansions[expansion], raw, next, english) {
            expansion = Int(english.expansions[expansion].next)
        }
        guard expansion >= 0 else {
            var token = raw
            english.describe(&token, word)
            return append(token)
        }
        let words = english.expansions[expansion].words
        var readAs = ""
        for (offset, part) in words.enumerated() {
            var token = raw
            if offset > 0 { token.before = .none }
            english.describe(&token, Int(english.parts[Int(part)]))
            append(token)
            if offset > 0 { readAs += " " }
            readAs += english.lexicon.string(Int(english.parts[Int(part)]))
        }
        // A contraction with its apostrophe is good English.
        if !text[raw.text].contains(UInt8(ascii: "'")) { correct(raw, readAs) }
    }

    /// "he's" is "he" and "'s"; "couldn't" is "could" and "not".
    private mutating func splitSuffix(_ raw: Token, next: Token?, _ english: English, _ spelling: Spelling?) -> Bool {
        guard text[raw.text].contains(UInt8(ascii: "'")) else { return false }
        for suffix in english.suffixes {
            let ending = english.lexicon.bytes(of: Int(suffix))
            guard raw.text.count > ending.count, text[raw.text].suffix(ending.count).elementsEqual(ending) else {
                continue
            }
            var stem = raw
            stem.textEnd -= Int32(ending.count)
            stem.end -= Int32(text[stem.text.upperBound..<raw.text.upperBound].count)
            if stem.end <= stem.start { stem.end = raw.end }
            stem.hash = WordHash.of(text, stem.text)
            var rest = raw
            rest.start = min(stem.end, raw.end - 1)
            rest.textStart = stem.textEnd
            rest.before = .none
            rest.isCapital = false
            add(stem, next: rest, english, spelling)
            add(Int(suffix), rest, next: next, english)
            return true
        }
        // "goin'", "y'know": the apostrophe stands for a letter.
        var plain = text[raw.text].filter { $0 != UInt8(ascii: "'") }
        if raw.text.last.map({ text[$0] }) == UInt8(ascii: "'") { plain.append(UInt8(ascii: "g")) }
        let found = english.lexicon.find(plain, 0..<plain.count, hash: WordHash.of(plain, 0..<plain.count))
        guard found >= 0 else { return false }
        add(found, raw, next: next, english)
        return true
    }

    /// The word without its doubled letters: "soo" for "so".
    private func unstretched(_ raw: Token, _ english: English) -> Int? {
        var single: [UInt8] = []
        for byte in text[raw.text] where single.last != byte { single.append(byte) }
        var candidates = [single]
        // One doubled letter may be right: "cheeeeat", "stoppp".
        for index in single.indices {
            var doubled = single
            doubled.insert(single[index], at: index)
            candidates.append(doubled)
        }
        for candidate in candidates {
            let found = english.lexicon.find(
                candidate, 0..<candidate.count, hash: WordHash.of(candidate, 0..<candidate.count))
            if found >= 0 { return found }
        }
        return nil
    }

    /// "he's like a new man": the 's is no "has" there.
    private func isLikened(_ index: Int) -> Bool {
        continues(index + 1) && tokens[index + 1].has(.filler) && tokens[index + 1].has(.preposition)
            && continues(index + 2) && tokens[index + 2].has([.article, .possessive, .determiner])
    }

    private mutating func becomeBe(_ index: Int, _ english: English) {
        tokens[index].lemmas = (english.known.be, -1, -1)
        tokens[index].classes.remove(.have)
    }

    private func isOpening(_ raw: Token) -> Bool { raw.before != .none || tokens.isEmpty }

    private func mayStand(_ expansion: English.Expansion, _ raw: Token, _ next: Token?, _ english: English) -> Bool {
        switch expansion.place {
        case .anywhere: true
        case .alone: tokens.isEmpty && next.map { $0.before != .none } != false && !raw.endsQuestion
        case .opening: mayOpen(raw, next) || mayFollowClause(expansion, next, english)
        case .openingVerb:
            mayOpen(raw, next) && next.map { isPlainVerb($0, english) } == true
                || mayFollowClause(expansion, next, english)
        case .noun:
            tokens.isEmpty || raw.before != .none
                || tokens.last?.has([.possessive, .article, .preposition, .coordinator]) == true
        case .behindModal:
            raw.before == .none
                && tokens.last.map { last in
                    last.has([.conditional, .unreal])
                        || last.has(.negator) && tokens.dropLast().last?.has([.conditional, .unreal]) == true
                } == true
        }
    }

    /// "leave", "never": what follows "he will".
    private func isPlainVerb(_ raw: Token, _ english: English) -> Bool {
        let word = english.lexicon.find(text, raw.text, hash: raw.hash)
        guard word >= 0 else { return false }
        var token = raw
        english.describe(&token, word)
        return token.isForm(.base) && token.has(.verb) || token.has([.negator, .be])
    }

    /// Where a word such as "ill" may be "i will": at the beginning of a clause, before another word.
    private func mayOpen(_ raw: Token, _ next: Token?) -> Bool {
        guard let next, next.before == .none, next.kind == .word else { return false }
        guard let last = tokens.last, raw.before == .none else { return true }
        return last.has([
            .coordinator, .subordinator, .complementizer, .interrogative, .filler, .believes, .reports, .factive,
        ])
    }

    /// Where only the verb behind it says that a clause begins: "if I see her ill kill her", "this is the last time ill write".
    private func mayFollowClause(_ expansion: English.Expansion, _ next: Token?, _ english: English) -> Bool {
        let first = english.parts[Int(expansion.words.lowerBound)]
        guard english.lexicon.entries[Int(first)].classes.contains(.subject), let last = tokens.last,
            let next, next.before == .none, isPlainVerb(next, english)
        else { return false }
        // "I am ill", "I feel ill", "what the hell", "very ill"
        return !last.has([.be, .get, .raises, .article, .determiner, .preposition, .adverb, .auxiliary, .subject])
            && !(last.has(.possessive) && !last.has(.object))
    }

    private mutating func append(_ token: Token) {
        var token = token
        token.phraseEnd = Int32(tokens.count + 1)
        tokens.append(token)
    }

    private mutating func correct(_ raw: Token, _ readAs: String) {
        corrections.append(Reading.Correction(range: raw.range, readAs: readAs))
    }
}
