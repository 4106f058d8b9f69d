/// Letters with accents, as the letters they are built on.
enum Folding {
    /// U+00C0 to U+017F. A space stands for what is no letter.
    private static let table: StaticString = """
        aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypy\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
        """

    /// The letter in lower case, or 0.
    static func letter(_ scalar: UInt32) -> UInt8 {
        guard scalar >= 0xC0, scalar - 0xC0 < UInt32(table.utf8CodeUnitCount) else { return 0 }
        let letter = table.utf8Start[Int(scalar - 0xC0)]
        return letter == UInt8(ascii: " ") ? 0 : letter
    }
}

extension Tokenizer {
    /// The scalar at an offset and its length; one byte of U+FFFD where the bytes are none.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (UInt32, Int) {
        let first = UInt32(bytes[offset])
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
        guard length > 1, offset + length <= bytes.count else { return (0xFFFD, 1) }
        var scalar = first & (0x7F >> UInt32(length))
        for index in 1..<length {
            let next = UInt32(bytes[offset + index])
            guard next & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            scalar = scalar << 6 | next & 0x3F
        }
        return (scalar, length)
    }
}
