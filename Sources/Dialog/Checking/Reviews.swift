// Numbers of helplines change. A line that shows one ends in a comment with the day of its last review:
// `us: 911      # reviewed 2026-11-20`.

extension CheckRun {
    /// Reports what was not reviewed within a year before a day, and what looks like a review and is none.
    mutating func checkReviews(_ today: Day) {
        let findings = report.findings.count
        var count = 0
        for (file, source) in script.sources.enumerated() {
            for line in 1...source.lineStarts.count {
                guard let range = review(in: source.lineRange(line), of: source) else { continue }
                count += 1
                let place = Place(file: file, range: range)
                let comment = source.string(range)
                guard let day = day(comment) else {
                    let missing = comment.split(separator: " ").last.flatMap { Day.missing($0) }
                    fail(
                        .reviewDue, missing ?? "this is no date of a review: it is written '# reviewed 2026-11-20'",
                        at: place)
                    continue
                }
                if day > today { fail(.reviewDue, "this review, on \(day), is still to come", at: place) }
                if today - day > 365 { fail(.reviewDue, "this was last reviewed on \(day)", at: place) }
            }
        }
        if report.findings.count == findings {
            prove(.reviews, "every review is less than a year old on \(today)", of: ["review": count])
        }
    }

    /// The comment behind a line's text, where its first word is about a review or its second and last looks like a date.
    private func review(in line: Range<Int>, of source: Source) -> Range<Int>? {
        let mark = UInt8(ascii: "#")
        let space = [UInt8(ascii: " "), UInt8(ascii: "\t")]
        guard
            let start = line.lastIndex(where: { source.bytes[$0] == mark }), start > line.lowerBound,
            space.contains(source.bytes[start - 1]),
            source.bytes[line.lowerBound..<start].contains(where: { !space.contains($0) })
        else { return nil }
        let comment = start..<line.upperBound
        let words = source.string(comment).dropFirst().lowercased().split { $0 == " " || $0 == "\t" }
        guard let first = words.first, let last = words.last else { return nil }
        let isDated = words.count == 2 && last.filter(\.isNumber).count >= 4
        return first.hasPrefix("review") || isDated ? comment : nil
    }

    /// Nil where it is not written as it should be.
    private func day(_ comment: String) -> Day? {
        let mark = "# reviewed "
        return comment.hasPrefix(mark) ? Day(comment.dropFirst(mark.count)) : nil
    }
}
