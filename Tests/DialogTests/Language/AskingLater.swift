import Testing

@testable import Dialog

/// An answer only ever adds to what was said: no condition reads a fact before a line that asks it.
@Suite("A condition on a fact that is asked later")
struct AskingLater {
    private func found(_ flow: String) -> [String] {
        let facts = """
            fact a
                ask A?
                yes
                no
            fact b
                ask B?
                yes
                no
            fact many several
                ask Many?
                one
                two
            fact danger alarm
                yes
                    hear danger
            fact country given country
                ask Where?
                us
                other
            decide of-a
                one when a is yes
                two otherwise
            decide through
                one when of-a is one
                two otherwise
            advice one
                next One. [own]
            advice two
                next Two. [own]

            """
        return readDialog(facts + "flow start\n    " + flow + "\n    end Bye.\n").found.filter { $0.contains("later") }
    }

    @Test(
        "is found",
        arguments: [
            "when a is yes\n        say A.\n    ask a",
            "when a is unknown\n        ask a",
            "when a is unsaid\n        say A.\n    ask a",
            "when a is not yes\n        say A.\n    else\n        say B.\n    ask b\n    ask a",
            "when a is no\n        say A.\n    else\n        ask a",
            "when of-a is one\n        say A.\n    ask a",
            "when through is two\n        say A.\n    ask a",
            "advise through\n    ask a",
            "when b is yes and a is yes\n        end A.\n    ask a",
            "ask b\n    when b is yes\n        when a is yes\n            say A.\n    when b is yes\n        ask a",
            "when many is one\n        when a is yes\n            say A.\n    when many is two\n        ask a",
        ])
    func isFound(flow: String) {
        #expect(found(flow).count == 1)
    }

    @Test(
        "is not found where no question follows",
        arguments: [
            "ask a\n    when a is yes\n        say A.\n    ask a",
            "when b is yes\n        when a is yes\n            say A.\n    else\n        ask a",
            "when b is yes\n        when a is yes\n            say A.\n        end B.\n    ask a",
            "when b is yes\n        when a is yes\n            say A.\n    when b is no\n        ask a",
            "when b is yes or many is one\n        say B.\n    else\n        when a is yes\n            say A.\n        end E.\n    ask a",
            "when b is unknown or b is no\n        ask a\n    when b is yes\n        say B.",
            "ask a\n    when through is one\n        advise of-a",
            "when danger is yes\n        say D.\n    ask a",
            "when country is us\n        say U.\n    ask country",
            "when a is yes\n        ask a\n    say A.",
            "say {a}, perhaps.\n    ask a",
        ])
    func isNotFound(flow: String) {
        #expect(found(flow).isEmpty)
    }
}
