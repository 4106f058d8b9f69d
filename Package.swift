// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "afterword",
    platforms: [.macOS(.v13)],
    products: [
        .executable(name: "afterword", targets: ["afterword"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
    ],
    targets: [
        .target(name: "Dialog", exclude: ["English"], plugins: ["EmbedFiles"]),
        .target(name: "CEditline", linkerSettings: [.linkedLibrary("edit")]),
        .executableTarget(
            name: "afterword",
            dependencies: [
                "Dialog", "CEditline",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            plugins: ["EmbedFiles"]
        ),

        // Puts the text files into the two modules above, whenever they are built.
        .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed"]),
        .executableTarget(name: "embed"),

        .testTarget(name: "DialogTests", dependencies: ["Dialog"]),
        .target(
            name: "CTerminal", path: "Tests/CTerminal",
            linkerSettings: [.linkedLibrary("util", .when(platforms: [.linux]))]),
        .testTarget(name: "AfterwordTests", dependencies: ["afterword", "Dialog", "CTerminal"]),
    ]
)

// `make bench` sets it. Whoever only builds Afterword need not fetch and build what measures it.
if Context.environment["AFTERWORD_BENCHMARKS"] != nil {
    // Without its traits, which count allocations: they take over the allocator, and more packages are needed.
    package.dependencies.append(.package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []))
    package.targets.append(
        .executableTarget(
            name: "DialogBenchmarks",
            dependencies: ["Dialog", .product(name: "Benchmark", package: "benchmark")],
            path: "Benchmarks/Dialog",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]))
}
