// Signals reach the program at one place: while it waits for a key. Everywhere else they are blocked, so that nothing
// has to be safe against them. Those that end the process are different: they may come at any time, and only restore
// the terminal and go on to end it.

#include "internal.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>

static const int awaited[] = {SIGINT, SIGTSTP, SIGWINCH, SIGCONT};
static const int deadly[] = {SIGTERM, SIGHUP, SIGQUIT, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP};
enum { awaited_count = sizeof awaited / sizeof *awaited, deadly_count = sizeof deadly / sizeof *deadly };

static volatile sig_atomic_t arrived[awaited_count];
static volatile sig_atomic_t is_editing, is_bracketing;

static struct sigaction awaited_before[awaited_count], deadly_before[deadly_count];
static sigset_t mask_before, mask_waiting;
static struct termios usual;

static void note(int number) {
    for (int i = 0; i < awaited_count; i++)
        if (awaited[i] == number) arrived[i] = 1;
}

static bool take(int number) {
    for (int i = 0; i < awaited_count; i++)
        if (awaited[i] == number && arrived[i]) {
            arrived[i] = 0;
            return true;
        }
    return false;
}

// Whether it arrives matters no more.
static void tell(const char *text) {
    const ssize_t written = write(STDOUT_FILENO, text, strlen(text));
    (void)written;
}

// Restores the terminal, and lets the signal do what it would have done without us, as soon as this returns. That is
// also how Swift gets to report its own crashes; but it takes Ctrl-\ for one, and a person who presses it only leaves.
static void restore_and_die(int number) {
    // In the background the terminal belongs to another program.
    if (is_editing && tcgetpgrp(STDIN_FILENO) == getpgrp()) {
        tcsetattr(STDIN_FILENO, TCSANOW, &usual);
        if (is_bracketing) tell("\033[?2004l");
        tell("\r\n");
    }
    for (int i = 0; i < deadly_count; i++)
        if (deadly[i] == number) sigaction(number, &deadly_before[i], NULL);
    if (number == SIGQUIT) signal(number, SIG_DFL);
    raise(number);
}

// What was ignored from outside, as under nohup, stays ignored.
static void handle(int number, void (*handler)(int), struct sigaction *before) {
    struct sigaction action = {.sa_handler = handler};
    sigfillset(&action.sa_mask);
    sigaction(number, &action, before);
    if (before->sa_handler == SIG_IGN) sigaction(number, before, NULL);
}

void signals_open(void) {
    sigset_t set;
    sigemptyset(&set);
    for (int i = 0; i < awaited_count; i++) sigaddset(&set, awaited[i]);
    sigprocmask(SIG_BLOCK, &set, &mask_before);
    mask_waiting = mask_before;
    for (int i = 0; i < awaited_count; i++) {
        sigdelset(&mask_waiting, awaited[i]);
        arrived[i] = 0;
        handle(awaited[i], note, &awaited_before[i]);
    }
    for (int i = 0; i < deadly_count; i++) handle(deadly[i], restore_and_die, &deadly_before[i]);
}

void signals_close(void) {
    // Unblocked first: a Ctrl-C still waiting is swallowed instead of ending a program that is leaving in order.
    sigprocmask(SIG_SETMASK, &mask_before, NULL);
    for (int i = 0; i < awaited_count; i++) sigaction(awaited[i], &awaited_before[i], NULL);
    for (int i = 0; i < deadly_count; i++) sigaction(deadly[i], &deadly_before[i], NULL);
}

void signals_editing(bool editing, bool bracketing) {
    if (editing) tcgetattr(STDIN_FILENO, &usual);
    is_bracketing = bracketing;
    is_editing = editing;
}

void signals_stop(void) {
    struct sigaction ours, stop = {.sa_handler = SIG_DFL};
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTSTP);
    sigaddset(&set, SIGCONT);
    sigaction(SIGTSTP, &stop, &ours);
    raise(SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &set, NULL); // here it stops
    sigprocmask(SIG_BLOCK, &set, NULL);
    sigaction(SIGTSTP, &ours, NULL);
    take(SIGCONT);
}

// pselect and not ppoll: macOS has no ppoll. It prefers input to signals, but what can be read was typed after Ctrl-C; so
// the signals are let in once more before that.
int wait_for_input(const struct timespec *patience) {
    for (;;) {
        fd_set inputs;
        FD_ZERO(&inputs);
        FD_SET(STDIN_FILENO, &inputs);
        const sigset_t *mask = patience ? NULL : &mask_waiting;
        const int ready = pselect(STDIN_FILENO + 1, &inputs, NULL, NULL, patience, mask);
        const bool is_interrupted = ready < 0 && errno == EINTR;
        if (!patience) {
            sigset_t blocked;
            sigprocmask(SIG_SETMASK, &mask_waiting, &blocked);
            sigprocmask(SIG_SETMASK, &blocked, NULL);
            if (take(SIGINT)) return InputInterrupted;
            if (take(SIGTSTP)) return InputSuspended;
            if (take(SIGWINCH)) return InputResized;
            if (take(SIGCONT)) return InputResumed;
        }
        if (!is_interrupted) return ready > 0 ? InputReady : ready == 0 ? InputTimedOut : InputEnded;
    }
}
