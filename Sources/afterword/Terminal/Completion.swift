/// What Tab makes of a line.
enum Completion: Equatable {
    /// Nothing begins like it, or it is complete.
    case none
    /// The line as far as all that begin like it agree.
    case replaced(String)
    /// The candidates, because the line already is as far as they agree.
    case choices([String])

    /// Completes the whole line; upper and lower case are the same, and the spelling of the candidate wins.
    ///
    ///     Completion(of: "/cr", among: ["/crisis", "/country"])    // .replaced("/crisis")
    ///     Completion(of: "/c", among: ["/crisis", "/country"])     // .choices(["/crisis", "/country"])
    init(of line: String, among candidates: [String]) {
        let typed = line.lowercased()
        var seen: Set<String> = []
        let fitting = candidates.filter { $0.lowercased().hasPrefix(typed) && seen.insert($0).inserted }
        guard let first = fitting.first else {
            self = .none
            return
        }
        let common = fitting.dropFirst().reduce(first) { commonPrefix($0, $1) }
        if fitting.count == 1 {
            self = first == line ? .none : .replaced(first)
        } else {
            self = common.count > line.count ? .replaced(common) : .choices(fitting)
        }
    }
}

/// The beginning of the first that is the beginning of the second too, in upper or lower case.
private func commonPrefix(_ first: String, _ second: String) -> String {
    String(zip(first, second).prefix { $0.lowercased() == $1.lowercased() }.map(\.0))
}
