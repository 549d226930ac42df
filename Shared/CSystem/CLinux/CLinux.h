// What Swift's Glibc module hides. Only that: a header that Glibc's module has too, seen with other feature macros,
// makes the two modules disagree.
#pragma once
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>

static inline void wae_name_this_thread(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }
