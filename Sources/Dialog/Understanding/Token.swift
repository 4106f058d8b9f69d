/// One word, number or command of a message, with all that is found out about it.
struct Token {
    enum Kind: UInt8 { case word, number, command }
    enum Break: UInt8, Comparable {
        case none
        /// A comma, an emoji, the end of a line: the clause ends, the sentence may go on.
        case soft
        /// A full stop, a question mark, an empty line.
        case hard
        static func < (left: Break, right: Break) -> Bool { left.rawValue < right.rawValue }
    }

    /// In the message's UTF-8.
    var start: Int32
    var end: Int32
    /// In the normalised text.
    var textStart: Int32
    var textEnd: Int32
    var hash: UInt64 = 0
    /// In the lexicon; -1 where it is not there.
    var word: Int32 = -1
    var kind: Kind
    /// What stands before it.
    var before: Break
    /// Written together with the token before: "3months", "12/24".
    var joint: UInt8 = 0
    var isCapital = false
    /// Three or more of a letter were written: "sooo".
    var isStretched = false
    /// A quotation mark stands before it, or behind it.
    var opensQuotation = false
    var closesQuotation = false
    /// A colon stands before it.
    var followsColon = false
    /// A name by the word list, or by its capital letter.
    var isName = false
    /// The 's of "he's" and "my friend's".
    var isSuffixS = false
    /// "my parents' house"; where 's follows, that is a token of its own.
    var isPossessive = false
    /// The sentence that ends with this token ends with a question mark.
    var endsQuestion = false
    /// For a number, in hundredths.
    var number: Int32 = 0

    // Found out from the lexicon
    /// What it is a form of, beside the word itself; -1 for none.
    var lemmas: (Int32, Int32, Int32) = (-1, -1, -1)
    var classes: WordClass = []
    var forms: Form = []
    var temporal: Temporal = .none
    var value: Int32 = 0
    /// The token behind the phrase that begins here; the next token where none does.
    var phraseEnd: Int32 = 0
    /// A length of time, a time in the past, a number begins here.
    var beginsDuration = false
    var beginsAgo = false
    var beginsNumber = false
    /// A pattern may pass it over.
    var isLight = false
    /// It goes on without a pause.
    var follows = false
    /// Part of a time such as "two days ago", which a pattern may skip.
    var isTime = false

    // Found out from the sentence
    var clause: Int32 = 0
    /// The noun phrase it belongs to; -1 for none.
    var phrase: Int32 = -1
    /// The noun phrase that does what this verb says; see ``Token/unknownSubject``.
    var subject: Int32 = Token.unknownSubject
    /// The next verb with the same subject; -1 for none.
    var nextVerb: Int32 = -1
    /// A subject begins here.
    var beginsSubject = false
    var isVerb = false
    /// It stands before its subject, and so asks.
    var isInverted = false
    /// Done to its subject: "was left".
    var isPassive = false
    /// "by" and somebody follows.
    var hasAgent = false
    /// The token that makes it another verb: "hit me up"; -1 for none.
    var particle: Int32 = -1
    /// The tokens that negate, ask and suppose it; -1 for none.
    var negator: Int32 = -1
    var asker: Int32 = -1
    var supposer: Int32 = -1

    /// What asks where a question mark alone makes the question.
    static let questionMark = Int32.max
    static let unknownSubject: Int32 = -1
    /// The sentence leaves its subject out: "Got dumped".
    static let elidedSubject: Int32 = -2

    var range: Range<Int> { Int(start)..<Int(end) }
    var text: Range<Int> { Int(textStart)..<Int(textEnd) }

    /// Whether it is a word or one of its forms.
    @inline(__always)
    func isForm(of lemma: Int32) -> Bool {
        word == lemma || lemmas.0 == lemma || lemmas.1 == lemma || lemmas.2 == lemma
    }

    @inline(__always)
    func has(_ classes: WordClass) -> Bool { !self.classes.isDisjoint(with: classes) }
    @inline(__always)
    func isForm(_ forms: Form) -> Bool { !self.forms.isDisjoint(with: forms) }
}
