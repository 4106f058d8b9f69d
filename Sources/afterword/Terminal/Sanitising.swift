extension StringProtocol {
    /// The text as one line that cannot steer a terminal: tabs and line breaks become spaces; other control characters,
    /// Escape among them, and the overrides of text direction become U+FFFD.
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
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
        default: self
        }
    }
}
