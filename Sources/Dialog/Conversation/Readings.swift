/// What messages were read as, for a caller that says the same ones again and again: a check says each sample at every
/// question.
///
/// Unchecked, since it belongs to the one conversation that ``Conversation/remembering()`` gives, and so to its one caller.
final class Readings: @unchecked Sendable {
    private struct Message: Hashable {
        var text: String
        var today: Day
        var asked: Int?
    }
    private var known: [Message: Reading] = [:]
    /// Then it forgets all, so that its memory does not follow the time it is used.
    private static let most = 20_000

    func reading(of text: String, today: Day, asked: Int?, by understanding: Understanding) -> Reading {
        let message = Message(text: text, today: today, asked: asked)
        if let reading = known[message] { return reading }
        if known.count == Self.most { known.removeAll(keepingCapacity: true) }
        let reading = understanding.read(text, today: today, asked: asked)
        known[message] = reading
        return reading
    }
}
