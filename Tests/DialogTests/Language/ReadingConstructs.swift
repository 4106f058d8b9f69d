import Testing

@testable import Dialog

@Suite("Reading a dialog")
struct ReadingConstructs {
    @Test("a pattern is a tree of words, gaps, alternatives, options and concepts")
    func patterns() throws {
        let (script, found) = readDialog(
            """
            concept ex
                he, my (Ex | boy-friend)

            fact cause
                cheated
                    hear ~ex [had really] (cheat | hook up) * don’t
                    hear not we talk !(about work)
                    answer *
                    answer no
                    hear /crisis not @ago
            """)
        #expect(found == [])
        let value = try #require(script.facts.first?.values.first)
        #expect(
            script.concepts[0].alternatives == [
                .word("he"), .sequence([.word("my"), .alternatives([.word("ex"), .word("boy-friend")])]),
            ])
        #expect(
            value.hear.map(\.kind) == [
                .words(
                    .sequence([
                        .concept(0), .optional(.sequence([.word("had"), .word("really")])),
                        .alternatives([.word("cheat"), .sequence([.word("hook"), .word("up")])]), .gap, .word("don't"),
                    ])),
                .words(
                    .sequence([.word("we"), .word("talk"), .absent(.sequence([.word("about"), .word("work")]))])),
                .words(.sequence([.command("/crisis"), .word("not"), .ago])),
            ])
        #expect(value.hear.map(\.isNegated) == [false, true, false])
        #expect(value.answer.map(\.kind) == [.anything, .no])
    }

    @Test("a condition reads 'or' between values and between tests")
    func conditions() throws {
        let (script, found) = readDialog(
            """
            fact a
                yes
                    hear a
                no
            fact b
                yes
                    hear b
                no
            decide d
                one when a is yes or no or b is not no
                two when (a is unknown or b is yes) and a is not no or unsaid
                one otherwise
            topic t
                asks t
                say T.
                when d is two
                    say Two.
            """)
        #expect(found == [])
        let decide = try #require(script.decides.first)
        #expect(decide.values == ["one", "two"])
        #expect(decide.lines.map(\.value) == [0, 1, 0])
        let yes = Cases.value(0)
        let no = Cases.value(1)
        #expect(
            decide.lines.map(\.condition) == [
                .any([.test(.fact(0), [yes, no], negated: false), .test(.fact(1), no, negated: true)]),
                .all([
                    .any([.test(.fact(0), .unknown, negated: false), .test(.fact(1), yes, negated: false)]),
                    .test(.fact(0), [no, .unsaid], negated: true),
                ]),
                .always,
            ])
    }

    @Test("a text folds white space over lines, and sources stand at their ends")
    func texts() throws {
        let claims = Source(path: "seeds/d.claims", text: "c: A claim.\n")
        let (script, found) = readDialog(
            """
            fact they
                he
                    hear he
            flow start
                say {They}   {weren't|wasn't} #1,  # a comment
                    with  {their}

                    # another
                        friend: {they}. [d/c]  [own]
                    Bye.
                end
                    Come back.
                    again Still here,
                        as before.
                    again {discusses|discuss} {miss|misses}
                    nod Mm.
            """, claims: [claims])
        #expect(found == [])
        guard case .say(let text) = script.flows[0].body[0].kind else { throw Unexpected() }
        #expect(
            text.segments == [
                .pronoun(.they, capitalised: true), .words(" "), .verb(singular: "wasn't", plural: "weren't"),
                .words(" #1, with "), .pronoun(.their, capitalised: false), .words(" friend: "),
                .pronoun(.they, capitalised: false), .words(". Bye."),
            ])
        #expect(text.citations.map(\.claim) == [0, nil])
        guard case .end(let end, let again, let nod) = script.flows[0].body[1].kind else { throw Unexpected() }
        #expect(end.segments == [.words("Come back.")])
        #expect(nod.map(\.segments) == [[.words("Mm.")]])
        #expect(
            again.map(\.segments) == [
                [.words("Still here, as before.")],
                [
                    .verb(singular: "discusses", plural: "discuss"), .words(" "),
                    .verb(singular: "misses", plural: "miss"),
                ],
            ])
    }

    @Test("a range counts its last unit whole")
    func ranges() {
        let (script, found) = readDialog(
            """
            fact since
                hear it end @ago
                a: 1 = 1 = 0 to 6 days ago
                b = 1 to 3 weeks ago
                c: some = 28 to 29 days ago
                d = 1 month ago or more
            fact hour given hour
                night = 22 to 5
                day = 6 to 21
            """)
        #expect(found == [])
        #expect(
            script.facts[0].values.map(\.range) == [
                ValueRange(unit: .ago, lower: 0, upper: 6), ValueRange(unit: .ago, lower: 7, upper: 27),
                ValueRange(unit: .ago, lower: 28, upper: 29), ValueRange(unit: .ago, lower: 30, upper: nil),
            ])
        #expect(script.facts[0].values.map { $0.label?.segments } == [[.words("1 = 1")], nil, [.words("some")], nil])
        #expect(script.facts[1].values[0].range == ValueRange(unit: .number, lower: 22, upper: 5))
    }

    @Test("a value may be named as a keyword where a colon follows")
    func keywordsAsValues() {
        let (script, found) = readDialog(
            """
            fact next
                ask What now?
                end: The end
                start: A start
                    hear again
                told
            """)
        #expect(found == [])
        #expect(script.facts[0].values.map(\.name) == ["end", "start", "told"])
        #expect(script.facts[0].values.map { $0.label?.segments } == [[.words("The end")], [.words("A start")], nil])
    }

    @Test("a flow keeps its lines in order, numbered without gaps")
    func flows() throws {
        let (script, found) = readDialog(
            """
            clock quiet
                new from day 1
            advice wait
                next Wait. [own]
                start quiet
            topic t +one +two
                asks t
                say T.
                again T again.
            flow start
                topics
                when quiet is new
                    say One.
                    when quiet is unknown
                        say Two.
                else
                    include second
                end Three.
            flow second
                advise wait
            never +two when quiet is new
            never advise wait when quiet is not new
            """)
        #expect(found == [])
        #expect(script.lineCount == 11)
        #expect(script.advices[0].parts.map(\.id) + script.advices[0].starts.map(\.id) == [0, 1])
        #expect(script.topics[0].tags == ["one", "two"])
        // Topics come last, wherever they stand.
        #expect(script.topics[0].body.map(\.id) == [10])
        let body = try #require(script.flows.first).body
        #expect(body.map(\.id) == [2, 3, 8])
        guard case .when(_, let then, let otherwise) = body[1].kind else { throw Unexpected() }
        #expect(then.map(\.id) == [4, 5])
        #expect(otherwise.map(\.id) == [7])
        #expect(script.promises.map(\.subject) == [.tag("two"), .advice(0)])
    }

    @Test("a claim has the name of its file as its document, and may be declined")
    func claims() {
        let source = Source(
            path: "seeds/four-steps.claims",
            text: "# About it.\nwait: Wait\n  a while.  # yes\n    declined harmful: It\n      hurts.\n")
        let (script, found) = readDialog("concept a\n    b\n", claims: [source])
        #expect(found == [])
        let claim = script.claims[0]
        #expect(claim.document + "/" + claim.name == "four-steps/wait")
        #expect(claim.text == "Wait a while.")
        #expect(claim.declined?.reason == "harmful")
        #expect(claim.declined?.text == "It hurts.")
    }

    struct Unexpected: Error {}
}
