/// Cuts a message into words and numbers, in lower case and without accents, each with its place in the message.
///
/// Any bytes are taken: what is no letter of a known script separates words, and words that are too long for one are kept
/// as unknown words.
struct Tokenizer {
    private(set) var text: [UInt8] = []
    private(set) var tokens: [Token] = []
    private var before = Token.Break.hard
    /// The word that is being read, if one is.
    private var word = Word(start: 0, textStart: 0, kind: .word)
    private var isInWord = false
    /// A character such as `/` that stands directly between two tokens.
    private var joint: UInt8 = 0
    private var newlines = 0

    private struct Word {
        var start: Int
        var textStart: Int
        var kind: Token.Kind
        var hash: UInt64 = 0
        var isCapital = false
        var isStretched = false
        var hasPoint = false
        /// How often the last letter stands in a row.
        var row = 1
    }

    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Tokenizer {
        var tokenizer = Tokenizer()
        tokenizer.text.reserveCapacity(bytes.count + 16)
        tokenizer.tokens.reserveCapacity(bytes.count / 4 + 8)
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte < 0x80 {
                tokenizer.take(byte, bytes, at: offset)
                offset += 1
            } else {
                let (scalar, length) = decode(bytes, at: offset)
                tokenizer.take(scalar, at: offset, length, bytes)
                offset += length
            }
        }
        tokenizer.finish(at: bytes.count)
        return tokenizer
    }

    // MARK: characters

    private mutating func take(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): letter(byte, at: offset)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
            let begins = !isInWord
            letter(byte | 0x20, at: offset)
            if begins { word.isCapital = true }
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit(byte, at: offset)
        case UInt8(ascii: "'"), UInt8(ascii: "`"): apostrophe(at: offset, next: letterAfter(bytes, offset + 1))
        case UInt8(ascii: "-"), UInt8(ascii: "_"): hyphen(byte, bytes, at: offset)
        case UInt8(ascii: "."): point(bytes, at: offset)
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            finish(at: offset)
            if byte == UInt8(ascii: "?"), !tokens.isEmpty { tokens[tokens.count - 1].endsQuestion = true }
            separate(.hard)
        case UInt8(ascii: "\n"):
            finish(at: offset)
            newlines += 1
            separate(newlines > 1 ? .hard : .soft)
            return
        case UInt8(ascii: "/"): slash(bytes, at: offset)
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"):
            finish(at: offset)
            if byte == UInt8(ascii: ":"), offset + 1 < bytes.count, Self.isDigit(bytes[offset + 1]) {
                joint = byte
            } else {
                separate(.soft)
            }
        case UInt8(ascii: "&"), UInt8(ascii: "+"):
            finish(at: offset)
            begin(.word, at: offset)
            append(byte)
            finish(at: offset + 1)
        case UInt8(ascii: " "), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
            finish(at: offset)
            joint = 0
            return
        default:
            finish(at: offset)
            joint = 0
        }
        newlines = 0
    }

    private mutating func take(_ scalar: UInt32, at offset: Int, _ length: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        switch scalar {
        case 0x2018, 0x2019, 0x02BC, 0xB4: apostrophe(at: offset, next: letterAfter(bytes, offset + length))
        case 0x300...0x36F, 0xAD, 0x200B...0x200D, 0xFE00...0xFE0F: break
        case 0xA0, 0x2000...0x200A, 0x3000, 0x201C...0x201F, 0xAB, 0xBB: finish(at: offset)
        case 0x2010, 0x2011: finish(at: offset)
        case 0xBD:
            finish(at: offset)
            addNumber(50, at: offset, length)
        case 0xC0...0x17F where Folding.letter(scalar) != 0:
            // Upper and lower case alternate too irregularly to tell; names with accents are rare enough.
            letter(Folding.letter(scalar), at: offset)
        case 0x180...0x1FFF, 0x3041...0xD7FF, 0xF900...0xFAFF, 0xFF21...0xFFDC, 0x20000...0x3FFFF:
            // Letters of other scripts make words that nothing knows.
            for index in offset..<offset + length { letter(bytes[index], at: index, isFirst: index == offset) }
        case 0x3001, 0x3002, 0xFF01, 0xFF1F:
            finish(at: offset)
            separate(.hard)
        default:
            // Dashes, dots, emoji and whatever else is no letter end a clause.
            finish(at: offset)
            separate(.soft)
        }
        newlines = 0
    }

    // MARK: parts of words

    private mutating func letter(_ byte: UInt8, at offset: Int, isFirst: Bool = true) {
        if isInWord, word.kind == .number {
            // "3months" is a number and a word.
            finish(at: offset)
            joint = 1
        }
        if !isInWord { begin(.word, at: offset) }
        if isFirst, word.textStart < text.count, text.last == byte {
            word.row += 1
            if word.row > 2 {
                word.isStretched = true
                return
            }
        } else {
            word.row = 1
        }
        append(byte)
    }

    private mutating func digit(_ byte: UInt8, at offset: Int) {
        if !isInWord { begin(.number, at: offset) }
        append(byte)
    }

    private mutating func apostrophe(at offset: Int, next isLetter: Bool) {
        guard isInWord, word.kind == .word, isLetter else {
            // Behind a word it may stand for its possessive, as in "my parents' house"; elsewhere it quotes.
            let ended = isInWord
            finish(at: offset)
            if ended, !tokens.isEmpty, text.last == UInt8(ascii: "s") { tokens[tokens.count - 1].isPossessive = true }
            return
        }
        append(UInt8(ascii: "'"))
    }

    private mutating func hyphen(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
        let joins = isInWord && offset + 1 < bytes.count && Self.isWordByte(bytes[offset + 1])
        finish(at: offset)
        if joins { joint = byte } else { separate(.soft) }
    }

    private mutating func point(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
        if isInWord, word.kind == .number, !word.hasPoint, offset + 1 < bytes.count,
            Self.isDigit(bytes[offset + 1])
        {
            word.hasPoint = true
            append(UInt8(ascii: "."))
            return
        }
        finish(at: offset)
        // Three dots are a pause rather than an end.
        let isPause =
            offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: ".")
            || offset > 0 && bytes[offset - 1] == UInt8(ascii: ".")
        separate(isPause ? .soft : .hard)
    }

    private mutating func slash(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
        if isInWord, word.kind == .word, text.count - word.textStart == 1,
            [UInt8(ascii: "w"), UInt8(ascii: "b")].contains(text[word.textStart])
        {
            // "w/", "w/o", "b/c"
            append(UInt8(ascii: "/"))
            return
        }
        if !isInWord, offset == 0 || bytes[offset - 1] == UInt8(ascii: " "), letterAfter(bytes, offset + 1) {
            begin(.command, at: offset)
            append(UInt8(ascii: "/"))
            return
        }
        finish(at: offset)
        joint = UInt8(ascii: "/")
    }

    // MARK: tokens

    private mutating func begin(_ kind: Token.Kind, at offset: Int) {
        word = Word(start: offset, textStart: text.count, kind: kind)
        isInWord = true
    }

    private mutating func append(_ byte: UInt8) {
        text.append(byte)
        word.hash = WordHash.add(word.hash, byte)
    }

    private mutating func finish(at offset: Int) {
        guard isInWord else { return }
        isInWord = false
        let done = word
        guard text.count > done.textStart else { return }
        var token = Token(
            start: Int32(truncatingIfNeeded: done.start), end: Int32(truncatingIfNeeded: offset),
            textStart: Int32(truncatingIfNeeded: done.textStart), textEnd: Int32(truncatingIfNeeded: text.count),
            kind: done.kind, before: before)
        token.hash = done.hash
        token.isCapital = done.isCapital
        token.isStretched = done.isStretched
        token.joint = joint
        if done.kind == .number { token.number = Self.hundredths(text[done.textStart...]) }
        joint = 0
        before = .none
        tokens.append(token)
    }

    private mutating func addNumber(_ hundredths: Int32, at offset: Int, _ length: Int) {
        begin(.number, at: offset)
        text.append(UInt8(ascii: "0"))
        finish(at: offset + length)
        tokens[tokens.count - 1].number = hundredths
    }

    private mutating func separate(_ strength: Token.Break) {
        before = max(before, strength)
        joint = 0
    }

    private static func hundredths(_ digits: ArraySlice<UInt8>) -> Int32 {
        var value = 0
        var decimals = -1
        for byte in digits {
            if byte == UInt8(ascii: ".") {
                decimals = 0
            } else if isDigit(byte), decimals < 2, value < 10_000_000 {
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
                if decimals >= 0 { decimals += 1 }
            }
        }
        for _ in max(decimals, 0)..<2 { value *= 10 }
        return Int32(min(value, Int(Int32.max)))
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte >= 0x80 || (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    }

    private func letterAfter(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        offset < bytes.count && Self.isWordByte(bytes[offset]) && !Self.isDigit(bytes[offset])
    }
}
