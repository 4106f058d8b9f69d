extension StringProtocol {
    /// The text as one line that cannot steer a terminal: tabs and line breaks become spaces; other control characters,
    /// Escape among them, the overrides of text direction and what is not seen become U+FFFD.
    ///
    ///     "one\r\ntwo".sanitised           // "one two"
    ///     "\u{1B}[2Jgone".sanitised        // "\u{FFFD}[2Jgone"
    var sanitised: String {
        guard unicodeScalars.contains(where: { $0.sanitised != $0 }) else { return String(self) }
        return String(String.UnicodeScalarView(flatMap { $0 == "\r\n" ? [" "] : $0.unicodeScalars.map(\.sanitised) }))
    }
}

extension Unicode.Scalar {
    fileprivate var sanitised: Unicode.Scalar {
        switch value {
        case 0x09...0x0D, 0x85, 0x2028, 0x2029: " "
        default: isHarmful ? "\u{FFFD}" : self
        }
    }
}
