/*
 * Included before every file of the driver: binds functions that newer C libraries have in a second version to the version that a library of
 * 2018 has as well. Without it the linker takes the newest version that the build machine offers, and the driver would not load on Kylin V10 or
 * UOS 20. What has no older version at all is in old-functions.c.
 */
#if defined(__x86_64__)
#define FIRST_VERSION "GLIBC_2.2.5"
#elif defined(__aarch64__)
#define FIRST_VERSION "GLIBC_2.17"
#else
#error "no recipe for this processor"
#endif
#define TAKE_FIRST(name) __asm__(".symver " #name "," #name "@" FIRST_VERSION);

/* 2.29 gave these new error handling; 2.34 moved the others from libdl and libpthread into libc. */
TAKE_FIRST(exp)
TAKE_FIRST(log)
TAKE_FIRST(log2)
TAKE_FIRST(pow)
TAKE_FIRST(dlopen)
TAKE_FIRST(dlsym)
TAKE_FIRST(dlclose)
TAKE_FIRST(dlerror)
TAKE_FIRST(pthread_create)
TAKE_FIRST(pthread_join)
TAKE_FIRST(pthread_mutex_trylock)
TAKE_FIRST(pthread_mutexattr_init)
TAKE_FIRST(pthread_mutexattr_destroy)
TAKE_FIRST(pthread_mutexattr_settype)
TAKE_FIRST(pthread_once)
