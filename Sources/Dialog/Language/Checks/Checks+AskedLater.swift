// A condition on a fact that is asked later.
//
// An answer only ever adds to what was said. That holds when no condition that a walk evaluates on its way to a question
// reads the fact that it asks: the walk that stopped at `ask F` knew F as unknown; the next one knows its value, and
// takes the same way down to that line, unless a condition above it read F. So this is forbidden without exception:
// `when F is unknown` around `ask F` too (the lines before the question would vanish with the answer; and `ask` does
// nothing anyway when F is known), and `when F is unsaid` before it.
//
// Whether a line "can come later" is decided by walking the structure with, for every subject, the set of cases that it
// can be in there: an `ask` that was passed leaves F no longer unknown, a `when` narrows what it tests. This takes some
// ways for possible that no facts lead along, never the reverse. Alarms and given facts do not count: no question
// changes them.
extension Checks {
    mutating func checkAskedLater(_ start: Int) {
        var walk = AbstractWalk(script, references, referencesOfLine)
        walk.walk(start)
        for finding in walk.found {
            let fact = script.facts[finding.fact].name
            let through =
                references[finding.read].use == .test(.fact(finding.fact)) ? "'\(fact)'" : "this reads '\(fact)', which"
            findings.add(
                .askedLater, "\(through) is asked later, so an answer would change what was said before",
                at: references[finding.read].place, note: .init(message: "asked here", place: finding.ask))
        }
    }
}
