import ArgumentParser
import Dialog

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A failure with a message for people and an exit code for scripts.
struct Failure: Error {
    var message: String
    var code: ExitCode
}

/// Reads files and folders; every failure is a sentence.
enum Files {
    static func read(_ path: String) throws(Failure) -> Source {
        do {
            return Source(path: path, bytes: Array(try Data(contentsOf: URL(filePath: path))))
        } catch {
            throw Failure(message: "\(path): \(reason(path, error))", code: .noInput)
        }
    }

    /// The files of a folder, in all its folders, whose names end so; sorted, so that every machine reads them alike. Not
    /// hidden ones, which editors leave beside what is being edited.
    static func list(_ folder: String, ending: String) throws(Failure) -> [String] {
        guard isFolder(folder) else {
            throw Failure(message: "\(folder): \(reason(folder, nil))", code: .noInput)
        }
        do {
            // With a slash, a link to a folder is the folder.
            let folder = folder.hasSuffix("/") ? folder : folder + "/"
            return try FileManager.default.subpathsOfDirectory(atPath: folder)
                .filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") && !$0.contains("/.") }
                .map { folder + $0 }
                .filter { !isFolder($0) }
                .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        } catch {
            throw Failure(message: "\(folder): cannot be read", code: .noInput)
        }
    }

    static func isFolder(_ path: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// Writes a whole file or nothing. Where it is private, only its owner can ever read it; else it is as readable as the
    /// file in whose place it comes, or as any new file. A link stays, and what it leads to is written.
    static func write(_ text: String, to path: String, isPrivate: Bool = false) throws(Failure) {
        let failure = Failure(message: "\(path): cannot be written", code: .cannotCreate)
        let target = resolved(path)
        // Its folder would let it be replaced all the same.
        guard target == nil || access(path, W_OK) == 0 else { throw failure }
        var name = Array(((target ?? path) + ".XXXXXX").utf8CString)
        // A name that no file has, and from its first byte for the owner alone.
        let file = mkstemp(&name)
        guard file >= 0 else { throw failure }
        let isWritten = (try? writeAll(Array(text.utf8), to: file)) != nil
        if !isPrivate { fchmod(file, mode(of: path)) }
        guard close(file) == 0, isWritten, rename(name, target ?? path) == 0 else {
            unlink(name)
            throw failure
        }
    }

    /// The whole path of what exists, with no link in it.
    static func resolved(_ path: String) -> String? {
        realpath(path, nil).map { resolved in
            defer { free(resolved) }
            return String(cString: resolved)
        }
    }

    /// The permissions of a file; where there is none, those that a new one gets.
    private static func mode(of path: String) -> mode_t {
        var status = stat()
        if stat(path, &status) == 0 { return status.st_mode & 0o7777 }
        let mask = umask(0)
        umask(mask)
        return 0o666 & ~mask
    }

    /// Replaces what is at the new path, in one step.
    static func move(_ path: String, to new: String) -> Bool { rename(path, new) == 0 }

    private static func reason(_ path: String, _ error: (any Error)?) -> String {
        if !exists(path) { return "no such file or folder" }
        if error == nil { return "not a folder" }
        return isFolder(path) ? "is a folder" : "cannot be read"
    }
}
