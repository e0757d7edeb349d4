/* Stands between one process and its disk: writes down what it asks of the disk, lets a chosen call fail, or ends
   the process before it. Preloaded below SQLite and Python alike; nothing of the program is changed.

   Every call that changes something below the watched folder is one record of the log, in the order in which the
   system took them:  kind 1 | result 8 | offset 8 | lengths of path, second path and data 4 each | those three.  */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { CREATE = 1, WRITE = 2, SYNC = 4, TRUNCATE = 8, RENAME = 16, UNLINK = 32, MKDIR = 64, OPEN = 128,
       MARK = 256, SEND = 512, RECEIVE = 1024, CONNECT = 2048 };

#define FILES 4096
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char root[4096];
static size_t root_length;
static char *names[FILES]; /* descriptor -> path, of what lies below the watched folder */
static int log_file = -1;
static unsigned fail_kinds, kill_kinds;
static long fail_at, kill_at, seen_to_fail, seen_to_kill, fired;
static int fail_error, fail_lasting;

static int watched(const char *path) {
    return root_length && path && strncmp(path, root, root_length) == 0 && (path[root_length] == '/' || !path[root_length]);
}

static const char *name_of(int handle) { return handle >= 0 && handle < FILES ? names[handle] : NULL; }

static void put(const void *data, size_t length) {
    const char *rest = data;
    while (length) {
        long taken = syscall(SYS_write, log_file, rest, length);
        if (taken <= 0) _exit(97);
        rest += taken;
        length -= (size_t)taken;
    }
}

static void record(unsigned kind, const char *path, const char *second, int64_t offset, const void *data, size_t length, int64_t result) {
    if (log_file < 0) return;
    uint16_t what = (uint16_t)kind;
    uint32_t lengths[3] = {(uint32_t)strlen(path), second ? (uint32_t)strlen(second) : 0, (uint32_t)length};
    put(&what, sizeof what);
    put(&result, sizeof result);
    put(&offset, sizeof offset);
    put(lengths, sizeof lengths);
    put(path, lengths[0]);
    if (second) put(second, lengths[1]);
    if (length) put(data, length);
}

/* What becomes of this call: 0 goes on, -1 fails with errno, 1 takes only half. Called with the turn held. */
static int fate(unsigned kind) {
    if (kill_kinds & kind && ++seen_to_kill == kill_at) syscall(SYS_kill, getpid(), SIGKILL);
    if (!(fail_kinds & kind)) return 0;
    seen_to_fail++;
    if (fail_lasting ? seen_to_fail < fail_at : seen_to_fail != fail_at) return 0;
    fired++;
    if (!fail_error) return 1;
    errno = fail_error;
    return -1;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)
#define LOCK pthread_mutex_lock(&turn)
#define DONE(value) do { int kept = errno; pthread_mutex_unlock(&turn); errno = kept; return (value); } while (0)

/* --- for the tests, by ctypes ------------------------------------------------------------------------------- */
void disk_watch(const char *folder, int log) {
    LOCK;
    strncpy(root, folder, sizeof root - 1);
    root_length = strlen(root);
    log_file = log;
    pthread_mutex_unlock(&turn);
}

void disk_mark(const char *text) {
    LOCK;
    record(MARK, text, NULL, 0, NULL, 0, 0);
    pthread_mutex_unlock(&turn);
}

/* The `at`-th call of these kinds fails (error 0: a write takes half), and with `lasting` all after it. 0: none. */
void disk_fail(unsigned kinds, long at, int error, int lasting) {
    LOCK;
    fail_kinds = at ? kinds : 0;
    fail_at = at;
    fail_error = error;
    fail_lasting = lasting;
    seen_to_fail = fired = 0;
    pthread_mutex_unlock(&turn);
}

void disk_kill(unsigned kinds, long at) {
    LOCK;
    kill_kinds = kinds;
    kill_at = at;
    seen_to_kill = 0;
    pthread_mutex_unlock(&turn);
}

long disk_fired(void) { return fired; }
long disk_passed(void) { return seen_to_kill; }

/* --- names -------------------------------------------------------------------------------------------------- */
typedef int (*opener)(const char *, int, mode_t);

static int opened(opener real, const char *path, int flags, mode_t mode) {
    if (!watched(path)) return real(path, flags, mode);
    LOCK;
    struct stat before;
    int there = stat(path, &before) == 0;
    if (fate(OPEN) < 0) DONE(-1);
    int handle = real(path, flags, mode);
    if (handle >= 0 && handle < FILES) {
        free(names[handle]);
        names[handle] = strdup(path);
        if (!there && flags & O_CREAT) record(CREATE, path, NULL, 0, NULL, 0, 0);
        else if (flags & O_TRUNC) record(TRUNCATE, path, NULL, 0, NULL, 0, 0);
    }
    DONE(handle);
}

static mode_t mode_in(int flags, va_list rest) {
    return flags & (O_CREAT | __O_TMPFILE) ? (mode_t)va_arg(rest, int) : 0;
}

