// A function of newer C++ libraries (GLIBCXX_3.4.29) that compilers call for an array of negative or impossible size. The driver never asks for one.
#include <cstdlib>

namespace std {
__attribute__((visibility("hidden"), noreturn)) void __throw_bad_array_new_length() { abort(); }
}  // namespace std
