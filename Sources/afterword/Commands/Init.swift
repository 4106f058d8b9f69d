import ArgumentParser
import Dialog

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the built-in dialogs and their sources out, to start from.")

    @Argument(help: ArgumentHelp("A folder that is new or empty.", valueName: "dir"))
    var folder: String

    func validate() throws {
        if folder.isEmpty { throw ValidationError("DIR is empty; name a folder.") }
    }

    func run() throws {
        if Files.exists(folder) {
            guard Files.isFolder(folder) else { throw Failure(message: "\(folder): not a folder", code: .cannotCreate) }
            let present = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            guard present.isEmpty else {
                throw Failure(message: "\(folder): not empty; nothing was written", code: .cannotCreate)
            }
        }
        for file in Embedded.files {
            let path = folder + "/" + file.path
            let parent = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
            do {
                try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
            } catch {
                throw Failure(message: "\(parent): cannot be written", code: .cannotCreate)
            }
            try Files.write(file.text.description, to: path)
        }
        try Console.line("Wrote \(Embedded.files.count) files to \(folder). Try: afterword check \(folder)/Dialogs")
    }
}
