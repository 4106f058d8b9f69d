import Testing

@testable import Dialog

/// What can be counted of the tone: somebody in pain reads short sentences, and few of them.
@Suite("The tone")
struct ToneTests {
    static let script = Repository.shipped

    @Test("no sentence has more than twenty words")
    func sentencesAreShort() {
        for text in Self.texts {
            for sentence in Self.sentences(of: text.plain) where Self.words(sentence) > 20 {
                Issue.record("\(text.place.description(in: Self.script.sources)): \(sentence)")
            }
        }
    }

    @Test("at most sixty words come before the person speaks", arguments: [3, 15])
    func openingIsShort(_ hour: Int) throws {
        let day = try #require(Day("2026-11-20"))
        let (_, opening) = Repository.conversation.begin(Visit(day: day, hour: hour, country: "US"))
        #expect(opening.paragraphs.map(Self.words).reduce(0, +) <= 60)
    }

    @Test("a reply has at most six lines besides choices; where somebody may be in danger, nothing waits for /more")
    func repliesAreShort() throws {
        let conversation = Repository.conversation
        for path in Repository.files(in: "Dialogs", ending: ".transcript") {
            let transcript = try Transcript.read(Repository.source(path)).transcript
            for exchange in transcript.replay(conversation) {
                // What is asked for is given whole.
                if case .message(let text) = transcript.items[exchange.item], ["/why", "/facts"].contains(text) {
                    continue
                }
                let lines = exchange.reply.lines.filter { if case .choice = $0.kind { false } else { true } }
                #expect(lines.count <= Conversation.mostLines, "\(path): \(exchange.reply.paragraphs)")
                let isUrgent = exchange.reply.changes.contains { Self.script.facts[$0.fact].isAlarm }
                if isUrgent || !exchange.reply.walk.passedTopics {
                    #expect(!lines.contains { $0.kind.phrase == .more }, "\(path): \(exchange.reply.paragraphs)")
                }
            }
        }
    }

    @Test("there are sixty topics, each with samples in five wordings")
    func topicsHaveSamples() {
        #expect(Self.script.topics.count >= 60)
        for topic in Self.script.topics {
            #expect(topic.like.count >= 5, "topic \(topic.name)")
        }
    }

    @Test("alarms have a hundred and fifty samples, and as many idioms and negations that are none")
    func alarmsHaveSamples() {
        let alarms = Self.script.facts.filter(\.isAlarm).flatMap(\.values)
        #expect(Set(alarms.flatMap(\.like).map(\.text)).count >= 150)
        #expect(Set(alarms.flatMap(\.unlike).map(\.text)).count >= 150)
    }

    // MARK: Texts

    /// Every text that the dialogs say.
    static var texts: [Text] {
        let facts = script.facts.flatMap { fact in
            [fact.ask].compactMap(\.self) + fact.again + fact.values.flatMap { [$0.heard].compactMap(\.self) }
        }
        let bodies = (script.flows.map(\.body) + script.topics.map(\.body)).flatMap { texts(of: $0) }
        return facts + bodies + script.topics.flatMap(\.again) + script.advices.flatMap { $0.parts.map(\.text) }
            + script.phrases.keys.sorted { $0.rawValue < $1.rawValue }.flatMap { script.phrases[$0] ?? [] }
    }

    static func texts(of body: [Statement]) -> [Text] {
        body.flatMap { statement -> [Text] in
            switch statement.kind {
            case .say(let text): [text]
            case .ask(_, let text): [text].compactMap(\.self)
            case .end(let text, let again, let nod): [text] + again + nod
            case .when(_, let then, let otherwise): texts(of: then) + texts(of: otherwise)
            case .include, .advise, .start, .topics: []
            }
        }
    }

    static func sentences(of text: String) -> [Substring] {
        text.split { ".?!:".contains($0) }
    }

    static func words(_ text: some StringProtocol) -> Int {
        text.split(separator: " ").count { $0.contains(where: \.isLetter) }
    }
}

extension Text {
    /// A placeholder counts as a word.
    fileprivate var plain: String {
        segments.map { segment in
            switch segment {
            case .words(let words): words
            case .pronoun, .verb, .subject, .days, .detail: "x"
            }
        }.joined()
    }
}
