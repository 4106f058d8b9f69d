extension Character {
    /// The columns it takes in a terminal: 2 for East Asian wide characters and emoji, also for those made of several
    /// (`👩‍👩‍👧`, `🇮🇪`, `1️⃣`), 0 for what only combines with the character before it, else 1.
    public var displayWidth: Int {
        if isShownAsEmoji { return 2 }
        return unicodeScalars.reduce(0) { $0 + $1.displayWidth }
    }

    private var isShownAsEmoji: Bool {
        let scalars = unicodeScalars
        guard let first = scalars.first, first.properties.isEmoji else { return false }
        // A variation selector says it outright: U+FE0F emoji, U+FE0E text.
        if scalars.contains("\u{FE0F}") { return true }
        return first.properties.isEmojiPresentation && !scalars.contains("\u{FE0E}")
    }
}

extension Unicode.Scalar {
    /// Whether it is an East Asian wide character, after which a line may be broken.
    public var isWide: Bool {
        guard value >= wideRanges[0].lowerBound else { return false }
        return wideRanges.contains { $0.contains(value) }
    }

    fileprivate var displayWidth: Int {
        if value < 0x300 { return properties.generalCategory == .control ? 0 : 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        // The vowels and finals of a Hangul syllable written in parts join its first one.
        if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value) { return 0 }
        return isWide ? 2 : 1
    }
}

extension StringProtocol {
    /// The columns the text takes on one line of a terminal.
    public var displayWidth: Int {
        utf8.allSatisfy { $0 < 0x80 } ? utf8.count : reduce(0) { $0 + $1.displayWidth }
    }
}
