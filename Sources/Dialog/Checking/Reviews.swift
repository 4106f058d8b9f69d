// Numbers of helplines change. A line that shows one ends in a comment with the day of its last review:
// `us: 911      # reviewed 2026-11-20`.

extension CheckRun {
    /// Reports what was not reviewed within a year before a day.
    mutating func checkReviews(_ today: Day) {
        let findings = report.findings.count
        var count = 0
        for (file, source) in script.sources.enumerated() {
            for line in 1...source.lineStarts.count {
                guard let (day, place) = review(in: source, line: line, file: file) else { continue }
                count += 1
                if today - day > 365 { fail(.reviewDue, "this was last reviewed on \(day)", at: place) }
            }
        }
        if report.findings.count == findings {
            prove(.reviews, "every review is less than a year old on \(today)", of: ["review": count])
        }
    }

    private func review(in source: Source, line: Int, file: Int) -> (Day, Place)? {
        let range = source.lineRange(line)
        let mark = Array("# reviewed ".utf8)
        guard range.count > mark.count + 10 else { return nil }
        // The comment is the end of its line.
        let start = range.upperBound - mark.count - 10
        guard source.bytes[start...].starts(with: mark) else { return nil }
        let place = Place(file: file, range: start..<range.upperBound)
        return Day(source.string(start + mark.count..<range.upperBound)).map { ($0, place) }
    }
}
