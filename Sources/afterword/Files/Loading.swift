import ArgumentParser
import Dialog

/// Which dialogs to talk with.
struct DialogOptions: ParsableArguments {
    @Option(
        name: .customLong("dialogs"),
        help: ArgumentHelp("Use the dialogs in DIR, not the built-in ones.", valueName: "dir"))
    var folder: String?

    func load() throws -> Conversation { Conversation(try script()) }

    func script() throws -> Script { try Loading.script(folder: folder) }
}

enum Loading {
    /// The same as `read`; where the dialogs have mistakes, these are printed and the program ends with 65.
    static func script(folder: String? = nil) throws -> Script {
        let (script, diagnostics) = try read(folder: folder)
        guard !diagnostics.contains(where: { $0.severity == .error }) else {
            for diagnostic in diagnostics { Console.error(diagnostic.text(in: script.sources)) }
            throw ExitCode.badData
        }
        return script
    }

    /// What an opening of the built-in dialogs needs.
    static func skim() -> Script { Script.skim(dialogs: builtIn(ending: ".dialog")) }

    /// The dialogs of a folder, or the built-in ones. What a folder does not have, and every dialog needs, is built in:
    /// phrases where it declares none, claims where there is no `seeds` inside it or beside it.
    static func read(folder: String?) throws -> (script: Script, diagnostics: [Diagnostic]) {
        guard let folder else {
            return Script.read(dialogs: builtIn(ending: ".dialog"), claims: builtIn(ending: ".claims"))
        }
        let paths = try Files.list(folder, ending: ".dialog")
        guard !paths.isEmpty else {
            throw Failure(message: "\(folder): holds no file that ends in .dialog", code: .noInput)
        }
        var dialogs = try paths.map(Files.read)
        if !dialogs.contains(where: { $0.hasLine(beginningWith: "phrases") }) {
            dialogs += builtIn(ending: "/phrases.dialog")
        }
        if let claims = try claimFolder(beside: folder).map({ try Files.list($0, ending: ".claims").map(Files.read) }) {
            return Script.read(dialogs: dialogs, claims: claims)
        }
        let (script, diagnostics) = Script.read(dialogs: dialogs, claims: builtIn(ending: ".claims"))
        // Nobody has to use claims that are not theirs.
        return (script, diagnostics.filter { script.sources[$0.place.file].path.hasSuffix(".dialog") })
    }

    private static func builtIn(ending: String) -> [Source] {
        Embedded.files.filter { $0.path.hasSuffix(ending) }.map {
            Source(path: $0.path, constant: $0.text)
        }
    }

    private static func claimFolder(beside folder: String) -> String? {
        let trimmed = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        let name = trimmed.split(separator: "/").last ?? ""
        let parent = trimmed.lastIndex(of: "/").map { String(trimmed[..<$0]) + "/seeds" } ?? "seeds"
        // "." and ".." are in no folder that their path names.
        let beside = name == "." || name == ".." ? trimmed + "/../seeds" : parent
        return [trimmed + "/seeds", beside].first(where: Files.isFolder)
    }
}
