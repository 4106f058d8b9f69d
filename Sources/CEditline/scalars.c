// Bytes of the terminal to Unicode scalars. libedit would drop what is not UTF-8; here it becomes U+FFFD, so that the
// person sees that something did not arrive.

#include "internal.h"

#include <errno.h>
#include <unistd.h>

enum { replacement = 0xFFFD };

// The bytes of one character are sent together; a gap means that the character was cut off.
static const struct timespec briefly = {.tv_nsec = 100 * 1000 * 1000};

static int put_back = -1;

// One byte for each call: what is typed ahead belongs to whoever reads the terminal next.
static int next_byte(const struct timespec *patience) {
    if (put_back >= 0) {
        const int byte = put_back;
        put_back = -1;
        return byte;
    }
    for (;;) {
        const int state = wait_for_input(patience);
        if (state != InputReady) return state;
        unsigned char byte;
        const ssize_t count = read(STDIN_FILENO, &byte, 1);
        if (count == 1) return byte;
        if (count == 0 || (errno != EINTR && errno != EAGAIN)) return InputEnded;
    }
}

int next_scalar(const struct timespec *patience) {
    const int lead = next_byte(patience);
    if (lead < 0x80) return lead;
    if (lead < 0xC2 || lead > 0xF4) return replacement;
    int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    int scalar = lead & (0x3F >> more);
    // The second byte rules out overlong forms, surrogates, and what lies beyond U+10FFFF.
    int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    for (; more > 0; more--, low = 0x80, high = 0xBF) {
        const int byte = next_byte(&briefly);
        if (byte < low || byte > high) {
            if (byte >= 0) put_back = byte;
            return replacement;
        }
        scalar = scalar << 6 | (byte & 0x3F);
    }
    return scalar;
}

void put_scalar_back(int scalar) {
    if (scalar >= 0 && scalar < 0x80) put_back = scalar;
}

wchar_t harmless(wchar_t character) {
    const bool control = character >= 0x80 && character < 0xA0;
    const bool direction = (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    return control || direction ? replacement : character;
}
