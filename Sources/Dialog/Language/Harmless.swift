extension StringProtocol {
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
    public var isHarmful: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F, 0x200B, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
        default: false
        }
    }
}
