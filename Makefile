# Everything that is done with this project, a word each.

PREFIX = /usr/local
DESTDIR =
INSTALL = install

# Builds with other flags than a plain `swift build` go into places of their own. In the same place they would undo each
# other's work, and changed flags are not always noticed.
#
# `make test` takes no warning.
STRICT = --scratch-path .build/strict -Xswiftc -warnings-as-errors
# What people run: on Linux with Swift's libraries inside, so that it needs no Swift there and starts faster; macOS has
# them. LLD, because the other linker warns about a function in these libraries.
RELEASE = -c release
ifneq ($(shell uname -s),Darwin)
RELEASE += --static-swift-stdlib -Xswiftc -use-ld=lld
endif

# What swift-format looks after.
SWIFT = Package.swift Plugins Sources Tests Benchmarks

.PHONY: help build chat test bench install format clean prerequisites release

help:
	@echo 'make chat      build Afterword and talk to it'
	@echo 'make build     a debug build, in .build/debug'
	@echo 'make test      everything that has to hold before a change goes in'
	@echo 'make bench     how fast it is, and how much memory it takes'
	@echo 'make install   into PREFIX ($(PREFIX)), below DESTDIR if that is set'
	@echo 'make format    lay out the Swift code as `make test` wants it'
	@echo 'make clean     remove what was built'

build: prerequisites
	swift build

# `exec`, so that no shell is left between the terminal and the program.
chat: release
	@exec "$$(swift build $(RELEASE) --show-bin-path)/afterword"

# The tests of the code come last: the last lines then say how many passed and failed.
test: prerequisites
	swift format lint --strict --recursive --parallel $(SWIFT)
	clang -Wall -Wextra -Werror -fsyntax-only -I Sources/CEditline/include Sources/CEditline/*.c
	swift build --build-tests $(STRICT)
	swift run --skip-build $(STRICT) afterword check Dialogs
	swift run --skip-build $(STRICT) afterword test Dialogs
	swift test --skip-build --disable-xctest $(STRICT)

bench: release
	Benchmarks/run "$$(swift build $(RELEASE) --show-bin-path)/afterword"

# With `INSTALL='sudo install'`, only the copying is done as root.
install: release
	$(INSTALL) -d "$(DESTDIR)$(PREFIX)/bin"
	$(INSTALL) -s -m 755 "$$(swift build $(RELEASE) --show-bin-path)/afterword" "$(DESTDIR)$(PREFIX)/bin/afterword"

format:
	swift format --in-place --recursive --parallel $(SWIFT)

clean:
	rm -rf .build

release: prerequisites
	swift build $(RELEASE) --product afterword

prerequisites:
	@Scripts/prerequisites
