import Benchmark
import Dialog

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock],
        warmupIterations: 10,
        maxDuration: .seconds(2)
    )

    Benchmark("count the words about English") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(countWords()) }
    }
}
