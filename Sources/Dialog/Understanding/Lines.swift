/// The lines of an English file that say something, cut at white space.
struct Lines {
    let bytes: [UInt8]

    init(_ text: StaticString) { bytes = text.withUTF8Buffer { Array($0) } }

    /// Calls `line` with the stretches between white space. A `:` at the end of a word stands alone.
    func forEach(_ line: ([Range<Int>]) -> Void) {
        var parts: [Range<Int>] = []
        var offset = 0
        while offset < bytes.count {
            parts.removeAll(keepingCapacity: true)
            var begin = -1
            var isComment = false
            while true {
                let byte = offset < bytes.count ? bytes[offset] : UInt8(ascii: "\n")
                let isSpace = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
                if begin < 0, byte == UInt8(ascii: "#") { isComment = true }
                if !isComment {
                    if isSpace {
                        if begin >= 0 { parts.append(begin..<offset) }
                        begin = -1
                    } else if byte == UInt8(ascii: ":"), begin >= 0 {
                        parts.append(begin..<offset)
                        parts.append(offset..<offset + 1)
                        begin = -1
                    } else if begin < 0 {
                        begin = offset
                    }
                }
                offset += 1
                if byte == UInt8(ascii: "\n") { break }
            }
            if !parts.isEmpty { line(parts) }
        }
    }

    func isSign(_ part: Range<Int>, _ sign: Unicode.Scalar) -> Bool {
        part.count == 1 && bytes[part.lowerBound] == UInt8(ascii: sign)
    }
}

extension Lines {
    /// The parts between slashes.
    func alternatives(_ range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var begin = range.lowerBound
        for offset in range where bytes[offset] == UInt8(ascii: "/") {
            found.append(begin..<offset)
            begin = offset + 1
        }
        found.append(begin..<range.upperBound)
        return found
    }
}