#define OPENER(symbol) \
    int symbol(const char *path, int flags, ...) { \
        REAL(int, #symbol, const char *, int, mode_t); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = mode_in(flags, rest); \
        va_end(rest); \
        return opened(real, path, flags, mode); \
    }
OPENER(open)
OPENER(open64)

int close(int handle) {
    REAL(int, "close", int);
    if (!name_of(handle)) return real(handle);
    LOCK;
    free(names[handle]);
    names[handle] = NULL;
    int result = real(handle);
    DONE(result);
}

static int renamed(int (*real)(const char *, const char *), const char *old, const char *new) {
    if (!watched(old) && !watched(new)) return real(old, new);
    LOCK;
    if (fate(RENAME) < 0) DONE(-1);
    int result = real(old, new);
    if (result == 0) record(RENAME, old, new, 0, NULL, 0, 0);
    DONE(result);
}

int rename(const char *old, const char *new) {
    REAL(int, "rename", const char *, const char *);
    return renamed(real, old, new);
}

#define ON_A_NAME(symbol, kind) \
    int symbol(const char *path) { \
        REAL(int, #symbol, const char *); \
        if (!watched(path)) return real(path); \
        LOCK; \
        if (fate(kind) < 0) DONE(-1); \
        int result = real(path); \
        if (result == 0) record(kind, path, NULL, 0, NULL, 0, 0); \
        DONE(result); \
    }
ON_A_NAME(unlink, UNLINK)
ON_A_NAME(rmdir, UNLINK)

int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    if (!watched(path)) return real(path, mode);
    LOCK;
    if (fate(MKDIR) < 0) DONE(-1);
    int result = real(path, mode);
    if (result == 0) record(MKDIR, path, NULL, 0, NULL, 0, 0);
    DONE(result);
}

/* --- contents ----------------------------------------------------------------------------------------------- */
ssize_t write(int handle, const void *data, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    const char *name = name_of(handle);
    if (!name) return real(handle, data, length);
    LOCK;
    int what = fate(WRITE);
    if (what < 0) DONE((ssize_t)-1);
    int appends = fcntl(handle, F_GETFL) & O_APPEND;
    int64_t offset = lseek(handle, 0, appends ? SEEK_END : SEEK_CUR);
    ssize_t result = real(handle, data, what && length > 1 ? length / 2 : length);
    if (result > 0) record(WRITE, name, NULL, offset, data, (size_t)result, 0);
    DONE(result);
}

static ssize_t placed(ssize_t (*real)(int, const void *, size_t, off64_t), int handle, const void *data, size_t length, off64_t offset) {
    const char *name = name_of(handle);
    if (!name) return real(handle, data, length, offset);
    LOCK;
    int what = fate(WRITE);
    if (what < 0) DONE((ssize_t)-1);
    ssize_t result = real(handle, data, what && length > 1 ? length / 2 : length, offset);
    if (result > 0) record(WRITE, name, NULL, offset, data, (size_t)result, 0);
    DONE(result);
}

ssize_t pwrite64(int handle, const void *data, size_t length, off64_t offset) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    return placed(real, handle, data, length, offset);
}

ssize_t pwrite(int handle, const void *data, size_t length, off_t offset) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    return placed(real, handle, data, length, offset);
}

/* A flush that fails is recorded too, with result -1: the system then counts the pages as written and forgets them. */
#define FLUSH(symbol) \
    int symbol(int handle) { \
        REAL(int, #symbol, int); \
        const char *name = name_of(handle); \
        if (!name) return real(handle); \
        LOCK; \
        int result = fate(SYNC) < 0 ? -1 : real(handle); \
        int kept = errno; \
        record(SYNC, name, NULL, 0, NULL, 0, result); \
        errno = kept; \
        DONE(result); \
    }
FLUSH(fsync)
FLUSH(fdatasync)

#define CUT(symbol, size_type) \
    int symbol(int handle, size_type size) { \
        REAL(int, "ftruncate64", int, off64_t); \
        const char *name = name_of(handle); \
        if (!name) return real(handle, size); \
        LOCK; \
        if (fate(TRUNCATE) < 0) DONE(-1); \
        int result = real(handle, size); \
        if (result == 0) record(TRUNCATE, name, NULL, size, NULL, 0, 0); \
        DONE(result); \
    }
CUT(ftruncate, off_t)
CUT(ftruncate64, off64_t)

/* --- the network: nothing is changed, only a place to end the process at ------------------------------------- */
static void passing(unsigned kind) {
    if (!(kill_kinds & kind)) return;
    LOCK;
    fate(kind);
    pthread_mutex_unlock(&turn);
}

ssize_t send(int handle, const void *data, size_t length, int flags) {
    REAL(ssize_t, "send", int, const void *, size_t, int);
    passing(SEND);
    return real(handle, data, length, flags);
}

ssize_t recv(int handle, void *data, size_t length, int flags) {
    REAL(ssize_t, "recv", int, void *, size_t, int);
    ssize_t result = real(handle, data, length, flags);
    if (result >= 0) passing(RECEIVE); /* one that would block brought nothing */
    return result;
}

int connect(int handle, const struct sockaddr *address, socklen_t length) {
    REAL(int, "connect", int, const struct sockaddr *, socklen_t);
    passing(CONNECT);
    return real(handle, address, length);
}
