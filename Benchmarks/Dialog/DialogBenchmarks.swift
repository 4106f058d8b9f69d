import Benchmark
import Dialog
import Foundation

// What the core costs, in one thread. The figures of a run are comparable with each other, not between machines.

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .throughput], warmupIterations: 10, maxDuration: .seconds(2))

    let dialogs = Files.sources("Dialogs", ending: ".dialog")
    let claims = Files.sources("seeds", ending: ".claims")
    let script = Script.read(dialogs: dialogs, claims: claims).script
    let conversation = Conversation(script)
    let understanding = Understanding(script)
    let today = Day("2026-11-20") ?? Day(0)

    Benchmark("parse and link the shipped dialogs") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(Script.read(dialogs: dialogs, claims: claims)) }
    }

    Benchmark("prepare to understand the shipped dialogs") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(Understanding(script)) }
    }

    // One iteration reads all the messages; the name says how many, so that it can be divided.
    Benchmark("understand \(Messages.twentyWords.count) messages of 20 words, shipped dialogs") { benchmark in
        for _ in benchmark.scaledIterations {
            for message in Messages.twentyWords { blackHole(understanding.read(message, today: today)) }
        }
    }

    let crowded = Understanding(Crowd.script(script, times: 100))
    Benchmark("understand \(Messages.twentyWords.count) messages of 20 words, a hundred times the patterns") {
        benchmark in
        for _ in benchmark.scaledIterations {
            for message in Messages.twentyWords { blackHole(crowded.read(message, today: today)) }
        }
    }

    let (state, _) = conversation.begin(Visit(day: today, hour: 15, country: "US"))
    Benchmark("answer \(Messages.twentyWords.count) messages of 20 words") { benchmark in
        for _ in benchmark.scaledIterations {
            for message in Messages.twentyWords { blackHole(conversation.step(state, .message(message))) }
        }
    }

    checkBenchmarks()
}

enum Files {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    static func sources(_ folder: String, ending: String) -> [Source] {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
        return paths.filter { $0.hasSuffix(ending) }.sorted().compactMap { path in
            let bytes = try? Data(contentsOf: root.appending(path: folder).appending(path: path))
            return bytes.map { Source(path: folder + "/" + path, bytes: Array($0)) }
        }
    }
}

/// Messages of twenty words each, as people write them.
enum Messages {
    static let twentyWords = [
        "my girlfriend of three years broke up with me last week because she says she needs more space for herself",
        "he has been seeing someone from his office for months and i only found out about it two nights ago",
        "we are still together but all we do is fight about money and i do not know how to stop",
        "i keep writing to her every single day although she told me twice that she wants me to leave her",
        "it has been a year since he moved out and i still wake up at night and look for him",
        "she was my best friend too and now there is nobody left to tell how bad all of this feels",
        "i ended it myself in march because the distance was too much and now i wonder whether that was wrong",
        "my husband says that he never cheated but his phone is full of messages from a woman that i know",
        "should i send him a letter for his birthday or is it better when i stay quiet for another month",
        "we have two children and a house so i have to see her every weekend and it hurts each time",
    ]
}
