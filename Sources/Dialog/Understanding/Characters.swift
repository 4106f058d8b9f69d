/// What each character does to the words of a message.
extension Tokenizer {
    mutating func take(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
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
                followsColon = byte == UInt8(ascii: ":")
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
        case UInt8(ascii: "\""):
            // 6'2" is no quotation.
            let isBehindWord = isInWord
            finish(at: offset)
            if isQuoting { closeQuotation() } else if !isBehindWord { openQuotation() }
        default:
            finish(at: offset)
            joint = 0
        }
        newlines = 0
    }

    mutating func take(_ scalar: UInt32, at offset: Int, _ length: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        switch scalar {
        case 0x2018, 0x2019, 0x02BC, 0xB4: apostrophe(at: offset, next: letterAfter(bytes, offset + length))
        case 0x300...0x36F, 0xAD, 0x200B...0x200D, 0xFE00...0xFE0F: break
        case 0xA0, 0x2000...0x200A, 0x3000: finish(at: offset)
        case 0x201C, 0x201E, 0x201F, 0xAB:
            finish(at: offset)
            openQuotation()
        case 0x201D, 0xBB:
            finish(at: offset)
            closeQuotation()
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

    mutating func letter(_ byte: UInt8, at offset: Int, isFirst: Bool = true) {
        enterWord(at: offset)
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

    mutating func digit(_ byte: UInt8, at offset: Int) {
        if !isInWord { begin(.number, at: offset) }
        append(byte)
    }

    mutating func apostrophe(at offset: Int, next isLetter: Bool) {
        guard isInWord, word.kind == .word, isLetter else {
            // Behind a word it may stand for its possessive, as in "my parents' house"; elsewhere it quotes.
            let ended = isInWord
            finish(at: offset)
            if ended, !tokens.isEmpty, text.last == UInt8(ascii: "s") { tokens[tokens.count - 1].isPossessive = true }
            return
        }
        append(UInt8(ascii: "'"))
    }

    mutating func openQuotation() {
        joint = 0
        isQuoting = true
        opensQuotation = true
    }

    mutating func closeQuotation() {
        joint = 0
        if isQuoting, !opensQuotation, !tokens.isEmpty { tokens[tokens.count - 1].closesQuotation = true }
        isQuoting = false
        opensQuotation = false
    }

    mutating func hyphen(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
        let joins = isInWord && offset + 1 < bytes.count && Self.isWordByte(bytes[offset + 1])
        finish(at: offset)
        if joins { joint = byte } else { separate(.soft) }
    }

    mutating func point(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
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

    mutating func slash(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
        if isInWord, word.kind == .word, text.count - word.textStart == 1,
            [UInt8(ascii: "w"), UInt8(ascii: "b"), UInt8(ascii: "y")].contains(text[word.textStart])
        {
            // "w/", "w/o", "b/c", "y/o"
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
}
