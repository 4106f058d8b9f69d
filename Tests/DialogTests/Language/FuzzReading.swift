import Foundation
import Testing

@testable import Dialog

/// Whatever is done to a dialog, reading it ends, and every finding lies in a file.
/// `FUZZ=100000 swift test --filter Fuzz` does more of it.
@Suite("Fuzz: reading changed dialogs")
struct FuzzReading {
    static let rounds = ProcessInfo.processInfo.environment["FUZZ"].flatMap(Int.init) ?? 600

    private static let seeds: [[UInt8]] = DiagnosticExamples.files.map { file in
        MarkedSource((try? Data(contentsOf: DiagnosticExamples.folder.appending(path: file))).map { [UInt8]($0) } ?? [])
            .bytes
    }

    private static let tokens: [[UInt8]] =
        [
            "fact ", "flow start\n", "    when x is y or\n", "not ", " = 3 to 1 weeks ago", "declined x: ",
            "include start", "end ", "advise ", "phrases\n", "never advise x when ", "            ", "0",
            "(", ")", "[", "]", "!", "{", "}", "|", "~", "@ago", "#", "  # ", "\"", ":", "/", "*", "+", "-",
            "\t", "\r", "\n", "\u{0}", "é", "👩", "\u{FEFF}",
        ].map { Array($0.utf8) } + [[0xFF], [0xE2, 0x80], [0xF0, 0x9F]]

    @Test("never traps, always ends, and finds the same twice, inside the files")
    func fuzz() {
        var random = SeededRandom(seed: 20_261_120)
        for round in 0..<Self.rounds {
            let dialogs = (0...Int.random(in: 0...2, using: &random)).map { index in
                Source(path: "\(index).dialog", bytes: Self.changed(&random))
            }
            let claims = [Source(path: "a.claims", bytes: Self.changed(&random))]
            let (script, diagnostics) = Script.read(dialogs: dialogs, claims: claims)
            check(diagnostics, script, round)
            if round % 10 == 0 {
                let again = Script.read(dialogs: dialogs.shuffled(using: &random), claims: claims)
                #expect(again.diagnostics == diagnostics, "round \(round)")
                #expect(contents(of: again.script) == contents(of: script), "round \(round)")
            }
        }
    }

    private func check(_ diagnostics: [Diagnostic], _ script: Script, _ round: Int) {
        let places = diagnostics.map(\.place) + diagnostics.compactMap(\.note?.place)
        let isInside = places.allSatisfy { place in
            script.sources.indices.contains(place.file)
                && place.range.upperBound <= script.sources[place.file].bytes.count
        }
        #expect(isInside, "round \(round)")
        for diagnostic in diagnostics.prefix(3) {
            let lines = diagnostic.text(in: script.sources).split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count == (diagnostic.note == nil ? 3 : 6), "round \(round): \(lines)")
            #expect(Set(Mistake.allCases.map(\.rawValue)).contains(diagnostic.kind))
        }
    }

    /// An example with some things inserted, deleted, repeated or moved.
    private static func changed(_ random: inout SeededRandom) -> [UInt8] {
        var bytes = seeds[Int.random(in: seeds.indices, using: &random)]
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            let at = Int.random(in: 0...bytes.count, using: &random)
            let end = min(at + Int.random(in: 0...40, using: &random), bytes.count)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes.removeSubrange(at..<end)
            case 1: bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0...bytes.count, using: &random))
            case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: at)
            case 3:
                let other = seeds[Int.random(in: seeds.indices, using: &random)]
                bytes.replaceSubrange(at..., with: other[Int.random(in: 0...other.count, using: &random)...])
            default: bytes.insert(contentsOf: tokens[Int.random(in: tokens.indices, using: &random)], at: at)
            }
        }
        return bytes
    }
}
