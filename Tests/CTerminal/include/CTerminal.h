#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <sys/types.h>

/// Starts a program in a terminal of its own, as the leader of its session, with all signals at their defaults.
/// Returns its process and in `terminal` the side on which the person sits, which no other program inherits; or -1.
pid_t terminal_spawn(
    char *const arguments[], char *const environment[], unsigned short columns, unsigned short rows, int *terminal);

#endif
