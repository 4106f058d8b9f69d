extension English {
    /// `leave left left`; several forms with `/`: `get got got/gotten`. Two more columns where the present is irregular
    /// too: `have had had has having`.
    mutating func readIrregularVerbs(_ lines: Lines) {
        let columns: [Form] = [.past, .participle, .third, .progressive]
        lines.forEach { parts in
            guard (3...5).contains(parts.count) else { return }
            let base = lexicon.intern(lines.bytes, parts[0])
            var forms: [Int32] = []
            for (part, form) in zip(parts.dropFirst(), columns) {
                for range in lines.alternatives(part) {
                    let word = lexicon.intern(lines.bytes, range)
                    lexicon.add(base, form, to: word)
                    forms.append(Int32(word))
                }
            }
            lexicon.entries[base].irregular = Int32(irregulars.count)
            irregulars.append(forms)
            if parts.count == 5 { lexicon.entries[base].isInflected = true }
        }
    }

    /// `child children`
    mutating func readIrregularNouns(_ lines: Lines) {
        lines.forEach { parts in
            guard parts.count == 2 else { return }
            let base = lexicon.intern(lines.bytes, parts[0])
            let word = lexicon.intern(lines.bytes, parts[1])
            lexicon.entries[base].irregularPlural = Int32(word)
            lexicon.add(base, [.third, .noun], to: word)
        }
    }

    /// `want: hopes`, or a base form alone.
    mutating func readVerbs(_ lines: Lines) {
        lines.forEach { parts in
            let base = lexicon.intern(lines.bytes, parts[0])
            var entry = Lexicon.Entry()
            read(attributes: parts.dropFirst(2), lines, into: &entry)
            inflect(base, entry.classes.union(.verb))
        }
    }

    /// `hit up`
    mutating func readPhrasalVerbs(_ lines: Lines) {
        lines.forEach { parts in
            guard parts.count == 2 else { return }
            let verb = lexicon.intern(lines.bytes, parts[0])
            let particle = lexicon.intern(lines.bytes, parts[1])
            lexicon.entries[verb].isPhrasal = true
            lexicon.entries[particle].makesPhrasal = true
            phrasal.append((Int32(verb), Int32(particle)))
        }
    }

    /// `me him her them` of the one who speaks, `you i me` of the one spoken to.
    mutating func readTold(_ lines: Lines) {
        lines.forEach { parts in
            guard (3...4).contains(parts.count) else { return }
            let words = parts.map { Int32(lexicon.intern(lines.bytes, $0)) }
            told.append(Told(word: words[0], isOfSpeaker: words.count == 4, as: Array(words.dropFirst())))
        }
    }

    /// `sister: female`, with its plural.
    mutating func readPeople(_ lines: Lines) {
        lines.forEach { parts in
            let base = lexicon.intern(lines.bytes, parts[0])
            var entry = Lexicon.Entry()
            read(attributes: parts.dropFirst(2), lines, into: &entry)
            entry.classes.insert(.person)
            lexicon.entries[base].classes.formUnion(entry.classes)
            lexicon.add(base, [.base, .noun], to: base)
            let plural = lexicon.entries[base].irregularPlural
            if plural >= 0 {
                lexicon.entries[Int(plural)].classes.formUnion(entry.classes.union(.plural))
                return
            }
            Inflection.forms(of: Array(lexicon.bytes(of: base)), past: false) { form, kind in
                guard kind == .third else { return }
                let word = lexicon.intern(form)
                lexicon.add(base, [.third, .noun], to: word)
                lexicon.entries[word].classes.formUnion(entry.classes.union(.plural))
            }
        }
    }

    /// `never: negator`, `no longer: negator`, `dont = do not`. Of several for which one word is written, the last that may
    /// stand there counts.
    mutating func readEntries(_ lines: Lines, _ classes: WordClass) {
        lines.forEach { parts in
            let colon = parts.firstIndex { lines.isSign($0, ":") } ?? parts.count
            let equals = parts[..<colon].firstIndex { lines.isSign($0, "=") } ?? colon
            var entry = Lexicon.Entry(classes: classes)
            if colon < parts.count { read(attributes: parts[(colon + 1)...], lines, into: &entry) }
            let words = parts[..<equals].map { Int32(lexicon.intern(lines.bytes, $0)) }
            guard let first = words.first else { return }
            if equals < colon {
                let expansion = parts[(equals + 1)..<colon].map { Int32(lexicon.intern(lines.bytes, $0)) }
                let condition = colon + 1 < parts.count ? lines.bytes[parts[colon + 1]] : []
                let place = Expansion.Place(rawValue: String(decoding: condition, as: UTF8.self))
                let others = lexicon.entries[Int(first)].expansion
                lexicon.entries[Int(first)].expansion = Int32(expansions.count)
                expansions.append(Expansion(words: keep(expansion), place: place ?? .anywhere, next: others))
                if isSuffix(lines.bytes[parts[0]]) { suffixes.append(first) }
            } else if words.count == 1 {
                lexicon.describe(Int(first), entry)
            } else {
                add(
                    Phrase(
                        words: keep(words), classes: entry.classes, temporal: entry.temporal, value: entry.value,
                        next: -1))
            }
        }
    }

    private func isSuffix(_ word: ArraySlice<UInt8>) -> Bool {
        word.first == UInt8(ascii: "'") || word.elementsEqual("n't".utf8)
    }

    private mutating func keep(_ words: [Int32]) -> Range<Int32> {
        let start = Int32(parts.count)
        parts.append(contentsOf: words)
        return start..<Int32(parts.count)
    }

    /// Longer phrases stand before shorter ones with the same first word, so that "not only" is found before "not".
    private mutating func add(_ phrase: Phrase) {
        let first = Int(parts[Int(phrase.words.lowerBound)])
        var same = lexicon.entries[first].phrase
        while same >= 0 {
            if words(of: phrases[Int(same)]) == words(of: phrase) {
                // Two files may each say something of it.
                phrases[Int(same)].classes.formUnion(phrase.classes)
                if phrase.temporal != .none {
                    (phrases[Int(same)].temporal, phrases[Int(same)].value) = (phrase.temporal, phrase.value)
                }
                return
            }
            same = phrases[Int(same)].next
        }
        let new = Int32(phrases.count)
        phrases.append(phrase)
        var before: Int32 = -1
        var next = lexicon.entries[first].phrase
        while next >= 0, phrases[Int(next)].words.count > phrase.words.count {
            before = next
            next = phrases[Int(next)].next
        }
        phrases[Int(new)].next = next
        if before < 0 { lexicon.entries[first].phrase = new } else { phrases[Int(before)].next = new }
    }

    private func words(of phrase: Phrase) -> ArraySlice<Int32> {
        parts[Int(phrase.words.lowerBound)..<Int(phrase.words.upperBound)]
    }

    private func read(attributes: ArraySlice<Range<Int>>, _ lines: Lines, into entry: inout Lexicon.Entry) {
        for attribute in attributes {
            let word = lines.bytes[attribute]
            if let first = word.first, first >= UInt8(ascii: "0"), first <= UInt8(ascii: "9") {
                entry.value = word.reduce(0) { $0 &* 10 &+ Int32($1 &- UInt8(ascii: "0")) }
            } else if let named = WordClass.names.first(where: { $0.0.utf8.elementsEqual(word) }) {
                entry.classes.formUnion(named.1)
            } else if let named = Temporal.names.first(where: { $0.0.utf8.elementsEqual(word) }) {
                entry.temporal = named.1
            }
        }
    }

    /// Makes the forms of a base form, once, and gives them all the classes.
    mutating func inflect(_ base: Int, _ classes: WordClass = []) {
        lexicon.add(base, .base, to: base)
        lexicon.entries[base].classes.formUnion(classes)
        let irregular = Int(lexicon.entries[base].irregular)
        if irregular >= 0 {
            for word in irregulars[irregular] { lexicon.entries[Int(word)].classes.formUnion(classes) }
        }
        guard !lexicon.entries[base].isInflected else { return }
        lexicon.entries[base].isInflected = true
        Inflection.forms(of: Array(lexicon.bytes(of: base)), past: irregular < 0) { form, kind in
            let word = lexicon.intern(form)
            lexicon.add(base, kind, to: word)
            lexicon.entries[word].classes.formUnion(classes)
        }
    }
}
