// Swift can neither fork nor, on Linux, see forkpty.

#include "CTerminal.h"

#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <unistd.h>
#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif

pid_t terminal_spawn(
    char *const arguments[], char *const environment[], unsigned short columns, unsigned short rows, int *terminal) {
    struct winsize size = {.ws_col = columns, .ws_row = rows};
    const pid_t process = forkpty(terminal, NULL, NULL, &size);
    if (process == 0) {
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
        execve(arguments[0], arguments, environment);
        _exit(127);
    }
    if (process > 0) fcntl(*terminal, F_SETFD, FD_CLOEXEC);
    return process;
}
