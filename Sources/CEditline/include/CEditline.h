#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <histedit.h>
#include <stdbool.h>
#include <stddef.h>

/// Why `editline_read` came back. None of these is an error.
typedef enum __attribute__((enum_extensibility(closed))) {
    EditlineEventLine,        ///< Enter
    EditlineEventInterrupted, ///< Ctrl-C, whether or not the line has text
    EditlineEventEnd,         ///< Ctrl-D on an empty line, or the terminal is gone
    EditlineEventTab,         ///< the caller completes, and reads on with what came of it
    EditlineEventRedraw,      ///< resized or resumed: the line is off the screen, read on with the same text
} EditlineEvent;

/// Opens the one editor of this process on stdin and stdout, which must be terminals. From here until `editline_close`
/// Ctrl-C, Ctrl-Z and changes of size wait for the next `editline_read`, and every signal that ends the process puts
/// the terminal back first. Call it from the only thread. False: there is no editor, and nothing was changed.
bool editline_open(void);

/// Ends the editor; signals do again what they did before.
void editline_close(void);

/// Prompts with `> ` and lets the person edit one line. `draft` is what stands in it at first, with the cursor `after`
/// characters before its end. When it returns, the terminal is in its usual mode.
EditlineEvent editline_read(const wchar_t *draft, size_t after);

/// The line as `editline_read` left it, with its newline after `EditlineEventLine`. Valid until the next read.
const LineInfoW *editline_line(void);

/// Takes prompt and line off the screen after `EditlineEventTab` or `EditlineEventInterrupted`, so that what is printed
/// next stands in their place. To be followed by `editline_read`.
void editline_erase(void);

/// Adds a line to what the arrow keys bring back, unless it repeats the one before. It is kept in memory only.
void editline_remember(const wchar_t *line);

/// Rings the bell, or flashes, as the terminal does.
void editline_beep(void);

#endif
