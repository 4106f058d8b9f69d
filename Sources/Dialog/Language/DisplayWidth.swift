extension Character {
    /// How many columns of a terminal the character takes: 0, 1 or 2.
    var displayWidth: Int {
        guard let first = unicodeScalars.first else { return 0 }
        if first.value < 0x300 { return unicodeScalars.contains(where: \.isEmojiSelector) ? 2 : 1 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        let isEmoji = first.properties.isEmojiPresentation || unicodeScalars.contains(where: \.isEmojiSelector)
        return isEmoji || first.isWide ? 2 : 1
    }
}

extension StringProtocol {
    /// How many columns of a terminal the text takes.
    var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }

    /// The text with nothing in it that moves a cursor, rings a bell or turns the direction of writing.
    /// A tab becomes four spaces, control characters become their pictures.
    var harmless: String {
        guard unicodeScalars.contains(where: \.isHarmful) else { return String(self) }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x09: result.append(contentsOf: "    ".unicodeScalars)
            case 0x00...0x1F: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
            case 0x7F: result.append("\u{2421}")
            default: result.append(scalar.isHarmful ? "\u{FFFD}" : scalar)
            }
        }
        return String(result)
    }
}

extension Unicode.Scalar {
    /// Control characters, and those that reverse text, end lines or are not seen.
    var isHarmful: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F, 0x200B, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
        default: false
        }
    }

    fileprivate var isEmojiSelector: Bool { value == 0xFE0F }

    /// Wide in East Asian scripts (UAX #11), as terminals show them.
    fileprivate var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
