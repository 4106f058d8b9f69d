/// Cuts a message into words and numbers, in lower case and without accents, each with its place in the message.
///
/// Any bytes are taken: what is no letter of a known script separates words, and words that are too long for one are kept
/// as unknown words.
struct Tokenizer {
    var text: [UInt8] = []
    var tokens: [Token] = []
    var before = Token.Break.hard
    /// The word that is being read, if one is.
    var word = Word(start: 0, textStart: 0, kind: .word)
    var isInWord = false
    /// A character such as `/` that stands directly between two tokens.
    var joint: UInt8 = 0
    var newlines = 0
    /// Between quotation marks; the next token is the first there.
    var isQuoting = false
    var opensQuotation = false
    var followsColon = false

    struct Word {
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
            if let end = tokenizer.takeLetters(bytes, from: offset) {
                offset = end
            } else if let length = ageAndSex(bytes, at: offset) {
                tokenizer.finish(at: offset)
                offset += length
            } else if byte < 0x80 {
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

    /// Takes a run of lower-case letters at once, which is most of a message, and returns where it ends; nil where there is
    /// none, or where one of them may be written three times.
    private mutating func takeLetters(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var end = start
        var last: UInt8 = isInWord ? text.last ?? 0 : 0
        var isDouble = false
        var hash: UInt64 = isInWord && word.kind != .number ? word.hash : 0
        while end < bytes.count, bytes[end] >= UInt8(ascii: "a"), bytes[end] <= UInt8(ascii: "z") {
            if bytes[end] == last, isDouble || end == start { return nil }
            isDouble = bytes[end] == last
            last = bytes[end]
            hash = WordHash.add(hash, last)
            end += 1
        }
        guard end > start else { return nil }
        enterWord(at: start)
        text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
        word.hash = hash
        word.row = isDouble ? 2 : 1
        newlines = 0
        return end
    }

    /// "(32F)", "[m 19]", "(27M, gay)", as forums put it behind a person: passed over. Its length; nil where there is none.
    private static func ageAndSex(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        guard bytes[start] == UInt8(ascii: "(") || bytes[start] == UInt8(ascii: "[") else { return nil }
        var digits = 0
        var letters = 0
        for offset in start + 1..<min(start + 6, bytes.count) {
            switch bytes[offset] {
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: ","):
                guard digits == 2, letters == 1 else { return nil }
                let rest = bytes[offset..<min(offset + 20, bytes.count)]
                let end = rest.firstIndex { $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "]") || Self.isDigit($0) }
                return end.flatMap { Self.isDigit(bytes[$0]) ? nil : $0 + 1 - start }
            case UInt8(ascii: "m"), UInt8(ascii: "M"), UInt8(ascii: "f"), UInt8(ascii: "F"): letters += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: " "): break
            default: return nil
            }
        }
        return nil
    }

    // MARK: tokens

    mutating func begin(_ kind: Token.Kind, at offset: Int) {
        word = Word(start: offset, textStart: text.count, kind: kind)
        isInWord = true
    }

    /// "3months" is a number and a word.
    mutating func enterWord(at offset: Int) {
        if isInWord, word.kind == .number {
            finish(at: offset)
            joint = 1
        }
        if !isInWord { begin(.word, at: offset) }
    }

    mutating func append(_ byte: UInt8) {
        text.append(byte)
        word.hash = WordHash.add(word.hash, byte)
    }

    mutating func finish(at offset: Int) {
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
        token.opensQuotation = opensQuotation
        token.followsColon = followsColon
        (opensQuotation, followsColon) = (false, false)
        if done.kind == .number { token.number = Self.hundredths(text[done.textStart...]) }
        joint = 0
        before = .none
        tokens.append(token)
    }

    mutating func addNumber(_ hundredths: Int32, at offset: Int, _ length: Int) {
        begin(.number, at: offset)
        text.append(UInt8(ascii: "0"))
        finish(at: offset + length)
        tokens[tokens.count - 1].number = hundredths
    }

    mutating func separate(_ strength: Token.Break) {
        before = max(before, strength)
        joint = 0
    }

    static func hundredths(_ digits: ArraySlice<UInt8>) -> Int32 {
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

    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    static func isWordByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte >= 0x80 || (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    }

    func letterAfter(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        offset < bytes.count && Self.isWordByte(bytes[offset]) && !Self.isDigit(bytes[offset])
    }
}
