// The claims that a text cites, in brackets at the end of a line.
extension Parser {
    /// The range up to the sources at its end.
    func withoutSources(_ range: Range<Int>) -> Range<Int> {
        var end = trimmed(range).upperBound
        while end > range.lowerBound, layout.bytes[end - 1] == UInt8(ascii: "]"),
            let open = layout.bytes[range.lowerBound..<end - 1].lastIndex(where: {
                $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]")
            }),
            layout.bytes[open] == UInt8(ascii: "[")
        {
            end = trimmed(range.lowerBound..<open).upperBound
        }
        return range.lowerBound..<end
    }

    /// `[DOCUMENT/CLAIM] [own]...`, and nothing else.
    mutating func citations(_ range: Range<Int>) -> [Citation] {
        if isSkimming { return [] }
        var found: [Citation] = []
        var offset = range.lowerBound
        while offset < range.upperBound {
            guard layout.bytes[offset] == UInt8(ascii: "["),
                let close = layout.bytes[offset..<range.upperBound].firstIndex(of: UInt8(ascii: "]"))
            else {
                offset += 1
                continue
            }
            found.append(citation(offset + 1..<close))
            offset = close + 1
        }
        return found
    }

    private mutating func citation(_ name: Range<Int>) -> Citation {
        let citation = Citation(claim: claim(name), place: place(name))
        script.citations.append(citation)
        return citation
    }

    private mutating func claim(_ name: Range<Int>) -> Int? {
        let source = text(name)
        if source == "own" { return nil }
        guard let claim = names.index(of: source, in: .claim) else {
            let claims = names.all(in: .claim)
            let nearest = claims.first { $0.hasSuffix("/" + source) } ?? suggestions.nearest(to: source, among: claims)
            let hint = nearest.map { "; did you mean '\($0)'?" } ?? "; what is our own is marked [own]"
            report(.unknownClaim, "no claim \(quoted(name))\(hint)", at: name)
            return nil
        }
        refer(.cite(claim: claim), at: name)
        return claim
    }
}
