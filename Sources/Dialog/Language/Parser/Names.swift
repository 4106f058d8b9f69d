/// Every name that is declared, found through one dictionary.
struct Names {
    /// Names are unique within a space. Facts, decides and clocks share one, since a condition may test any of them.
    enum Space: Hashable { case subject, concept, flow, advice, topic, tag, claim }

    private struct Key: Hashable {
        let space: Space
        let name: String
    }
    private struct Entry {
        let index: Int
        let place: Place
    }

    /// What a condition can test, with the names of its values.
    struct SubjectNames: Hashable {
        let subject: Subject
        let name: String
        var values: [String] = []
    }

    private var entries: [Key: Entry] = [:]
    private var lists: [Space: [String]] = [:]
    private(set) var subjects: [SubjectNames] = []

    /// Makes a name known; where it is known already, returns where it was declared first.
    mutating func declare(_ name: String, in space: Space, as index: Int, at place: Place) -> Place? {
        if let earlier = entries[Key(space: space, name: name)] { return earlier.place }
        entries[Key(space: space, name: name)] = Entry(index: index, place: place)
        lists[space, default: []].append(name)
        return nil
    }

    /// The same for a fact, a decide or a clock.
    mutating func declare(_ subject: SubjectNames, at place: Place) -> Place? {
        subjects.append(subject)
        return declare(subject.name, in: .subject, as: subjects.count - 1, at: place)
    }

    func index(of name: String, in space: Space) -> Int? { entries[Key(space: space, name: name)]?.index }
    func subject(named name: String) -> SubjectNames? { index(of: name, in: .subject).map { subjects[$0] } }
    /// In the order of declaration.
    func all(in space: Space) -> [String] { lists[space] ?? [] }
}
