extension CheckRun { mutating func checkAlarms() {} ; mutating func checkSamples() {}; mutating func checkReviews(_ d: Day) {} }
