/// What English says of a word: its part of speech, and what it does to the words around it. The words themselves lie in
/// `Sources/Dialog/English`; the names of the classes are the attributes in those files.
struct WordClass: OptionSet, Sendable {
    var rawValue: UInt64

    // Pronouns and determiners
    static let subject = bit(0), object = bit(1), possessive = bit(2)
    static let first = bit(3), second = bit(4), third = bit(5), plural = bit(6)
    static let male = bit(7), female = bit(8)
    static let article = bit(9), determiner = bit(10)
    /// A noun for a person.
    static let person = bit(11)

    // Verbs
    static let verb = bit(12), auxiliary = bit(13), be = bit(14), have = bit(15), get = bit(16)
    /// "will", "may": what follows has not happened.
    static let unreal = bit(17)
    /// "would", "could": unreal, or a habit of the past.
    static let conditional = bit(18)
    /// "do", "does", "did"
    static let support = bit(19)
    /// "to" before a verb
    static let infinitive = bit(20)

    // Verbs by what they do to what follows
    /// "want", "plan": what follows is only intended.
    static let hopes = bit(21)
    /// "think": what others think is only supposed.
    static let believes = bit(22)
    /// "say", "tell"
    static let reports = bit(23)
    /// "write", "say": behind a colon come the words themselves.
    static let quotes = bit(63)
    /// "accuse", "deny": what follows is only said.
    static let alleges = bit(24)
    /// "know", "regret": what follows is true, whether known or not.
    static let factive = bit(25)
    /// "ask", "tell": in "ask him to go" he goes.
    static let directs = bit(26)
    /// "see", "catch": in "see him going" he goes.
    static let perceives = bit(27)
    /// "stop": what follows is over.
    static let ends = bit(28)

    // What joins and opens clauses
    static let coordinator = bit(29), contrast = bit(30), alternative = bit(31)
    static let subordinator = bit(32), complementizer = bit(33), relative = bit(34)
    static let interrogative = bit(35), preposition = bit(36)
    /// "of", "for", "from": in "forgive him for leaving" he left.
    static let passesObject = bit(37)
    /// "by"
    static let agent = bit(38)

    // Scope
    static let negator = bit(39)
    /// "no": negates its noun only.
    static let negatesNoun = bit(40)
    /// "if", "afraid": what follows is only supposed.
    static let supposes = bit(41)
    /// "wish": the opposite of what follows is true.
    static let wishes = bit(42)
    /// "used to": what follows is past.
    static let formerly = bit(43)
    /// "should I", "how do I": opens a question for topics.
    static let opener = bit(44)

    // What a pattern may skip
    static let adverb = bit(45), filler = bit(46)

    // Short answers
    static let correction = bit(47), yes = bit(48), no = bit(49)
    /// "ok": a yes that takes an offer or hears something out, and tells nothing.
    static let consent = bit(59)

    /// "ex": a noun for a person that stands before another without owning it.
    static let title = bit(50)
    /// "skip": asks to leave a question out.
    static let declines = bit(51)
    /// "number": stands with the number of a choice.
    static let choice = bit(52)
    /// "think": a "not" before it belongs to what follows.
    static let raises = bit(53)
    /// "out", "up": belongs to the verb before.
    static let particle = bit(54)
    /// "scared": a participle that says how somebody is.
    static let state = bit(55)

    /// "because of": in "I can't sleep because of it" nothing behind it is denied.
    static let reason = bit(56)
    /// "now": what stands before "but" is over.
    static let presently = bit(57)
    /// "myself"
    static let reflexive = bit(58)
    /// "Sam"
    static let givenName = bit(60)
    /// "mine": a possessive that stands for its noun.
    static let absolute = bit(61)

    /// "miss", "want": without a subject said of oneself, and no order.
    static let inner = bit(62)

