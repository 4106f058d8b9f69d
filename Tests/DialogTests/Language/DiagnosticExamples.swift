import Foundation
import Testing

@testable import Dialog

/// Every kind of mistake has an example in `Tests/Diagnostics`, which says what is found, and where. To add a kind,
/// add a file.
@Suite("Diagnostics")
struct DiagnosticExamples {
    static let folder = Repository.root.appending(path: "Tests/Diagnostics")

    static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".dialog") || $0.hasSuffix(".claims") }.sorted()

    @Test("an example is found with its message, at its mark, and nothing else is", arguments: files)
    func example(file: String) throws {
        let kind = String(file.prefix { $0 != "." })
        let marked = MarkedSource(try Self.bytes(file))
        let (script, diagnostics) = try Self.read(marked, as: file)

        let own = diagnostics.filter { $0.place.file >= 0 && script.sources[$0.place.file].path == file }
        let found = own.map { diagnostic in
            let offset = diagnostic.place.range.lowerBound
            let mark =
                marked.marks.first { $0.value == offset }?.key
                ?? script.sources[diagnostic.place.file].position(at: offset).description
            return MarkedSource.Finding(mark: mark, message: "\(diagnostic.severity.rawValue): \(diagnostic.message)")
        }
        let missing = marked.expected.filter { expected in !found.contains { $0.fits(expected) } }
        let unexpected = found.filter { finding in !marked.expected.contains { finding.fits($0) } }
        #expect(missing.isEmpty, "not found")
        #expect(unexpected.isEmpty, "found besides")
        #expect(found.count == marked.expected.count, "the same thing is found twice")
        #expect(Set(own.map(\.kind)) == [kind], "an example shows one kind")
        #expect(diagnostics.count == own.count, "the files beside the example have findings of their own")
    }

    @Test("every kind has an example, and every example a kind")
    func completeness() {
        let kinds = Set(Mistake.allCases.map(\.rawValue))
        let examples = Set(Self.files.map { String($0.prefix { $0 != "." }) })
        #expect(kinds.subtracting(examples).sorted() == Self.withoutExample)
        #expect(examples.subtracting(kinds).sorted() == [])
    }

    /// No file can show these; they have tests of their own.
    static let withoutExample = [Mistake.noDialogs, .tooManyFindings].map(\.rawValue).sorted()

    @Test("the documentation lists every kind with its severity, in the order of the code")
    func documentation() throws {
        let text = String(decoding: try Repository.source("Documentation/diagnostics.md").bytes, as: UTF8.self)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
            row.split(separator: "|").prefix(2).map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
        }
        #expect(rows == Mistake.allCases.map { [$0.rawValue, $0.severity.rawValue] })
    }

    @Test("the files beside the examples are without mistakes")
    func beside() throws {
        let marked = MarkedSource(Array("concept x\n    y\n\nfact z\n    w\n        hear ~x\n".utf8))
        #expect(try Self.read(marked, as: "x.dialog").diagnostics.map(\.message) == [])
    }

    private static func bytes(_ file: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: file)))
    }

    /// Reads an example together with what it does not have itself: a start, the phrases, claims to cite.
    private static func read(_ marked: MarkedSource, as file: String) throws -> (
        script: Script, diagnostics: [Diagnostic]
    ) {
        let example = Source(path: file, bytes: marked.bytes)
        let lines = String(decoding: marked.bytes, as: UTF8.self).split(separator: "\n")
        var dialogs = file.hasSuffix(".dialog") ? [example] : []
        if !lines.contains("flow farewell") { dialogs.append(try beside("claims.dialog")) }
        if !lines.contains(where: { $0.hasPrefix("flow ") }) { dialogs.append(try beside("start.dialog")) }
        if !file.hasPrefix(Mistake.missingPhrase.rawValue) {
            let own = lines.drop { $0 != "phrases" }
            let missing = Phrase.allCases.map { "    \($0.rawValue) " }.filter { key in
                !own.contains { $0.hasPrefix(key) }
            }
            let text = "phrases\n" + missing.map { $0 + "Text.\n" }.joined()
            dialogs.append(Source(path: "beside/phrases.dialog", text: text))
        }
        let claims = [try beside("example.claims")] + (file.hasSuffix(".claims") ? [example] : [])
        return Script.read(dialogs: dialogs, claims: claims)
    }

    private static func beside(_ file: String) throws -> Source {
        Source(path: "beside/" + file, bytes: try bytes("beside/" + file))
    }
}
