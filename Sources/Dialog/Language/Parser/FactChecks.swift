// What can be wrong within one fact.
extension Parser {
    /// `ranges`: where the range of each value stands.
    mutating func check(_ fact: Fact, ranges: [Range<Int>?]) {
        checkNames(fact)
        checkSamples(fact)
        checkPatterns(fact)
        checkTimes(fact)
        checkRanges(fact, ranges)
        if fact.given == .country { checkCountries(fact) }
    }

    private mutating func checkNames(_ fact: Fact) {
        for (index, value) in fact.values.enumerated() where !value.name.isEmpty {
            let before = fact.values[..<index]
            if let earlier = before.first(where: { $0.name == value.name }) {
                findings.add(
                    .repeatedName, "a second value '\(value.name)' in '\(fact.name)'", at: value.place,
                    note: .init(message: "the first one is here", place: earlier.place))
            }
            // What is given is never asked, so its labels are no choices.
            guard let label = value.label, fact.given == nil else { continue }
            let words = words(of: label)
            // Names can be typed as well.
            if let other = fact.values.first(where: { $0.name != value.name && $0.name.split(separator: "-") == words })
            {
                findings.add(
                    .repeatedLabel, "a choice that reads as the name of another", at: label.place,
                    note: .init(message: "the other one is here", place: other.place))
            } else if let earlier = before.lazy.compactMap(\.label).first(where: { self.words(of: $0) == words }) {
                findings.add(
                    .repeatedLabel, "two choices that read the same", at: label.place,
                    note: .init(message: "the other one is here", place: earlier.place))
            }
        }
    }

    /// What tells one label from another when it is typed: neither capitals nor punctuation.
    private func words(of label: Text) -> [Substring] {
        let words = text(label.place.range).lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.isEmpty ? [Substring(text(label.place.range))] : words
    }

    private mutating func checkSamples(_ fact: Fact) {
        let likes = stretches(of: fact) { $0.like.map(\.place.range) }
        for (later, first) in repeats(likes) where later.owner == first.owner || !fact.isSeveral {
            let other = fact.values[first.owner].name
            let message =
                later.owner == first.owner
                ? "the same sample stands here already"
                : "the same sample belongs to '\(other)', and '\(fact.name)' has one value at a time"
            reportRepeat(.repeatedSample, message, later, first)
        }
        for value in fact.values where !value.unlike.isEmpty {
            let samples = [value.like, value.unlike].enumerated().flatMap { kind, samples in
                samples.map { Stretch(owner: kind, range: $0.place.range) }
            }
            for (later, first) in repeats(samples) where later.owner != first.owner {
                reportRepeat(.repeatedSample, "the sample is both like and unlike '\(value.name)'", later, first)
            }
        }
    }

    private mutating func checkPatterns(_ fact: Fact) {
        let patterns = stretches(of: fact) { ($0.hear + $0.answer).map(\.place.range) }
        for (later, first) in repeats(patterns) where later.owner == first.owner || !fact.isSeveral {
            // Below values with ranges the time or number that was found tells the same words apart.
            let isRange = later.owner != first.owner && fact.values[later.owner].range != nil
            if isRange, layout.bytes[later.range].contains(UInt8(ascii: "@")) { continue }
            let other = later.owner == first.owner ? "here" : "below '\(fact.values[first.owner].name)'"
            reportRepeat(.repeatedPattern, "the same pattern stands \(other) already", later, first)
        }
    }

    private mutating func reportRepeat(_ mistake: Mistake, _ message: String, _ later: Stretch, _ first: Stretch) {
        let note = Diagnostic.Note(message: "the other one is here", place: place(first.range))
        report(mistake, message, at: later.range, note: note)
    }

    /// Something that may stand only once, and the index of the value or list it stands in.
    private struct Stretch {
        let owner: Int
        let range: Range<Int>
    }

    private func stretches(of fact: Fact, _ ranges: (Value) -> [Range<Int>]) -> [Stretch] {
        fact.values.enumerated().flatMap { index, value in ranges(value).map { Stretch(owner: index, range: $0) } }
    }

    /// Those that read like an earlier one, each with the first such.
    private func repeats(_ stretches: [Stretch]) -> [(later: Stretch, first: Stretch)] {
        // Sorting small hashes is much cheaper than a dictionary of texts, and a fact has hundreds of them.
        let bytes = layout.bytes
        let hashes = stretches.map { stretch in
            bytes[stretch.range].reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        }
        let order = stretches.indices.sorted { (hashes[$0], $0) < (hashes[$1], $1) }
        var found: [(Stretch, Stretch)] = []
        var first = 0
        for index in order.indices.dropFirst() {
            if hashes[order[index]] != hashes[order[first]] { first = index }
            let (later, earlier) = (stretches[order[index]], stretches[order[first]])
            if index != first, bytes[later.range].elementsEqual(bytes[earlier.range]) { found.append((later, earlier)) }
        }
        return found
    }

    private mutating func checkCountries(_ fact: Fact) {
        for value in fact.values.dropLast() {
            let isCode = value.name.utf8.count == 2 && value.name.utf8.allSatisfy(\.isLetter)
            if !isCode {
                let hint = "two lower-case letters, such as 'us', or the last value for all others"
                findings.add(.badCountry, "no country has the code '\(value.name)'; \(hint)", at: value.place)
            }
        }
    }
}
