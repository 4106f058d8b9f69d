import ArgumentParser
import Dialog

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the core must not read by itself: the clock, the locale, the environment.
enum Surroundings {
    /// The visit that begins now, here.
    static func visit() -> Visit {
        var now = time(nil)
        var local = tm()
        localtime_r(&now, &local)
        let day = Day(year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday))
        return Visit(day: day ?? Day(0), hour: Int(local.tm_hour), country: country())
    }

    /// A variable of the environment; nil where it is not set, or empty.
    static func variable(_ name: String) -> String? {
        guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
        return value
    }

    /// A path as a shell takes it: `~/talk` lies in the home of the person.
    static func expanded(_ path: String) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home = variable("HOME") else { return path }
        return home + path.dropFirst()
    }

    /// The two letters in a locale such as `en_GB.UTF-8`; a guess, and shown as one.
    private static func country() -> String? {
        guard let locale = variable("LC_ALL") ?? variable("LC_MESSAGES") ?? variable("LANG") else { return nil }
        let parts = locale.prefix { $0 != "." && $0 != "@" }.split(separator: "_")
        guard parts.count == 2, parts[1].utf8.count == 2, parts[1].utf8.allSatisfy({ (65...90).contains($0) }) else {
            return nil
        }
        return String(parts[1])
    }
}

extension Day {
    /// As options take it: `2026-11-20`.
    static func parse(_ argument: String) throws -> Day {
        guard let day = Day(argument) else {
            throw ValidationError(Day.missing(argument) ?? "a date reads '2026-11-20'")
        }
        return day
    }
}

extension Visit {
    /// As a transcript writes it, with or without its mark: `2026-11-20 23:00 US`.
    static func parse(_ argument: String) throws -> Visit {
        let line = "@ " + argument.drop { $0 == "@" }
        let (transcript, mistakes) = Transcript.read(Source(path: "", text: line.uppercased()))
        guard case .visit(let visit) = transcript.items.first else {
            throw ValidationError(mistakes.first?.message ?? "")
        }
        return visit
    }
}
