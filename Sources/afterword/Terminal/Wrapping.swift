import Dialog

/// The beginning of a line under which the lines that follow it are indented.
///
///     "1. They were unfaithful"        // mark "1. "
///     "Next step: No message today."   // mark "Next step: "
///     "- a friend"                     // mark "- "
///     "I don't know why: it ended."    // no mark
func hangingMark(of text: String) -> String {
    let indent = text.prefix { $0 == " " }
    let rest = text.dropFirst(indent.count)
    let words = rest.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    for count in 1...2 where words.count > count {
        let mark = words.prefix(count).joined(separator: " ")
        if isMark(mark[...]) { return "\(indent)\(mark) " }
    }
    return String(indent)
}

private func isMark(_ word: Substring) -> Bool {
    guard let last = word.last else { return false }
    let stem = word.dropLast()
    let isNumber = (1...3).contains(stem.count) && stem.allSatisfy { ("0"..."9").contains($0) }
    // A label is a short word or two. A longer one would leave too little of the line.
    let isLabel =
        (1...11).contains(stem.count) && stem.allSatisfy { $0.isLetter || $0 == " " }
        && stem.prefix(1) != stem.prefix(1).lowercased()
    return switch last {
    case ".", ")": isNumber
    case ":": isLabel
    case "-", "*", "•": stem.isEmpty
    default: false
    }
}

/// Folds a line at its spaces so that no line takes more than `width` columns; what follows the first line is indented
/// below its mark. A line that fits stays as it is. A word wider than the line is cut.
func wrapped(_ text: String, width: Int) -> [String] {
    guard text.displayWidth > width else { return [text] }
    let mark = hangingMark(of: text)
    // In a very narrow terminal words matter more than the indent.
    let hang = mark.displayWidth * 2 <= width ? mark : ""
    let indent = String(repeating: " ", count: hang.displayWidth)
    let lines = folded(text.dropFirst(hang.count), width: max(width - hang.displayWidth, 1))
    return lines.enumerated().map { ($0.offset == 0 ? hang : indent) + $0.element }
}

private func folded(_ text: Substring, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    func endLine() {
        lines.append(line)
        line = ""
        used = 0
    }
    for word in text.split(separator: " ") {
        var space = line.isEmpty ? "" : " "
        for piece in pieces(of: word) {
            let columns = piece.displayWidth
            if columns <= width, used + space.count + columns > width {
                endLine()
                space = ""
            }
            // Only a piece wider than the whole line still has to be cut here.
            for character in space + piece {
                if used + character.displayWidth > width, !line.isEmpty { endLine() }
                line.append(character)
                used += character.displayWidth
            }
            space = ""
        }
    }
    return line.isEmpty ? lines : lines + [line]
}

/// Where a word may be broken: after each East Asian wide character, because such text has no spaces.
private func pieces(of word: Substring) -> [Substring] {
    guard word.unicodeScalars.contains(where: \.isWide) else { return [word] }
    var pieces: [Substring] = []
    var start = word.startIndex
    for index in word.indices where word[index].unicodeScalars.prefix(1).contains(where: \.isWide) {
        let end = word.index(after: index)
        pieces.append(word[start..<end])
        start = end
    }
    if start < word.endIndex { pieces.append(word[start...]) }
    return pieces
}
