// What Swift's Glibc module hides. Only that: a header that Glibc's module has too, seen with other feature macros,
// makes the two modules disagree. The import below is for the same reason, here and in every C module of ours: what
// glibc declares stays Glibc's, else the first module that a build happens to load would own it.
#pragma once
#pragma clang module import SwiftGlibc
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>

static inline void wae_name_this_thread(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }

// A thread that nobody joins. In C, because which module Swift takes pthread_attr_t from differs between debug and
// release builds. Returns 0 or an errno.
static inline int wae_start_thread(void *(*body)(void *), void *context, size_t stack_bytes) {
  pthread_t thread;
  pthread_attr_t attributes;
  int code = pthread_attr_init(&attributes);
  if (code != 0) return code;
  pthread_attr_setstacksize(&attributes, stack_bytes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  code = pthread_create(&thread, &attributes, body, context);
  pthread_attr_destroy(&attributes);
  return code;
}
