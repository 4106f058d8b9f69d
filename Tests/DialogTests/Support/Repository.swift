import Dialog
import Foundation
import Testing

/// The files of this repository that are test data.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized

    /// Paths below the root, sorted, of the files in a folder whose names end so.
    static func files(in folder: String, ending: String) -> [String] {
        let found = try? FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
        return (found ?? []).filter { $0.hasSuffix(ending) }.sorted().map { folder + "/" + $0 }
    }

    static func source(_ path: String) throws -> Source {
        Source(path: path, bytes: Array(try Data(contentsOf: root.appending(path: path))))
    }

    static func sources(in folder: String, ending: String) throws -> [Source] {
        try files(in: folder, ending: ending).map(source)
    }

    /// The shipped dialogs, linked once.
    static let shipped: Script = {
        do {
            return try script(sources(in: "Dialogs", ending: ".dialog"))
        } catch {
            fatalError("the shipped dialogs cannot be read: \(error)")
        }
    }()

    static let conversation = Conversation(shipped)

    static func script(_ dialogs: [Source]) throws -> Script {
        let (script, diagnostics) = Script.read(dialogs: dialogs, claims: try sources(in: "seeds", ending: ".claims"))
        for diagnostic in diagnostics where diagnostic.severity == .error {
            Issue.record("\(diagnostic.text(in: script.sources))")
        }
        return script
    }
}
