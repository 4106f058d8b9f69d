import Foundation
import PackagePlugin

/// Gives a module the text files it carries, as `Embedded.files`: see `Sources/embed/main.swift`.
///
/// SwiftPM asks a plugin for its commands when it plans a build, not at each build, so a list of files made here would
/// be out of date after the first new file. It also runs a command only when an input of the command has changed, and a
/// folder cannot be an input. So the tool lists the folders, and it runs at each build: its one input is a stamp that
/// it writes anew every time. It takes a few hundredths of a second, and where no file has changed it leaves its output
/// alone, so that nothing is compiled.
@main
struct EmbedFiles: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        // What is embedded: the folder in which the paths begin, then pairs of a folder and the ending of its files.
        let files: [String]
        switch target.name {
        case "Dialog": files = [root.appending(path: "Sources/Dialog").path, "English", "txt"]
        case "afterword": files = [root.path, "Dialogs", "dialog", "seeds", "claims"]
        default: throw PluginError(description: "EmbedFiles does not know what to embed in \(target.name)")
        }

        let output = context.pluginWorkDirectoryURL.appending(path: "Embedded.swift")
        let stamp = context.pluginWorkDirectoryURL.appending(path: "stamp")
        if !FileManager.default.fileExists(atPath: stamp.path) { try Data().write(to: stamp) }
        return [
            .buildCommand(
                displayName: "Embedding text files in \(target.name)",
                executable: try context.tool(named: "embed").url,
                arguments: [output.path, stamp.path] + files,
                inputFiles: [stamp],
                outputFiles: [output]
            )
        ]
    }
}

struct PluginError: Error, CustomStringConvertible {
    let description: String
}
