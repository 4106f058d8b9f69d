/// What the engine knows about English, read from the files in `Sources/Dialog/English`.
///
/// Every line of such a file is one fact: `never: negator`, `dont = do not`, `leave left left`. A line that is none is
/// passed over, since these files are part of the program and tested with it.
struct English: Sendable {
    /// The English that is built into the program.
    static let embedded = English(Embedded.files)

    var lexicon = Lexicon()
    /// Several words that mean something together, found through ``Lexicon/Entry/phrase``.
    var phrases: [Phrase] = []
    /// The words of all phrases and expansions, end to end.
    var parts: [Int32] = []
    /// What is written for something else: "dont" for "do not".
    var expansions: [Expansion] = []
    /// The irregular forms of verbs, by ``Lexicon/Entry/irregular``.
    var irregulars: [[Int32]] = []
    /// Endings after an apostrophe, as "n't".
    var suffixes: [Int32] = []
    /// Words of direct speech, and what they are where it is told.
    var told: [Told] = []
    /// Verbs and words that change their meaning: "hit up".
    var phrasal: [(verb: Int32, particle: Int32)] = []
    var words: WordList
    /// Words that the engine itself looks for, by what they do.
    var known = Known()

    struct Phrase {
        var words: Range<Int32>
        var classes: WordClass
        var temporal: Temporal
        var value: Int32
        /// The next phrase with the same first word; -1 for none. Longer ones come first.
        var next: Int32
    }
    struct Expansion {
        var words: Range<Int32>
        var place: Place
        /// What the same is written for where this may not stand; -1 for none.
        var next: Int32 = -1

        enum Place: String, Sendable, CaseIterable {
            case anywhere
            /// Where nothing else is said, or it is set apart from what follows: "n" is "no" there, and "and" elsewhere.
            case alone
            /// Where a clause begins: "ill" is "i will" there, and a state of health elsewhere.
            case opening
            /// There before a verb in its plain form only: "hell" is "he will" in "hell leave me".
            case openingVerb = "opening-verb"
            /// "could of"
            case behindModal = "behind-modal"
            /// Where no verb stands: "snap" in "on snap", but not in "the ropes snap".
            case noun
        }
    }
    struct Told {
        var word: Int32
        /// It is the one who speaks; else the one spoken to.
        var isOfSpeaker: Bool
        /// For he, she and they; else for the subject and the object.
        var `as`: [Int32]
    }
    /// Words with a part of their own in the grammar of a sentence.
    struct Known {
        var be: Int32 = -1
        var suffixS: Int32 = -1
    }

    /// Reads the files; those that are missing leave their knowledge out.
    ///
    /// - Parameter files: the path, of which the name without its ending says what the file holds, and the text.
    init(_ files: [(path: String, text: StaticString)]) {
        func text(_ name: String) -> StaticString? {
            files.first { $0.path == name + ".txt" || $0.path.hasSuffix("/" + name + ".txt") }?.text
        }
        words = WordList(text("words") ?? "")
        // Irregular forms come before the verbs, which would be inflected regularly otherwise.
        if let irregular = text("verbs-irregular") { readIrregularVerbs(Lines(irregular)) }
        if let irregular = text("nouns-irregular") { readIrregularNouns(Lines(irregular)) }
        for file in files {
            let name = Self.name(of: file.path)
            switch name {
            case "words", "verbs-irregular", "nouns-irregular", "typed": continue
            case "verbs": readVerbs(Lines(file.text))
            case "phrasal": readPhrasalVerbs(Lines(file.text))
            case "people": readPeople(Lines(file.text))
            case "quotation": readTold(Lines(file.text))
            default: readEntries(Lines(file.text), Self.classes(ofFile: name))
            }
        }
        findKnown()
    }

    private static func name(of path: String) -> String {
        let file = path.split(separator: "/").last ?? ""
        return String(file.hasSuffix(".txt") ? file.dropLast(4) : file)
    }

    /// What all words of a file are, so that its lines need not repeat it.
    private static func classes(ofFile name: String) -> WordClass {
        switch name {
        case "adverbs": .adverb
        case "fillers": .filler
        case "prepositions": .preposition
        case "auxiliaries": .auxiliary
        case "corrections": .correction
        case "yes": .yes
        case "no": .no
        case "declines": .declines
        case "states": .state
        case "given-names": .givenName
        default: []
        }
    }

    private mutating func findKnown() {
        known.suffixS = Int32(lexicon.find("'s"))
        known.be = Int32(lexicon.find("be"))
    }
}
