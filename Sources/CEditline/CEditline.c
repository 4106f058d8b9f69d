#define _GNU_SOURCE // wcwidth

#include "CEditline.h"
#include "internal.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

enum { prompt_width = 2, remembered_lines = 500 };

// libedit has static state too: there is one editor, and one thread uses it.
static EditLine *editor;
static HistoryW *history_of_visit;
static FILE *nowhere;
static const wchar_t *draft_to_insert;
static bool tab_pressed, has_sequences, is_editing;

// libedit decodes by the locale and never sets one; without UTF-8 it drops what is not ASCII.
static void use_utf8(void) {
    static const char *const names[] = {"", "C.UTF-8", "en_US.UTF-8", "UTF-8"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (setlocale(LC_CTYPE, names[i]) && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
}

static wchar_t *prompt(EditLine *unused) {
    (void)unused;
    static wchar_t text[] = L"> ";
    return text;
}

// Ends `el_wgets` with the text still there for `editline_line`.
static unsigned char leave_for_tab(EditLine *unused, int key) {
    (void)unused;
    (void)key;
    tab_pressed = true;
    return CC_EOF;
}

static unsigned char insert_draft(EditLine *unused, int key) {
    (void)unused;
    (void)key;
    el_winsertstr(editor, draft_to_insert);
    return CC_REFRESH;
}

static bool terminal_has_sequences(void) {
    const char *name = getenv("TERM");
    return name && *name && strcmp(name, "dumb") != 0;
}

bool editline_open(void) {
    use_utf8();
    // What libedit has to say about an unknown TERM helps nobody in the middle of a conversation.
    nowhere = fopen("/dev/null", "w");
    editor = el_init("afterword", stdin, stdout, nowhere ? nowhere : stderr);
    history_of_visit = history_winit();
    if (!editor || !history_of_visit) {
        editline_close();
        return false;
    }
    has_sequences = terminal_has_sequences();
    HistEventW event;
    history_w(history_of_visit, &event, H_SETSIZE, remembered_lines);
    history_w(history_of_visit, &event, H_SETUNIQUE, 1);
    el_wset(editor, EL_EDITOR, L"emacs"); // resets every binding, so it comes first
    el_wset(editor, EL_SIGNAL, 0);
    el_wset(editor, EL_PROMPT, prompt);
    el_wset(editor, EL_HIST, history_w, history_of_visit);
    el_wset(editor, EL_GETCFN, read_key);
    el_wset(editor, EL_ADDFN, L"tab", L"Complete the line", leave_for_tab);
    el_wset(editor, EL_BIND, L"\t", L"tab", NULL);
    // `read_key` lets no keyboard send this one.
    el_wset(editor, EL_ADDFN, L"draft", L"Insert the draft", insert_draft);
    el_wset(editor, EL_BIND, L"\033[!", L"draft", NULL);
    bind_keys(editor);
    signals_open();
    return true;
}

void editline_close(void) {
    if (editor) signals_close();
    if (editor) el_end(editor);
    if (history_of_visit) history_wend(history_of_visit);
    if (nowhere) fclose(nowhere);
    editor = NULL;
    history_of_visit = NULL;
    nowhere = NULL;
}

static void push_draft(const wchar_t *draft, size_t after) {
    if (!*draft) return;
    wchar_t keys[32] = L"\033[!";
    // Escape with digits is a count for the key that follows: Ctrl-B, one character back.
    if (after > 0) swprintf(keys, sizeof keys / sizeof *keys, L"\033[!\033%zu\002", after);
    draft_to_insert = draft;
    el_wpush(editor, keys);
}

static void print(const char *text) {
    fputs(text, stdout);
    fflush(stdout);
}

// libedit prompts first and changes the mode of the terminal then; what is typed in between would show twice.
static void begin_editing(void) {
    if (is_editing) return;
    is_editing = true;
    signals_editing(true, has_sequences);
    el_wset(editor, EL_PREP_TERM, 1);
    if (has_sequences) print("\033[?2004h");
}

static void end_editing(void) {
    is_editing = false;
    if (has_sequences) print("\033[?2004l");
    el_wset(editor, EL_PREP_TERM, 0);
    signals_editing(false, false);
}

static void prepare_redraw(int reason) {
    if (reason != InputResumed) editline_erase();
    if (reason == InputSuspended) {
        end_editing();
        signals_stop();
    }
    // Whoever had the terminal meanwhile left the cursor anywhere.
    if (reason != InputResized && has_sequences) print("\r\033[K\033[J");
}

EditlineEvent editline_read(const wchar_t *draft, size_t after) {
    tab_pressed = false;
    start_keys();
    push_draft(draft, after);
    begin_editing();
    const bool has_line = el_wgets(editor, &(int){0}) != NULL;
    end_editing();
    switch (why_stopped()) {
    case InputReady: return tab_pressed ? EditlineEventTab : has_line ? EditlineEventLine : EditlineEventEnd;
    case InputInterrupted: return EditlineEventInterrupted;
    case InputEnded: return EditlineEventEnd;
    default: prepare_redraw(why_stopped()); return EditlineEventRedraw;
    }
}

const LineInfoW *editline_line(void) { return el_wline(editor); }

// The rows between prompt and cursor, counted as libedit lays them out, in the present width: terminals fold the line
// anew when they are resized.
static int rows_above_cursor(void) {
    struct winsize size;
    const int columns = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col : 80;
    const LineInfoW *line = el_wline(editor);
    int row = 0, column = prompt_width;
    for (const wchar_t *character = line->buffer; character < line->cursor; character++) {
        const int width = wcwidth(*character) > 0 ? wcwidth(*character) : 0;
        if (column + width > columns) row++, column = 0;
        column += width;
        if (column >= columns) row++, column = 0;
    }
    return row;
}

void editline_erase(void) {
    begin_editing(); // so that no key typed from now on shows where the line stood
    if (!has_sequences) {
        print("\n");
        return;
    }
    // Row by row: some terminals keep what is cleared from the top of the screen down as something to scroll back to.
    const int rows = rows_above_cursor();
    print("\r\033[K\033[J");
    for (int i = 0; i < rows; i++) fputs("\033[A\033[K", stdout);
    fflush(stdout);
}

void editline_remember(const wchar_t *line) {
    HistEventW event;
    history_w(history_of_visit, &event, H_ENTER, line);
}

void editline_beep(void) { el_beep(editor); }
