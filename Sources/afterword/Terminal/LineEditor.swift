import CEditline

/// Edits lines in the terminal, by libedit. There is one at a time, used by one thread.
struct LineEditor: ~Copyable {
    private let screen: Screen

    /// Nil where lines cannot be edited.
    init?(screen: Screen) {
        guard editline_open() else { return nil }
        self.screen = screen
    }

    deinit {
        editline_close()
    }

    /// Lets the person edit one line. Tab completes it to one of `completions`.
    func read(completions: [String]) -> Signal {
        var draft = Draft()
        while true {
            switch draft.withKeys({ editline_read($0, draft.after) }) {
            case .line:
                return .line(remembered(Draft.edited().text))
            case .interrupted:
                if Draft.edited().text.isEmpty { return leave(.interrupted) }
                editline_erase()
                draft = Draft()
            case .end:
                return leave(.endOfInput)
            case .tab:
                draft = completed(Draft.edited(), among: completions)
            case .redraw:
                draft = Draft.edited()
            }
        }
    }

    private func remembered(_ line: String) -> String {
        if !line.allSatisfy(\.isWhitespace) { Draft(text: line).withKeys(editline_remember) }
        return line
    }

    /// Ends the line of the prompt, so that what is printed next begins at the left.
    private func leave(_ signal: Signal) -> Signal {
        try? screen.print([""])
        return signal
    }

    private func completed(_ draft: Draft, among completions: [String]) -> Draft {
        let completion = Completion(of: draft.text, among: completions)
        if completion == .none { editline_beep() }
        editline_erase()
        switch completion {
        case .none: return draft
        case .replaced(let text): return Draft(text: text)
        case .choices(let choices):
            try? screen.print(choices)
            return draft
        }
    }
}

/// The text of a line that is being edited.
private struct Draft {
    var text = ""
    /// The characters after the cursor, counted in Unicode scalars as libedit does.
    var after = 0

    /// What stands in the editor.
    static func edited() -> Draft {
        let line = editline_line().pointee
        let scalars = UnsafeBufferPointer(start: line.buffer, count: line.lastchar - line.buffer)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars.lazy.map { Unicode.Scalar(UInt32(truncatingIfNeeded: $0)) ?? "\u{FFFD}" })
        if text.last == "\n" { text.removeLast() }
        return Draft(text: String(text), after: line.lastchar - line.cursor)
    }

    /// Passes the text as C takes it.
    func withKeys<Result>(_ body: (UnsafePointer<wchar_t>) -> Result) -> Result {
        let characters = text.unicodeScalars.map { wchar_t(truncatingIfNeeded: $0.value) } + [0]
        return body(characters)
    }
}
