// embed OUTPUT STAMP BASE (FOLDER ENDING)...
//
// Writes a Swift file that holds every file with that ending in these folders of BASE, at any depth, sorted by path.
// Each is a plain string literal: it compiles in no time, is constant data in the program, and costs nothing at start.
// Run by the plugin EmbedFiles at each build; STAMP is what makes the next build run it again.

import Foundation

func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data("error: \(message)\n".utf8))
    exit(1)
}

/// The bytes as a Swift string literal. Quotes, backslashes and control characters are escaped.
func literal(_ text: some Sequence<UInt8>) -> [UInt8] {
    var literal: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): literal += [UInt8(ascii: "\\"), byte]
        case UInt8(ascii: "\n"): literal += Array("\\n".utf8)
        case 0..<0x20, 0x7F: literal += Array("\\u{\(String(byte, radix: 16))}".utf8)
        default: literal.append(byte)
        }
    }
    literal.append(UInt8(ascii: "\""))
    return literal
}

let arguments = CommandLine.arguments
guard arguments.count >= 6, arguments.count.isMultiple(of: 2) else {
    fail("usage: embed OUTPUT STAMP BASE (FOLDER ENDING)...")
}
let output = URL(fileURLWithPath: arguments[1])
let stamp = URL(fileURLWithPath: arguments[2])
let base = URL(fileURLWithPath: arguments[3], isDirectory: true)

var paths: [String] = []
for index in stride(from: 4, to: arguments.count, by: 2) {
    let (folder, ending) = (arguments[index], arguments[index + 1])
    guard let inside = try? FileManager.default.subpathsOfDirectory(atPath: base.appending(path: folder).path) else {
        fail("there is no folder \(folder) in \(base.path)")
    }
    // Not hidden files: editors keep theirs beside what is being edited.
    paths += inside.filter { $0.hasSuffix("." + ending) && !$0.hasPrefix(".") && !$0.contains("/.") }
        .map { folder + "/" + $0 }
}

var code = Array(
    """
    // Generated from the files below; see Sources/embed.
    enum Embedded {
        /// The files this module carries, sorted by path.
        static let files: [(path: String, text: StaticString)] = [

    """.utf8)
for path in paths.sorted() {
    let file = base.appending(path: path)
    guard let text = try? Data(contentsOf: file) else { fail("\(file.path) cannot be read") }
    guard String(data: text, encoding: .utf8) != nil else { fail("\(file.path) is not UTF-8") }
    code += Array("        (".utf8) + literal(path.utf8) + Array(", ".utf8) + literal(text) + Array("),\n".utf8)
}
code += Array("    ]\n}\n".utf8)

if (try? Data(contentsOf: output)) != Data(code) {
    try Data(code).write(to: output)
}
try Data("\(Date())".utf8).write(to: stamp)
