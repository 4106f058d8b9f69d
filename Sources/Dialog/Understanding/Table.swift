/// Elements in a row that never change, for what every message goes through: an array would count references to itself and
/// check its bounds at every look, which takes longer than the look. A debug build checks them.
///
/// The memory belongs to whoever made the table, and is given back by ``free()``.
struct Table<Element: Sendable>: RandomAccessCollection, @unchecked Sendable {
    private let elements: UnsafeMutableBufferPointer<Element>

    init(_ array: [Element]) {
        elements = .allocate(capacity: array.count)
        _ = elements.initialize(fromContentsOf: array)
    }

    /// For who looks at many. It must not outlive the table.
    var buffer: UnsafeBufferPointer<Element> { UnsafeBufferPointer(elements) }

    func free() {
        elements.deinitialize()
        elements.deallocate()
    }

    var startIndex: Int { 0 }
    var endIndex: Int { elements.count }

    @inline(__always)
    subscript(_ index: Int) -> Element { elements[index] }
}
