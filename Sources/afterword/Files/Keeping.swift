import Dialog

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The conversation kept on this computer, as a transcript. Nothing is written before the person agreed. Every folder of dialogs
/// has its own: what was told to one bot is no matter of another.
struct Keeping {
    /// `$XDG_STATE_HOME/afterword`, by default `~/.local/state/afterword`; nil where there is no home.
    private let folder: String?
    private let name: String

    /// `dialogs`: the folder of the dialogs; nil for the built-in ones.
    init(dialogs: String?) {
        name = "conversation" + (dialogs.map { "-" + Self.mark(of: $0) } ?? "") + ".transcript"
        if let state = Surroundings.variable("XDG_STATE_HOME"), state.hasPrefix("/") {
            folder = state + "/afterword"
        } else {
            folder = Surroundings.variable("HOME").map { $0 + "/.local/state/afterword" }
        }
    }

    private var path: String? { folder.map { "\($0)/\(name)" } }

    /// A folder's whole path in eight hexadecimal digits (FNV-1a, of 32 bits): its own name would tell too much, or name two alike.
    private static func mark(of path: String) -> String {
        let hash = (Files.resolved(path) ?? path).utf8.reduce(0x811C_9DC5 as UInt32) {
            ($0 ^ UInt32($1)) &* 0x0100_0193
        }
        return String(UInt64(hash) | 1 << 32, radix: 16).dropFirst().description
    }

    /// Whether anything lies here, also what was set aside: to somebody else it is readable enough.
    var exists: Bool { !found.isEmpty }

    private var found: [String] { path.map { [$0] + Self.asides(of: $0) }?.filter(Files.exists) ?? [] }

    /// Where files go that are no transcripts, one after another: none takes the place of an earlier one.
    private static func asides(of path: String) -> [String] {
        [path + ".unreadable"] + (2...99).map { "\(path).unreadable-\($0)" }
    }

    enum Kept {
        case nothing
        case transcript(Transcript)
        /// The file was no transcript, or could not be read; it lies at this path now, so that nothing is lost.
        case setAside(String)
    }

    func read() throws(Failure) -> Kept {
        guard let path, Files.exists(path) else { return .nothing }
        if let source = try? Files.read(path) {
            let (transcript, diagnostics) = Transcript.read(source)
            if diagnostics.isEmpty { return .transcript(transcript) }
        }
        guard let aside = Self.asides(of: path).first(where: { !Files.exists($0) }), Files.move(path, to: aside) else {
            throw Failure(message: "\(path): is no transcript, and cannot be moved", code: .badData)
        }
        return .setAside(aside)
    }

    func write(_ transcript: Transcript) throws(Failure) {
        guard let folder, let path else {
            throw Failure(
                message: "there is no folder to keep it in, as neither XDG_STATE_HOME nor HOME is set",
                code: .cannotCreate)
        }
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try Files.write(transcript.description, to: path, isPrivate: true)
    }

    func forget() throws(Failure) {
        for path in found {
            do {
                try FileManager.default.removeItem(atPath: path)
            } catch {
                throw Failure(message: "\(path): cannot be deleted", code: .cannotCreate)
            }
        }
    }
}
