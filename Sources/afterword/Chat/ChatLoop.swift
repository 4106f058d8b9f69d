import ArgumentParser
import Dialog

extension ColorChoice: ExpressibleByArgument {}

/// Reads lines and shows replies until somebody leaves.
struct ChatLoop: ~Copyable {
    private var session: Session
    private let screen: Screen
    private var reader: LineReader

    init(_ session: Session, color: ColorChoice) {
        self.session = session
        screen = Screen(color: color)
        reader = LineReader(screen: screen)
    }

    /// The whole script is read after the opening was shown.
    consuming func run(_ opening: [Reply.Line], script: () throws -> Script) throws {
        try show(opening)
        session.listen(with: try script())
        var wasInterrupted = false
        while true {
            switch try reader.read(completions: session.completions()) {
            case .line(let line):
                wasInterrupted = false
                let (lines, next) = session.take(line.sanitised)
                switch next {
                case .go: try show(lines)
                case .leave: return try show(session.farewell())
                case .hide: return try screen.hide()
                }
            case .interrupted where !wasInterrupted:
                wasInterrupted = true
                try show([session.phrase(.howToLeave)])
            case .interrupted, .endOfInput:
                return try show(session.farewell())
            }
        }
    }

    /// Paragraphs with air between them; the parts of an advice, and choices, close together.
    private func show(_ lines: [Reply.Line]) throws(OutputClosed) {
        var previous: Reply.Line?
        if reader.isInteractive, !lines.isEmpty { try screen.print([""]) }
        for line in lines {
            if let previous, !line.kind.belongs(to: previous.kind) { try screen.print([""]) }
            try screen.print([line.text], style: line.kind.style)
            previous = line
        }
        if !lines.isEmpty { try screen.print([""]) }
    }
}

extension Reply.Line.Kind {
    fileprivate func belongs(to previous: Reply.Line.Kind) -> Bool {
        switch (previous, self) {
        case (.advice, .advice), (.choice, .choice), (_, .source): true
        default: false
        }
    }

    fileprivate var style: Style {
        switch self {
        case .question: .strong
        case .source, .phrase: .quiet
        default: .plain
        }
    }
}
