// Key sequences. libedit would put the rest of a sequence it does not know into the line (F5 gives `5~`). So sequences
// are read whole here, and only those that are bound reach libedit.

#include "internal.h"

#include <string.h>
#include <wchar.h>

enum { Escape = 0x1B, Bell = 0x07, longest = 16 };

static const struct {
    const wchar_t *keys, *command;
} bindings[] = {
    {L"\033[A", L"ed-prev-history"},         {L"\033OA", L"ed-prev-history"},
    {L"\033[B", L"ed-next-history"},         {L"\033OB", L"ed-next-history"},
    {L"\033[C", L"ed-next-char"},            {L"\033OC", L"ed-next-char"},
    {L"\033[D", L"ed-prev-char"},            {L"\033OD", L"ed-prev-char"},
    {L"\033[H", L"ed-move-to-beg"},          {L"\033OH", L"ed-move-to-beg"},
    {L"\033[1~", L"ed-move-to-beg"},         {L"\033[7~", L"ed-move-to-beg"},
    {L"\033[F", L"ed-move-to-end"},          {L"\033OF", L"ed-move-to-end"},
    {L"\033[4~", L"ed-move-to-end"},         {L"\033[8~", L"ed-move-to-end"},
    {L"\033[3~", L"ed-delete-next-char"},
    // By words: Ctrl or Alt with an arrow, as xterm and rxvt send it, and the letters of Emacs.
    {L"\033[1;5C", L"em-next-word"},         {L"\033[1;3C", L"em-next-word"},
    {L"\033Oc", L"em-next-word"},            {L"\033f", L"em-next-word"},
    {L"\033[1;5D", L"ed-prev-word"},         {L"\033[1;3D", L"ed-prev-word"},
    {L"\033Od", L"ed-prev-word"},            {L"\033b", L"ed-prev-word"},
    {L"\033d", L"em-delete-next-word"},      {L"\033[3;5~", L"em-delete-next-word"},
    {L"\033\177", L"ed-delete-prev-word"},   {L"\033[200~", L"paste"},
};
enum { bindings_count = sizeof bindings / sizeof *bindings };

// A terminal sends a sequence at once. Escape alone, pressed by a person, is followed by nothing for longer than this.
static const struct timespec at_once = {.tv_nsec = 100 * 1000 * 1000};

static wchar_t sequence[longest + 1];
static size_t length, given;
static int stopped;

void bind_keys(EditLine *editor) {
    el_wset(editor, EL_ADDFN, L"paste", L"Insert a bracketed paste", insert_paste);
    for (int i = 0; i < bindings_count; i++)
        el_wset(editor, EL_BIND, bindings[i].keys, bindings[i].command, NULL);
}

int why_stopped(void) { return stopped; }

void start_keys(void) {
    stopped = InputReady;
    length = given = 0;
}

static bool is_bound(void) {
    for (int i = 0; i < bindings_count; i++)
        if (wcscmp(bindings[i].keys, sequence) == 0) return true;
    return false;
}

static int next_of_sequence(void) {
    const int scalar = next_scalar(&at_once);
    // An end of input or a control in the middle belongs to what comes after.
    if (scalar < 0x20) put_scalar_back(scalar);
    if (scalar < 0x20 || length == longest) return 0;
    return sequence[length++] = scalar;
}

// Answers of the terminal (OSC, DCS and their like) end with a bell or with Escape and a backslash.
static void skip_string(void) {
    for (int before = 0, scalar = next_scalar(&at_once); scalar >= 0; before = scalar, scalar = next_scalar(&at_once))
        if (scalar == Bell || (before == Escape && scalar == '\\')) return;
}

// Reads what follows Escape.
static void read_sequence(void) {
    sequence[0] = Escape;
    length = 1;
    int scalar = next_of_sequence();
    if (scalar == '[') {
        do scalar = next_of_sequence();
        while ((scalar >= 0x20 && scalar < 0x40) || (scalar == '[' && length == 3)); // `ESC [ [ A` is F1 on Linux
    } else if (scalar == 'O') {
        do scalar = next_of_sequence();
        while (scalar >= '0' && scalar <= ';');
    } else if (scalar != 0 && scalar < 0x80 && strchr("]P_^X", scalar)) {
        skip_string();
    }
    sequence[length] = 0;
}

int read_key(EditLine *editor, wchar_t *key) {
    (void)editor;
    if (given < length) {
        *key = sequence[given++];
        return 1;
    }
    for (;;) {
        const int scalar = next_scalar(NULL);
        if (scalar < 0) {
            stopped = scalar;
            *key = 0;
            return -1;
        }
        if (scalar != Escape) {
            *key = harmless(scalar);
            return 1;
        }
        read_sequence();
        if (is_bound()) {
            *key = Escape;
            given = 1;
            return 1;
        }
        length = given = 0;
    }
}
