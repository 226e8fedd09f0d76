/*
 * Functions under names that only newer C libraries export, written with the names they had before. Hidden: nothing outside the driver sees
 * them. Compiled without old-symbols.h.
 */
#define _GNU_SOURCE
#include <stdarg.h>
#include <sys/types.h>

struct stat64;

#if defined(__x86_64__)
#define FIRST_VERSION "GLIBC_2.2.5"
#define STAT_LAYOUT 1
#elif defined(__aarch64__)
#define FIRST_VERSION "GLIBC_2.17"
#define STAT_LAYOUT 0
#else
#error "no recipe for this processor"
#endif
#define TAKE_FIRST(name) __asm__(".symver " #name "," #name "@" FIRST_VERSION);
#define HIDDEN __attribute__((visibility("hidden")))

TAKE_FIRST(__xstat64)
TAKE_FIRST(__fxstat64)
TAKE_FIRST(__lxstat64)
TAKE_FIRST(fcntl)

extern int __xstat64(int layout, const char *path, struct stat64 *into);
extern int __fxstat64(int layout, int file, struct stat64 *into);
extern int __lxstat64(int layout, const char *path, struct stat64 *into);
extern int fcntl(int file, int command, ...);

/* Exported as such since 2.33; before, a header turned each into the call below. */
HIDDEN int stat64(const char *path, struct stat64 *into) { return __xstat64(STAT_LAYOUT, path, into); }
HIDDEN int fstat64(int file, struct stat64 *into) { return __fxstat64(STAT_LAYOUT, file, into); }
HIDDEN int lstat64(const char *path, struct stat64 *into) { return __lxstat64(STAT_LAYOUT, path, into); }

/* Exported since 2.28; on 64-bit processors the same as fcntl. */
HIDDEN int fcntl64(int file, int command, ...) {
  va_list words;
  va_start(words, command);
  void *word = va_arg(words, void *);
  va_end(words);
  return fcntl(file, command, word);
}
