/// How much work questions may take, so that a check ends whatever it is asked. It is counted, never timed: the same dialog
/// gives the same report on every machine.
///
/// Every question may take the least. Beyond that all of them share what is left, an eighth of it at a time: what is hard
/// gets much, and many hard ones together still end.
struct Allowance {
    /// What a question may take in any case.
    let least: Int
    private var left: Int

    init(_ all: Int, least: Int) {
        left = all
        self.least = least
    }

    /// What the next question may take.
    var next: Int { max(least, left / 8) }

    mutating func spend(_ work: Int) { left -= min(left, max(0, work - least)) }
}
