import Testing

@testable import Dialog

@Suite("Sets of numbers")
struct NumberSetTests {
    @Test(
        "hold what was put in, over the bounds of words", arguments: [[], [0], [63], [64], [63, 64, 128], [5, 700]])
    func numbers(_ numbers: [Int]) {
        let set = NumberSet(numbers)
        #expect(set.numbers == numbers)
        #expect(set.isEmpty == numbers.isEmpty)
        #expect((0..<800).filter(set.contains) == numbers)
    }

    @Test("are equal when they hold the same, however they came to it")
    func equality() {
        var subtracted = NumberSet([1, 200])
        subtracted.subtract(NumberSet([200]))
        var intersected = NumberSet([1, 64, 500])
        intersected.formIntersection(NumberSet([1, 63, 499]))
        var united = NumberSet()
        united.formUnion(NumberSet([1]))
        #expect(subtracted == NumberSet([1]))
        #expect(intersected == NumberSet([1]))
        #expect(united == NumberSet([1]))
        united.formIntersection(NumberSet([2]))
        #expect(united == NumberSet())
    }
}
