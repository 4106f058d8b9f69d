import Benchmark
import Dialog
import Foundation

/// What proving a dialog costs, and beside it what it would cost to walk through every combination of its facts.
func checkBenchmarks() {
    let configuration = Benchmark.Configuration(
        metrics: [.wallClock], warmupIterations: 0, maxDuration: .seconds(3), maxIterations: 5)
    for facts in 1...5 {
        let size = "\(facts) facts x 10 values x \(10 * facts) branches"
        let conversation = Generated.conversation(facts: facts, values: 10, branches: 10 * facts)
        Benchmark("check \(size)", configuration: configuration) { benchmark in
            for _ in benchmark.scaledIterations { blackHole(Checker(conversation).check()) }
        }
        Benchmark("brute force \(size), 3 s at most", configuration: configuration) { benchmark in
            for _ in benchmark.scaledIterations {
                let walked = Generated.walkAll(conversation, for: .seconds(3))
                if walked.isAll { continue }
                let message = "brute force \(size): gave up after \(walked.count) combinations\n"
                FileHandle.standardError.write(Data(message.utf8))
            }
        }
    }
}

/// A dialog from `Benchmarks/generate`.
enum Generated {
    static func conversation(facts: Int, values: Int, branches: Int) -> Conversation {
        let process = Process()
        process.executableURL = Files.root.appending(path: "Benchmarks/generate")
        process.arguments = ["\(facts)", "\(values)", "\(branches)"]
        let output = Pipe()
        process.standardOutput = output
        do { try process.run() } catch { fatalError("generate: \(error)") }
        let text = Array(output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        let dialog = Source(path: "generated.dialog", bytes: text)
        let phrases = Files.sources("Dialogs", ending: "phrases.dialog")
        return Conversation(Script.read(dialogs: [dialog] + phrases, claims: []).script)
    }

    /// Walks through the combinations of facts, each unknown, unsaid or of one value, until the time is over.
    static func walkAll(_ conversation: Conversation, for time: Duration) -> (count: Int, isAll: Bool) {
        var (state, _) = conversation.begin(Visit(day: Day(0)))
        let choices = conversation.script.facts.map { fact -> [Held?] in
            [nil, Held(.unsaid)] + fact.values.indices.map { Held(.value($0)) }
        }
        var digits = choices.map { _ in 0 }
        state.memory.facts = choices.map { $0[0] }
        let end = ContinuousClock.now + time
        var count = 0
        while true {
            blackHole(conversation.walk(state))
            count += 1
            // The next number of which each digit is a fact.
            var fact = 0
            while fact < digits.count, digits[fact] + 1 == choices[fact].count {
                (digits[fact], state.memory.facts[fact]) = (0, choices[fact][0])
                fact += 1
            }
            guard fact < digits.count else { return (count, true) }
            digits[fact] += 1
            state.memory.facts[fact] = choices[fact][digits[fact]]
            if count % 1024 == 0, ContinuousClock.now >= end { return (count, false) }
        }
    }
}