    /// What names are and say.
    static let ofNames: WordClass = [.givenName, .male, .female]
    static let negated: WordClass = [.negator, .negatesNoun]
    /// What may stand between two words of a pattern.
    static let skipped: WordClass = [.auxiliary, .adverb, .filler, .negator, .article, .complementizer]
    /// Words that hold a sentence together and say little by themselves.
    static let function: WordClass = [
        .subject, .object, .possessive, .article, .determiner, .auxiliary, .infinitive, .coordinator, .alternative,
        .contrast,
        .subordinator, .complementizer, .relative, .interrogative, .preposition, .adverb, .filler, .negator,
        .negatesNoun,
    ]
    static let pronoun: WordClass = [.subject, .object]

    private static func bit(_ index: UInt64) -> WordClass {
        precondition(index < 64, "a class that nothing would have")
        return WordClass(rawValue: 1 << index)
    }

    /// The attributes of the English files.
    static let names: [(String, WordClass)] = [
        ("subject", .subject), ("object", .object), ("possessive", .possessive), ("first", .first), ("second", .second),
        ("third", .third), ("plural", .plural), ("male", .male), ("female", .female), ("article", .article),
        ("determiner", .determiner), ("person", .person), ("verb", .verb), ("be", .be),
        ("have", .have), ("get", .get), ("unreal", .unreal), ("conditional", .conditional), ("support", .support),
        ("infinitive", .infinitive), ("hopes", .hopes), ("believes", .believes), ("reports", .reports),
        ("quotes", .quotes),
        ("alleges", .alleges), ("factive", .factive), ("directs", .directs), ("perceives", .perceives), ("ends", .ends),
        ("coordinator", .coordinator), ("contrast", .contrast), ("alternative", .alternative),
        ("subordinator", .subordinator), ("complementizer", .complementizer), ("relative", .relative),
        ("interrogative", .interrogative), ("passes-object", .passesObject),
        ("agent", .agent), ("negator", .negator), ("negates-noun", .negatesNoun), ("supposes", .supposes),
        ("wishes", .wishes), ("formerly", .formerly), ("opener", .opener), ("adverb", .adverb), ("filler", .filler),
        ("correction", .correction), ("yes", .yes), ("no", .no), ("consent", .consent),
        ("title", .title), ("choice", .choice), ("raises", .raises), ("particle", .particle),
        ("reason", .reason), ("presently", .presently),
        ("reflexive", .reflexive), ("absolute", .absolute), ("inner", .inner),
    ]
}

/// What a word has to do with time and number. Its amount is ``Lexicon/Entry/value``.
enum Temporal: UInt8 {
    case none
    /// "three"; "dozen" multiplies.
    case number, multiplier
    /// "couple", "few": a number that takes "a" before and "of" behind.
    case vague
    case half, article
    /// Days.
    case unit
    /// 1 to 12; 0 for Monday; month * 100 + day, for the middle of a season and for a holiday.
    case month, weekday, season, holiday
    /// Days before today: "yesterday".
    case moment
    /// "ago", "last", "this", "since", "in", "from"
    case ago, last, this, since, inside, origin
    /// "almost", "over", "about", before an amount
    case under, over, about
    /// "early", "the end of", before a month or a season
    case part
    /// "old": what stands before is no length of time.
    case age
    /// "first"
    case rank
    /// "1st", behind a number in digits.
    case ordinal

    static let names: [(String, Temporal)] = [
        ("number", .number), ("multiplier", .multiplier), ("vague", .vague), ("half", .half), ("one", .article),
        ("unit", .unit), ("month", .month), ("weekday", .weekday), ("season", .season), ("holiday", .holiday),
        ("part", .part), ("moment", .moment), ("ago", .ago), ("last", .last), ("this", .this), ("since", .since),
        ("inside", .inside),
        ("origin", .origin),
        ("under", .under), ("over", .over), ("about", .about), ("age", .age), ("rank", .rank), ("ordinal", .ordinal),
    ]
}

/// The inflected forms a word can be.
struct Form: OptionSet, Sendable {
    var rawValue: UInt8
    static let base = Form(rawValue: 1)
    /// Third person, or plural of a noun: in English the same ending.
    static let third = Form(rawValue: 2)
    static let past = Form(rawValue: 4), participle = Form(rawValue: 8), progressive = Form(rawValue: 16)
    /// A form of a noun only.
    static let noun = Form(rawValue: 32)
}
