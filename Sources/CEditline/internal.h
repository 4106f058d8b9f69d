#ifndef CEDITLINE_INTERNAL_H
#define CEDITLINE_INTERNAL_H

#include <histedit.h>
#include <stdbool.h>
#include <time.h>

/// What `wait_for_input` saw. The negative values also stand for "no character" where characters are read.
enum {
    InputReady = 0,
    InputTimedOut = -1,
    InputInterrupted = -2,
    InputSuspended = -3,
    InputResized = -4,
    InputResumed = -5,
    InputEnded = -6,
};

// signals.c: signals reach the program only while it waits

void signals_open(void);
void signals_close(void);

/// From `true` to `false`, a signal that ends the process first puts the terminal into the mode it had at `true`.
void signals_editing(bool editing, bool bracketing);

/// Stops the process as Ctrl-Z does, and returns when it is continued.
void signals_stop(void);

/// Waits until a byte can be read. Signals are let through only when it may wait for ever (`patience` NULL): that is
/// between two keys, where leaving loses nothing.
int wait_for_input(const struct timespec *patience);

// scalars.c: from bytes to characters

/// The next Unicode scalar, U+FFFD for bytes that are not UTF-8, or one of the negative values above.
int next_scalar(const struct timespec *patience);

/// Makes an ASCII character the next one again.
void put_scalar_back(int scalar);

/// The character, or U+FFFD for one that would steer the terminal: C1 controls and the overrides of text direction.
wchar_t harmless(wchar_t character);

// keys.c: from characters to keys

/// The reader for EL_GETCFN: 1 and a character, or -1, and then `why_stopped` tells.
int read_key(EditLine *editor, wchar_t *key);

/// Why `read_key` had no key, as one of the values above; `InputReady` after `start_keys`, as long as it has them.
int why_stopped(void);
void start_keys(void);

/// Binds every key sequence that `read_key` lets through.
void bind_keys(EditLine *editor);

// paste.c

/// The command for the start of a bracketed paste: reads to its end and inserts all of it as one line.
unsigned char insert_paste(EditLine *editor, int key);

#endif
