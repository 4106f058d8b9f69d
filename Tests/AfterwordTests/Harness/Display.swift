/// What a terminal shows after the bytes it got: enough of xterm for what libedit and this program send.
struct Display {
    private(set) var columns: Int
    let rows: Int
    /// The lines from the oldest that can be scrolled back to. The second cell of a wide character is empty.
    private(set) var lines: [[String]] = [[]]
    private(set) var row = 0
    private(set) var column = 0
    private(set) var takesBracketedPaste = false
    private var isWrapPending = false
    private var unread: [UInt8] = []

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }

    /// The lines without the spaces at their ends.
    var text: [String] {
        lines.map { line in
            let joined = line.joined()
            return String(joined.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// What stands after the last prompt, also when it goes over several lines.
    var input: String? {
        let text = text
        guard let start = text.lastIndex(where: { $0 == ">" || $0.hasPrefix("> ") }) else { return nil }
        guard row >= start else { return nil }
        return String(text[start...].joined().dropFirst(2))
    }

    /// A change of the width only: what is there already stays, as in a terminal that does not fold anew.
    mutating func resize(columns: Int) {
        self.columns = columns
        isWrapPending = false
    }

    mutating func feed(_ bytes: [UInt8]) {
        unread += bytes
        while let length = nextLength() {
            show(Array(unread[..<length]))
            unread.removeFirst(length)
        }
    }

    /// The bytes of the next character or sequence, nil when it is not complete yet.
    private func nextLength() -> Int? {
        guard let first = unread.first else { return nil }
        guard first == 0x1B else {
            let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            return unread.count >= length ? length : nil
        }
        guard unread.count >= 2 else { return nil }
        guard unread[1] == UInt8(ascii: "[") else { return unread[1] == UInt8(ascii: "(") ? 3 : 2 }
        return unread.dropFirst(2).firstIndex { (0x40...0x7E).contains($0) }.map { $0 + 1 }
    }

    private mutating func show(_ bytes: [UInt8]) {
        switch bytes[0] {
        case 0x1B: if bytes[1] == UInt8(ascii: "[") { control(String(decoding: bytes.dropFirst(2), as: UTF8.self)) }
        case 0x0A: move(toRow: row + 1, column: column)
        case 0x0D: move(toRow: row, column: 0)
        case 0x08: move(toRow: row, column: max(0, column - 1))
        case 0x00..<0x20: break
        default: if let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first { put(scalar) }
        }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        let width = Self.columns(of: scalar)
        if width == 0 {
            if column > 0 { lines[row][column - 1].unicodeScalars.append(scalar) }
            return
        }
        if isWrapPending || column + width > columns { move(toRow: row + 1, column: 0) }
        while lines[row].count < column + width { lines[row].append(" ") }
        lines[row][column] = String(scalar)
        if width == 2 { lines[row][column + 1] = "" }
        isWrapPending = column + width == columns
        column = min(column + width, columns - 1)
    }

    private static func columns(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x300...0x36F, 0x200D, 0xFE0F: 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xFF01...0xFF60, 0x1F300...0x1FAFF: 2
        default: 1
        }
    }

    private mutating func move(toRow newRow: Int, column newColumn: Int) {
        isWrapPending = false
        row = max(newRow, 0)
        column = newColumn
        while lines.count <= row { lines.append([]) }
    }

    private mutating func control(_ sequence: String) {
        let number = Int(sequence.dropLast()) ?? 0
        let step = max(number, 1)
        let top = max(0, lines.count - rows)
        switch sequence.last {
        case "A": move(toRow: max(top, row - step), column: column)
        case "B": move(toRow: row + step, column: column)
        case "C": move(toRow: row, column: min(columns - 1, column + step))
        case "D": move(toRow: row, column: max(0, column - step))
        case "G": move(toRow: row, column: step - 1)
        case "H": move(toRow: top, column: 0)
        case "K": lines[row] = Array(lines[row].prefix(column))
        case "J" where number == 0:
            lines[row] = Array(lines[row].prefix(column))
            lines.removeSubrange((row + 1)...)
        case "J" where number == 2:
            for line in top..<lines.count { lines[line] = [] }
        case "J" where number == 3:
            lines.removeFirst(top)
            row -= top
        case "P": lines[row].removeSubrange(min(column, lines[row].count)..<min(column + step, lines[row].count))
        case "@": lines[row].insert(contentsOf: Array(repeating: " ", count: step), at: min(column, lines[row].count))
        case "h" where sequence == "?2004h": takesBracketedPaste = true
        case "l" where sequence == "?2004l": takesBracketedPaste = false
        default: break
        }
    }
}
