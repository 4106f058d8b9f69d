/// A line of a source with a caret under a place, safe to print on any terminal.
struct Excerpt {
    /// Two lines without indentation cut off: the source's line, and `^~~~` under the culprit.
    let text: String

    /// Of a longer line only what surrounds the culprit is shown.
    static let maximumWidth = 100

    init(of place: Place, in source: Source) {
        let line = source.lineRange(source.line(at: place.range.lowerBound))
        // A place may begin in a byte order mark or a line end, and end in another line.
        let start = min(max(place.range.lowerBound, line.lowerBound), line.upperBound)
        let end = min(max(place.range.upperBound, start), line.upperBound)

        let before = Self.shown(source, line.lowerBound..<start, last: Self.maximumWidth / 2)
        let culprit = Self.shown(source, start..<end, first: Self.maximumWidth / 2)
        let after = Self.shown(
            source, end..<line.upperBound, first: Self.maximumWidth - before.width - culprit.width)

        let blank = String(repeating: " ", count: before.width)
        let run = String(repeating: "~", count: max(0, culprit.width - 1))
        var shown = before.text + culprit.text + after.text
        while shown.last == " " { shown.removeLast() }
        text = shown + "\n" + blank + "^" + run
    }

    private static func shown(_ source: Source, _ range: Range<Int>, last limit: Int) -> (text: String, width: Int) {
        // A character of more than 8 bytes is rare; where one is cut, it shows as U+FFFD.
        let isCut = range.count > limit * 8
        let characters = source.string(isCut ? range.upperBound - limit * 8..<range.upperBound : range).harmless
        guard isCut || characters.displayWidth > limit else { return (characters, characters.displayWidth) }
        var kept: [Character] = []
        var width = 1
        for character in characters.reversed() {
            width += character.displayWidth
            if width > limit { break }
            kept.append(character)
        }
        let text = "…" + String(kept.reversed())
        return (text, text.displayWidth)
    }

    private static func shown(_ source: Source, _ range: Range<Int>, first limit: Int) -> (text: String, width: Int) {
        let isCut = range.count > max(limit, 0) * 8
        let characters = source.string(isCut ? range.lowerBound..<range.lowerBound + max(limit, 0) * 8 : range).harmless
        guard isCut || characters.displayWidth > limit else { return (characters, characters.displayWidth) }
        var kept = ""
        var width = 1
        for character in characters {
            width += character.displayWidth
            if width > limit { break }
            kept.append(character)
        }
        return (kept + "…", kept.displayWidth + 1)
    }
}
