/*
 * Preloaded into the program under test: counts its file calls below one folder, breaks the one that is asked for, and keeps a log of all of them.
 *
 *   FAULTS_UNDER  folder; calls on other files pass untouched
 *   FAULTS_AT     number of the call to break, counted from 1; 0 or unset: none
 *   FAULTS_KIND   kill   the process ends before the call, as by a power switch that spares the disk
 *                 full   the call and all later ones that need room fail with ENOSPC
 *                 error  the call fails with EIO, once
 *   FAULTS_COUNT  file that holds the number of calls when the process ends
 *   FAULTS_LOG    file that gets every call with its bytes, for building what a power loss would have left
 *
 * A record of the log: kind, file, offset, length as one line with tabs, then that many bytes. Kinds: C created, W written, T cut to length, S synced,
 * U unlinked, R renamed (file holds both names with '>' between).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST_FILES 4096
#define LONGEST_PATH 512

static char watched[MOST_FILES];
static char names[MOST_FILES][LONGEST_PATH];
static const char *under;
static const char *kind;
static const char *count_file;
static long break_at;
static long calls;
static int log_file = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void read_settings(void) {
  under = getenv("FAULTS_UNDER");
  kind = getenv("FAULTS_KIND");
  count_file = getenv("FAULTS_COUNT");
  const char *at = getenv("FAULTS_AT");
  break_at = at == NULL ? 0 : atol(at);
  const char *log = getenv("FAULTS_LOG");
  if (log != NULL) log_file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
}

static int is_below(const char *path) {
  pthread_once(&once, read_settings);
  return under != NULL && path != NULL && strncmp(path, under, strlen(under)) == 0;
}

static int is_watched(int file) { return file >= 0 && file < MOST_FILES && watched[file]; }

static void watch(int file, const char *path) {
  if (file < 0 || file >= MOST_FILES) return;
  watched[file] = 1;
  strncpy(names[file], path, LONGEST_PATH - 1);
}

__attribute__((destructor)) static void write_count(void) {
  if (count_file == NULL) return;
  char text[32];
  int length = snprintf(text, sizeof text, "%ld\n", calls);
  int file = syscall(SYS_openat, AT_FDCWD, count_file, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  syscall(SYS_write, file, text, length);
  syscall(SYS_close, file);
}

static void note(char what, const char *name, off_t offset, const void *bytes, size_t length) {
  if (log_file < 0) return;
  char head[2 * LONGEST_PATH + 64];
  int size = snprintf(head, sizeof head, "%c\t%s\t%lld\t%zu\n", what, name, (long long)offset, length);
  syscall(SYS_write, log_file, head, size);
  if (length > 0) syscall(SYS_write, log_file, bytes, length);
}

static int needs_room(char what) { return what == 'W' || what == 'C' || what == 'T'; }

/* Counts a call, breaks it if it is the one, logs it otherwise. Returns 0 or the error it shall fail with. */
static int pass(char what, const char *name, off_t offset, const void *bytes, size_t length) {
  pthread_mutex_lock(&lock);
  calls += 1;
  int error = 0;
  if (break_at > 0 && kind != NULL) {
    if (strcmp(kind, "kill") == 0 && calls == break_at) syscall(SYS_kill, getpid(), SIGKILL);
    if (strcmp(kind, "error") == 0 && calls == break_at) error = EIO;
    if (strcmp(kind, "full") == 0 && calls >= break_at && needs_room(what)) error = ENOSPC;
  }
  if (error == 0) note(what, name, offset, bytes, what == 'W' ? length : 0);
  pthread_mutex_unlock(&lock);
  return error;
}

