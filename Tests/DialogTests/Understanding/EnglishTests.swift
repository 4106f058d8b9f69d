import Foundation
import Testing

@testable import Dialog

@Suite("The English files")
struct EnglishTests {
    static let english = English.embedded

    @Test("every line says something that is known")
    func attributes() {
        let known = Set(
            WordClass.names.map(\.0) + Temporal.names.map(\.0) + English.Expansion.Place.allCases.map(\.rawValue))
        let isList = { (path: String) in path.hasSuffix("words.txt") || path.hasSuffix("typed.txt") }
        for file in Embedded.files where file.path.contains("English/") && !isList(file.path) {
            let lines = Lines(file.text)
            lines.forEach { parts in
                guard let colon = parts.firstIndex(where: { lines.isSign($0, ":") }) else { return }
                for part in parts[(colon + 1)...] {
                    let word = String(decoding: lines.bytes[part], as: UTF8.self)
                    #expect(known.contains(word) || Int(word) != nil, "\(file.path): \(word)")
                }
            }
        }
    }

    @Test("there are words for all that the checker types")
    func typedWords() {
        for typed in TypedEnglish.allCases { #expect(!typed.text().isEmpty, "\(typed.rawValue)") }
        #expect(TypedEnglish.daysAgo.text("7") == "7 days ago")
    }

    @Test("words of the list are found, and others are not")
    func wordList() {
        func kind(_ word: String) -> WordList.Kind { Self.english.words.kind(Array(word.utf8), 0..<word.utf8.count) }
        for word in ["table", "treat", "heated", "zoom", "aardvark", "zealous", "abandoned", "running"] {
            #expect(kind(word) == .word)
        }
        for word in ["james", "anna", "london"] { #expect(kind(word) == .name) }
        for word in ["", "a", "tabel", "zzz", "aa0", "cheatd", "tablex"] { #expect(kind(word) == .none) }
    }

    @Test("every word of the list is found where it lies")
    func wholeList() throws {
        let file = try #require(Embedded.files.first { $0.path.hasSuffix("words.txt") })
        let lines = String(describing: file.text).split(separator: "\n").filter { !$0.hasPrefix("#") }
        var count = 0
        for line in lines {
            var word: [UInt8] = []
            var kept = 0
            var last: [UInt8] = []
            func check() {
                guard !word.isEmpty else { return }
                count += 1
                if Self.english.words.kind(word, 0..<word.count) == .none {
                    Issue.record("\(String(decoding: word, as: UTF8.self))")
                }
            }
            for byte in line.utf8 {
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
                    check()
                    last = word
                    kept = byte <= UInt8(ascii: "9") ? Int(byte) - 48 : Int(byte) - 55
                    word = Array(last.prefix(kept))
                case UInt8(ascii: "'"): break
                default: word.append(byte)
                }
            }
            check()
        }
        #expect(count > 70_000)
    }

    @Test("a correct English word is never read as another")
    func neverCorrected() throws {
        let understanding = PatternTests.scripts.understanding
        for word in [
            "treat", "heated", "hated", "chatted", "heater", "wheat", "cheap", "leaf", "lift", "tests", "test", "taxed",
            "callous", "covid", "loft", "lose", "loose",
        ] {
            #expect(understanding.read(word, today: Case.today).corrections.isEmpty, "\(word)")
        }
    }

    @Test(
        "inflected forms",
        arguments: [
            ("leave", "left"), ("leave", "leaving"), ("cry", "cried"), ("stop", "stopped"), ("travel", "travelled"),
            ("travel", "traveled"),
            ("lie", "lying"), ("hate", "hating"), ("go", "goes"), ("kiss", "kisses"), ("be", "were"),
            ("child", "children"), ("see", "seen"), ("quit", "quitting"),
        ])
    func forms(_ base: String, _ form: String) {
        let lexicon = Self.english.lexicon
        let word = lexicon.find(form)
        #expect(word >= 0)
        guard word >= 0 else { return }
        let lemmas = lexicon.entries[word].lemmas
        #expect([lemmas.0.word, lemmas.1.word, lemmas.2.word].contains(Int32(lexicon.find(base))))
    }

    @Test("a form of one word is no form of another that looks alike")
    func noFalseForms() {
        func isForm(_ form: String, _ base: String) -> Bool {
            var isFound = false
            Inflection.forms(of: Array(base.utf8)) { found, _ in
                isFound = isFound || found.elementsEqual(form.utf8)
            }
            return isFound
        }
        #expect(isForm("hated", "hate"))
        #expect(!isForm("hated", "hat"))
        #expect(!isForm("hoping", "hop"))
        #expect(!isForm("stared", "star"))
    }
}
