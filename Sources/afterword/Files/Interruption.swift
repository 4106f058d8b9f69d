#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// From here on, a signal that ends the program says so: what was to be found out is not. The exit code is the shell's own
/// for that signal, so nothing takes it for a pass.
func failWhenInterrupted() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
        signal(number) { number in
            // Only what may be called in a signal's handler.
            let message: StaticString = "afterword: interrupted; nothing is proven\n"
            _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
            _exit(128 + number)
        }
    }
}