#define REAL(name) \
  static __typeof__(name) *real = NULL; \
  if (real == NULL) real = dlsym(RTLD_NEXT, #name)

static int open_file(int (*real)(const char *, int, ...), const char *path, int flags, mode_t mode) {
  if (is_below(path) && (flags & O_CREAT)) {
    struct stat found;
    int exists = syscall(SYS_newfstatat, AT_FDCWD, path, &found, 0) == 0;
    if (!exists) {
      int error = pass('C', path, 0, NULL, 0);
      if (error != 0) {
        errno = error;
        return -1;
      }
    }
  }
  int file = real(path, flags, mode);
  if (file >= 0 && is_below(path)) watch(file, path);
  return file;
}

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(name); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
      va_list rest; \
      va_start(rest, flags); \
      mode = va_arg(rest, mode_t); \
      va_end(rest); \
    } \
    return open_file((int (*)(const char *, int, ...))real, path, flags, mode); \
  }
OPEN(open)
OPEN(open64)

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) {
  REAL(pwrite64);
  if (is_watched(file)) {
    int error = pass('W', names[file], offset, bytes, length);
    if (error != 0) {
      errno = error;
      return -1;
    }
  }
  return real(file, bytes, length, offset);
}
ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) { return pwrite64(file, bytes, length, offset); }

ssize_t write(int file, const void *bytes, size_t length) {
  REAL(write);
  if (is_watched(file)) {
    int error = pass('W', names[file], lseek(file, 0, SEEK_CUR), bytes, length);
    if (error != 0) {
      errno = error;
      return -1;
    }
  }
  return real(file, bytes, length);
}

int ftruncate64(int file, off64_t length) {
  REAL(ftruncate64);
  if (is_watched(file)) {
    int error = pass('T', names[file], length, NULL, 0);
    if (error != 0) {
      errno = error;
      return -1;
    }
  }
  return real(file, length);
}
int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

#define SYNC(name) \
  int name(int file) { \
    REAL(name); \
    if (is_watched(file)) { \
      int error = pass('S', names[file], 0, NULL, 0); \
      if (error != 0) { \
        errno = error; \
        return -1; \
      } \
    } \
    return real(file); \
  }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
  REAL(unlink);
  if (is_below(path)) {
    int error = pass('U', path, 0, NULL, 0);
    if (error != 0) {
      errno = error;
      return -1;
    }
  }
  return real(path);
}

int rename(const char *from, const char *to) {
  REAL(rename);
  if (is_below(from) || is_below(to)) {
    char both[2 * LONGEST_PATH];
    snprintf(both, sizeof both, "%s>%s", from, to);
    int error = pass('R', both, 0, NULL, 0);
    if (error != 0) {
      errno = error;
      return -1;
    }
  }
  return real(from, to);
}

/*
 * Copying inside the kernel would pass unseen. Refused as by an old kernel, the run-time library copies by reading and writing, which is seen.
 */
ssize_t sendfile64(int to, int from, off64_t *offset, size_t length) {
  REAL(sendfile64);
  if (is_watched(to)) {
    errno = EINVAL;
    return -1;
  }
  return real(to, from, offset, length);
}
ssize_t sendfile(int to, int from, off_t *offset, size_t length) { return sendfile64(to, from, offset, length); }

ssize_t copy_file_range(int from, off64_t *from_offset, int to, off64_t *to_offset, size_t length, unsigned int flags) {
  REAL(copy_file_range);
  if (is_watched(to)) {
    errno = ENOSYS;
    return -1;
  }
  return real(from, from_offset, to, to_offset, length, flags);
}

long syscall(long number, ...) {
  REAL(syscall);
  va_list rest;
  va_start(rest, number);
  long a = va_arg(rest, long), b = va_arg(rest, long), c = va_arg(rest, long);
  long d = va_arg(rest, long), e = va_arg(rest, long), f = va_arg(rest, long);
  va_end(rest);
  if (number == SYS_copy_file_range && is_watched((int)c)) {
    errno = ENOSYS;
    return -1;
  }
  return real(number, a, b, c, d, e, f);
}

int close(int file) {
  REAL(close);
  if (file >= 0 && file < MOST_FILES) watched[file] = 0;
  return real(file);
}
