/// The regular inflection of English: what a base form becomes, and what an inflected form may come from.
enum Inflection {
    private static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
        default: false
        }
    }

    /// Calls `found` for every regular form of a base form. `past` is false where the past is irregular.
    static func forms(of base: [UInt8], past: Bool = true, _ found: ([UInt8], Form) -> Void) {
        guard base.count >= 2, let last = base.last else { return }
        var word = base
        let count = word.count
        word.reserveCapacity(count + 5)
        let before = word[count - 2]
        /// The word without some letters at its end, with an ending.
        func emit(without dropped: Int = 0, doubled: Bool = false, _ ending: StaticString, _ form: Form) {
            word.removeLast(dropped)
            if doubled { word.append(last) }
            ending.withUTF8Buffer { word.append(contentsOf: $0) }
            found(word, form)
            word.removeLast(word.count - (count - dropped))
            for index in count - dropped..<count { word.append(base[index]) }
        }
        let endsInY = last == UInt8(ascii: "y") && !isVowel(before)
        if endsInY {
            emit(without: 1, "ies", .third)
        } else if hisses(last, before) {
            emit("es", .third)
        } else {
            emit("s", .third)
            if last == UInt8(ascii: "o"), !isVowel(before) { emit("es", .third) }
        }
        if last == UInt8(ascii: "e") {
            if past { emit("d", [.past, .participle]) }
            switch before {
            case UInt8(ascii: "i"): emit(without: 2, "ying", .progressive)
            case UInt8(ascii: "e"), UInt8(ascii: "y"), UInt8(ascii: "o"): emit("ing", .progressive)
            default: emit(without: 1, "ing", .progressive)
            }
            return
        }
        if mayDouble(word) {
            if past { emit(doubled: true, "ed", [.past, .participle]) }
            emit(doubled: true, "ing", .progressive)
            // "hating" comes from "hate", not from "hat".
            if syllables(word) == 1 { return }
        }
        if past { emit(without: endsInY ? 1 : 0, endsInY ? "ied" : "ed", [.past, .participle]) }
        emit("ing", .progressive)
    }

    private static func syllables(_ word: [UInt8]) -> Int {
        word.indices.count { isVowel(word[$0]) && ($0 == 0 || !isVowel(word[$0 - 1])) }
    }

    /// After s, x, z, ch and sh the ending is "es".
    private static func hisses(_ last: UInt8, _ before: UInt8) -> Bool {
        switch last {
        case UInt8(ascii: "s"), UInt8(ascii: "x"), UInt8(ascii: "z"): true
        case UInt8(ascii: "h"): before == UInt8(ascii: "c") || before == UInt8(ascii: "s")
        default: false
        }
    }

    /// "stop" becomes "stopped", "travel" becomes "travelled" or "traveled": both are taken.
    private static func mayDouble(_ word: [UInt8]) -> Bool {
        guard word.count >= 3, let last = word.last, !isVowel(last) else { return false }
        switch last {
        case UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "y"), UInt8(ascii: "h"): return false
        default: break
        }
        return isVowel(word[word.count - 2]) && !isVowel(word[word.count - 3])
            || word.count >= 4 && isVowel(word[word.count - 2]) && word[word.count - 3] == UInt8(ascii: "u")
                && word[word.count - 4] == UInt8(ascii: "q")
    }

    /// Whether a word looks like a regular form of a word for which `isWord` holds.
    static func isInflected(_ word: [UInt8], isWord: ([UInt8]) -> Bool) -> Bool {
        func ends(_ ending: StaticString) -> ArraySlice<UInt8>? {
            ending.withUTF8Buffer { bytes in
                guard word.count >= bytes.count + 3, word.suffix(bytes.count).elementsEqual(bytes) else { return nil }
                return word.dropLast(bytes.count)
            }
        }
        func base(_ stem: ArraySlice<UInt8>) -> Bool {
            guard stem.contains(where: { isVowel($0) || $0 == UInt8(ascii: "y") }) else { return false }
            if isWord(Array(stem)) || isWord(stem + [UInt8(ascii: "e")]) { return true }
            return stem.count >= 3 && stem[stem.endIndex - 1] == stem[stem.endIndex - 2]
                && isWord(Array(stem.dropLast()))
        }
        if let stem = ends("ied") ?? ends("ies"), isWord(stem + [UInt8(ascii: "y")]) { return true }
        if let stem = ends("ing"), base(stem) { return true }
        if let stem = ends("ed"), base(stem) { return true }
        if ends("ss") != nil { return false }
        if let stem = ends("s"), isWord(Array(stem)) { return true }
        if let stem = ends("es"), isWord(Array(stem)) { return true }
        return false
    }
}
