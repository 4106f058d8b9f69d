extension Matcher {
    /// What lies between the step before and the next.
    struct Link {
        /// Who was named last and is to do what follows: some tokens; none where `last` is -1.
        var first: Int32 = 0
        var last: Int32 = -1
        var flags: Flags = []

        struct Flags: OptionSet {
            var rawValue: UInt8
            static let isFirst = Flags(rawValue: 1)
            /// A `*` came before.
            static let isGap = Flags(rawValue: 2)
            /// The next word must follow at once: "her" was taken, and is "her phone" or nobody.
            static let mustTouch = Flags(rawValue: 4)
            /// The pattern itself has "be" or "get".
            static let hasAuxiliary = Flags(rawValue: 8)
            /// "him" does something only where the sentence says so: "caught him cheating".
            static let isObjectForm = Flags(rawValue: 16)
            /// The sentence does not name who does it.
            static let isLeftOut = Flags(rawValue: 32)
            /// Something is done to the person before: see ``Op/Role/pivot``.
            static let isPivot = Flags(rawValue: 64)
        }

        var hasPerson: Bool { last >= 0 || flags.contains(.isLeftOut) }
        var person: Range<Int> { Int(first)..<Int(last) + 1 }
        /// Where the next step may stand at the earliest: behind who does it, even where other words came in between.
        func earliest(_ position: Int) -> Int { last >= 0 ? Int(last) + 1 : position }
        func has(_ flag: Flags) -> Bool { flags.contains(flag) }
    }
}
