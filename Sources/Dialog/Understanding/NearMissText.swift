// Why a value was not heard, for people.

extension NearMiss {
    /// A sentence with what matched of a message and what did not.
    public func sentence(_ message: String) -> String {
        let bytes = Array(message.utf8)
        func words(_ range: Range<Int>) -> String { "“\(String(decoding: bytes[range], as: UTF8.self))”" }
        let matches = matched.map { words($0) + " matches" }
        let all = matches ?? "It matches"
        let failed = failedAt.map(words)
        switch reason {
        case .wanted(let word):
            guard let matches else { return "No word of the message begins it: it wants `\(word)`." }
            return "\(matches). Then it wants `\(word)`, but "
                + (failed.map { "\($0) stands there." } ?? "the message ends.")
        case .unwanted: return "\(all), but \(failed ?? "what follows") must not follow."
        case .ruledOut(let status): return "\(all), but is \(status.phrase(by: failed))."
        case .notNegated: return "\(all), but nothing denies it, as its “not” wants."
        case .somebodyElse: return "\(all), but of somebody else."
        case .otherVerb: return "\(all), but \(failed ?? "another word") makes it another verb."
        case .preceded: return "\(all), but what must not stand before it does."
        case .notAlone: return "\(all), but in a longer sentence, which says it of something else."
        case .otherRange: return "\(all), but in the range of another value."
        }
    }
}

extension Finding.Status {
    /// `denied by “never”`; `words`: those that do it, in quotation marks, or nil for the question mark.
    public func phrase(by words: String?) -> String {
        let by = words.map { "by \($0)" } ?? "by the question mark"
        return switch self {
        case .stated: "stated"
        case .negated: "denied \(by)"
        case .asked: "only asked \(by)"
        case .supposed: "only supposed, reported or past \(by)"
        }
    }
}
