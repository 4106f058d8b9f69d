extension CheckRun { mutating func checkPatterns() {}; mutating func checkReviews(_ d: Day) {} }
