@testable import Dialog

/// A small dialog, made up from a seed. Before each line that asks, branches, advises or ends stands a `say` of its own, so
/// that what a walk says tells all that it came to.
struct GeneratedDialog {
    private var random: SeededRandom
    private var lines: [String] = []
    private var says = 0
    private var facts: [(name: String, values: [String], isAlarm: Bool)] = []
    private var hasClock = false
    private static let decided = ["x", "y", "z"]

    static func text(seed: UInt64) -> String {
        var dialog = GeneratedDialog(random: SeededRandom(seed: seed))
        dialog.write()
        return dialog.lines.joined(separator: "\n") + "\n"
    }

    private init(random: SeededRandom) { self.random = random }

    private mutating func chance(_ percent: Int) -> Bool { random.below(100) < percent }

    private mutating func write() {
        hasClock = chance(30)
        for index in 0..<(hasClock ? 2 : 2 + random.below(2)) { writeFact(index) }
        lines.append("decide d")
        for value in Self.decided.dropLast() { lines.append("    \(value) when \(condition(2))") }
        lines.append("    z otherwise")
        if hasClock { lines += ["clock c", "    one from day 1", "    two from day 10"] }
        lines.append("flow start")
        if chance(30) { write(topics: 4) }
        writeBody(depth: 0)
        if !chance(5) {
            say(4)
            lines.append("    end E.")
        }
        lines.append("flow other")
        writeBody(depth: 1, indentation: 4)
        for name in Self.decided where !chance(8) {
            lines += ["advice \(name)", "    next N. [own]", "    doubt D. [own]"]
            if hasClock, chance(40) { lines.append("    start c") }
        }
        for name in Self.decided where lines.contains("advice \(name)") && chance(40) {
            lines.append("never advise \(name) when \(condition(1))")
        }
    }

    private mutating func write(topics indentation: Int) {
        lines.append(String(repeating: " ", count: indentation) + "topics")
    }

    private mutating func writeFact(_ index: Int) {
        let isAlarm = index > 0 && chance(15)
        let values = Array(["p", "q", "r"].prefix(isAlarm ? 1 : 2 + (chance(20) ? 1 : 0)))
        let several = !isAlarm && chance(20) ? " several" : ""
        lines.append("fact f\(index)\(isAlarm ? " alarm" : "")\(several)\(!isAlarm && chance(15) ? " each visit" : "")")
        if !isAlarm { lines.append("    ask Q\(index)?") }
        let isHeard = isAlarm || chance(60)
        // Two values that are times: the first becomes the second by itself.
        let ages = !isAlarm && several.isEmpty && values.count == 2 && chance(20)
        for (place, value) in values.enumerated() {
            let time = ages ? place == 0 ? " = 0 to 6 days ago" : " = 7 days ago or more" : ""
            lines.append("    \(value): \(value.uppercased())\(index)\(time)")
            if !facts.isEmpty, chance(15) {
                let other = facts[random.below(facts.count)]
                lines.append("        implies \(other.name) is \(other.values[random.below(other.values.count)])")
            }
            guard isHeard, isAlarm || chance(80) else { continue }
            lines.append("        hear \(value)word\(index)\(ages ? " @ago" : "")")
            lines.append(
                "        like \"\(value)word\(index)\(ages ? place == 0 ? " yesterday" : " two weeks ago" : "")\"")
        }
        facts.append((name: "f\(index)", values: values, isAlarm: isAlarm))
    }

    // MARK: Lines

    private mutating func say(_ indentation: Int) {
        lines.append(String(repeating: " ", count: indentation) + "say S\(says).")
        says += 1
    }

    private mutating func writeBody(depth: Int, indentation: Int = 4) {
        for _ in 0..<1 + random.below(3) { writeStatement(depth: depth, indentation: indentation) }
    }

    private mutating func writeStatement(depth: Int, indentation: Int) {
        let space = String(repeating: " ", count: indentation)
        say(indentation)
        switch random.below(10) {
        case 0...2:
            let fact = facts[random.below(facts.count)]
            if !fact.isAlarm { lines.append(space + "ask \(fact.name)") }
        case 3, 4: lines.append(space + "advise d")
        case 5 where depth == 0: lines.append(space + "include other")
        case 6 where hasClock: lines.append(space + "start c")
        case _ where depth < 2:
            lines.append(space + "when \(condition(2))")
            writeBranch(depth: depth, indentation: indentation + 4)
            lines.append(space + "else")
            writeBranch(depth: depth, indentation: indentation + 4)
        default: break
        }
    }

    private mutating func writeBranch(depth: Int, indentation: Int) {
        writeBody(depth: depth + 1, indentation: indentation)
        if chance(15) {
            say(indentation)
            lines.append(String(repeating: " ", count: indentation) + "end E.")
        }
    }

    // MARK: Conditions

    private mutating func condition(_ depth: Int) -> String {
        if depth > 0, chance(35) {
            let word = chance(50) ? "and" : "or"
            return "(\(condition(depth - 1))) \(word) (\(condition(depth - 1)))"
        }
        // A decide that reads itself is refused.
        if hasClock, chance(20) { return chance(30) ? "c is unknown" : "c is \(chance(50) ? "one" : "two")" }
        if lines.contains("    z otherwise"), chance(20) {
            return "d is \(chance(20) ? "not " : "")\(Self.decided[random.below(3)])"
        }
        let fact = facts[random.below(facts.count)]
        let value = fact.values[random.below(fact.values.count)]
        switch random.below(10) {
        case 0: return "\(fact.name) is unknown"
        case 1 where !fact.isAlarm: return "\(fact.name) is unsaid"
        case 2...4: return "\(fact.name) is not \(value)"
        default: return "\(fact.name) is \(value)"
        }
    }
}
