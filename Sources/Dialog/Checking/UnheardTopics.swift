// Something brings every topic up. Of most a sample shows it; here are those without one.

extension CheckRun {
    /// Of topics that the same words bring up the first is answered, a goodbye before all. So nothing brings up a topic all of
    /// whose words the patterns of earlier ones take.
    mutating func checkTopics(_ patterns: Patterns, _ cover: inout PatternCover) {
        for (index, topic) in script.topics.enumerated() where topic.like.isEmpty {
            var own: [Int32] = []
            var earlier: [Int32] = []
            for (number, program) in patterns.programs.enumerated() {
                guard case .topic(let other, _) = program.target else { continue }
                if Int(other) == index { own.append(Int32(number)) }
                if isEarlier(Int(other), index) { earlier.append(Int32(number)) }
            }
            let covers = own.map { program in
                cover.cover(of: program, by: earlier.filter { patterns.areAlike($0, program) })
            }
            guard !own.isEmpty, covers.allSatisfy({ $0 != nil }), let by = covers.first??.first else { continue }
            fail(
                .unreachable, "nothing brings up '\(topic.name)': topics above take the same words", at: topic.place,
                notes: [.init(message: "this pattern takes them", place: patterns.programs[Int(by)].place)])
        }
    }

    private func isEarlier(_ topic: Int, _ other: Int) -> Bool {
        let (isGoodbye, isOtherGoodbye) = (script.topics[topic].isGoodbye, script.topics[other].isGoodbye)
        return isGoodbye == isOtherGoodbye ? topic < other : isGoodbye
    }
}

extension Patterns {
    /// Whether two patterns of topics are both for questions or both not, and want a negation or do not.
    fileprivate func areAlike(_ one: Int32, _ other: Int32) -> Bool {
        let (one, other) = (programs[Int(one)], programs[Int(other)])
        guard case .topic(_, let isAsked) = one.target, case .topic(_, isAsked) = other.target else { return false }
        return one.isNegated == other.isNegated
    }
}
