// A bracketed paste becomes text of the line: its line breaks do not send the line, its tabs do not complete.

#include "internal.h"

#include <stdlib.h>
#include <wchar.h>

static const wchar_t end_mark[] = L"\033[201~";
enum { end_length = sizeof end_mark / sizeof *end_mark - 1 };

// When nothing came for this long, the end of the paste was lost.
static const struct timespec patience = {.tv_sec = 2};

static bool is_control(wchar_t character) { return character < 0x20 || character == 0x7F; }

// Each run of line breaks, tabs and other controls becomes one space, and none stands at the end.
static size_t fold(wchar_t *text, size_t length) {
    size_t kept = 0;
    for (size_t i = 0; i < length; i++) {
        if (!is_control(text[i])) text[kept++] = harmless(text[i]);
        else if (kept > 0 && text[kept - 1] != ' ') text[kept++] = ' ';
    }
    while (kept > 0 && text[kept - 1] == ' ') kept--;
    return kept;
}

unsigned char insert_paste(EditLine *editor, int key) {
    (void)key;
    wchar_t *text = NULL;
    size_t length = 0, room = 0;
    for (;;) {
        if (length + 1 >= room) {
            wchar_t *larger = realloc(text, (room = 2 * room + 256) * sizeof *text);
            if (!larger) break;
            text = larger;
        }
        const int scalar = next_scalar(&patience);
        if (scalar < 0) break;
        text[length++] = scalar;
        if (length >= end_length && wmemcmp(text + length - end_length, end_mark, end_length) == 0) {
            length -= end_length;
            break;
        }
    }
    if (text) {
        text[fold(text, length)] = 0;
        el_winsertstr(editor, text);
    }
    free(text);
    return CC_REFRESH;
}
