import Testing

@testable import Dialog

@Suite("A finding as it is read")
struct DiagnosticText {
    /// The lines of a finding about the middle of a text.
    private func lines(_ before: String, _ culprit: String, _ after: String = "") -> [String] {
        let source = Source(path: "a.dialog", text: before + culprit + after)
        let place = Place(file: 0, range: before.utf8.count..<before.utf8.count + culprit.utf8.count)
        return lines(Diagnostic("kind", "message", at: place), source)
    }

    private func lines(_ diagnostic: Diagnostic, _ source: Source) -> [String] {
        diagnostic.text(in: [source]).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test("it has the path, line, column and kind, then the line with the culprit underlined")
    func plain() {
        #expect(
            lines("one\n  two ", "casue", " three\n") == [
                "a.dialog:2:7: error: message [kind]",
                "  two casue three",
                "      ^~~~~",
            ])
    }

    @Test("a column is a character, and carets stand below wide ones")
    func wide() {
        #expect(
            lines("日本 é e\u{301} 👩‍👩‍👧 ", "?") == [
                "a.dialog:1:10: error: message [kind]",
                "日本 é e\u{301} 👩‍👩‍👧 ?",
                "            ^",
            ])
    }

    @Test("a tab is shown as four spaces, a control character as its picture")
    func control() {
        #expect(
            lines("\ta\u{1B}[31m\u{7F}\u{9B}\u{202E}", "?", "\r\n") == [
                "a.dialog:1:11: error: message [kind]",
                "    a␛[31m␡\u{FFFD}\u{FFFD}?",
                "             ^",
            ])
    }

    @Test("bytes that are no UTF-8 show as U+FFFD")
    func invalid() {
        let source = Source(path: "a.dialog", bytes: [0x61, 0xFF, 0x20, 0x3F])
        let finding = Diagnostic("kind", "message", at: Place(file: 0, range: 3..<4))
        #expect(lines(finding, source) == ["a.dialog:1:4: error: message [kind]", "a\u{FFFD} ?", "   ^"])
    }

    @Test("of a long line only what is around the culprit is shown")
    func long() throws {
        let lines = lines(String(repeating: "word ", count: 2000), "?", String(repeating: " more", count: 2000))
        #expect(lines[0] == "a.dialog:1:10001: error: message [kind]")
        #expect(lines[1].count <= Excerpt.maximumWidth)
        #expect(Array(lines[1])[lines[2].count - 1] == "?")
    }

    @Test("a note follows with its own place, and a culprit over several lines is underlined in the first")
    func note() {
        let source = Source(path: "a.dialog", text: "one two\nthree\n")
        let note = Diagnostic.Note(message: "here", place: Place(file: 0, range: 8..<13))
        let place = Place(file: 0, range: 4..<13)
        #expect(
            lines(Diagnostic("kind", "message", at: place, note: note, severity: .warning), source) == [
                "a.dialog:1:5: warning: message [kind]",
                "one two",
                "    ^~~",
                "a.dialog:2:1: note: here",
                "three",
                "^~~~~",
            ])
    }

    @Test("at the end of a file the caret stands behind the last character")
    func end() {
        #expect(lines("one", "") == ["a.dialog:1:4: error: message [kind]", "one", "   ^"])
    }
}
