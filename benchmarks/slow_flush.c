/* Preloaded: every flush takes so many microseconds more (SLOW_FLUSH_US), as on a disk without a cache of its own. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static int slowly(const char *name, int handle) {
    const char *pause = getenv("SLOW_FLUSH_US");
    usleep(pause ? (useconds_t)atoi(pause) : 0);
    return ((int (*)(int))dlsym(RTLD_NEXT, name))(handle);
}

int fsync(int handle) { return slowly("fsync", handle); }
int fdatasync(int handle) { return slowly("fdatasync", handle); }
