// libmicrohttpd: incoming HTTP. Its start and its questions are variadic, which Swift cannot call: the shims do it.
#pragma once
#pragma clang module import SwiftGlibc
#include <linux/sockios.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

struct wae_mhd_settings {
  unsigned int flags;
  int listen_socket;
  unsigned int connection_limit;
  unsigned int idle_seconds;
  size_t connection_memory;
  const char *certificate, *key;  // PEM, or NULL
  void *context;
  void *(*begin)(void *context, const char *target, struct MHD_Connection *connection);
  MHD_AccessHandlerCallback handle;
  MHD_RequestCompletedCallback completed;
  MHD_NotifyConnectionCallback notify;
  void (*refusing)(void *context, unsigned int status);
};

// MHD answers broken requests by itself, and tells only its log. All daemons have the same callback.
typedef void (*wae_mhd_refusal)(void *context, unsigned int status);

static inline wae_mhd_refusal *wae_mhd_refusing(void) {
  static wae_mhd_refusal callback;
  return &callback;
}

static void wae_mhd_log(void *context, const char *format, va_list values) {
  static const char refusal[] = "Error processing request (HTTP response code is %u";
  wae_mhd_refusal callback = __atomic_load_n(wae_mhd_refusing(), __ATOMIC_ACQUIRE);
  if (callback && strncmp(format, refusal, sizeof refusal - 1) == 0) callback(context, va_arg(values, unsigned int));
}

// Paths and queries are decoded by us, who refuse what is broken; MHD must leave them as they were sent.
static size_t wae_mhd_keep_escapes(void *context, struct MHD_Connection *connection, char *text) {
  (void)context;
  (void)connection;
  return strlen(text);
}

static inline struct MHD_Daemon *wae_mhd_start(const struct wae_mhd_settings *s) {
  struct MHD_OptionItem more[3];
  int n = 0;
  if (s->certificate && s->key) {
    more[n++] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)s->certificate};
    more[n++] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)s->key};
  }
  more[n] = (struct MHD_OptionItem){MHD_OPTION_END, 0, NULL};
  __atomic_store_n(wae_mhd_refusing(), s->refusing, __ATOMIC_RELEASE);
  return MHD_start_daemon(
      s->flags, 0, NULL, NULL, s->handle, s->context, MHD_OPTION_EXTERNAL_LOGGER, wae_mhd_log, s->context,
      MHD_OPTION_LISTEN_SOCKET, s->listen_socket,
      MHD_OPTION_CONNECTION_LIMIT, s->connection_limit, MHD_OPTION_CONNECTION_TIMEOUT, s->idle_seconds,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, s->connection_memory, MHD_OPTION_STRICT_FOR_CLIENT, 0,
      MHD_OPTION_UNESCAPE_CALLBACK, wae_mhd_keep_escapes, NULL, MHD_OPTION_URI_LOG_CALLBACK, s->begin, s->context,
      MHD_OPTION_NOTIFY_COMPLETED, s->completed, s->context, MHD_OPTION_NOTIFY_CONNECTION, s->notify, s->context,
      MHD_OPTION_ARRAY, more, MHD_OPTION_END);
}

// The descriptor that becomes readable when MHD_run has something to do.
static inline int wae_mhd_epoll(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD);
  return info ? info->epoll_fd : -1;
}

static inline int wae_mhd_descriptor(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? info->connect_fd : -1;
}

static inline const struct sockaddr *wae_mhd_client_address(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  return info ? info->client_addr : NULL;
}

static inline void *wae_mhd_socket_context(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info ? info->socket_context : NULL;
}

static inline size_t wae_mhd_header_size(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  return info ? info->header_size : 0;
}

static inline void wae_mhd_close_upgraded(struct MHD_UpgradeResponseHandle *handle) {
  MHD_upgrade_action(handle, MHD_UPGRADE_ACTION_CLOSE);
}

// Bytes that the peer has sent and the kernel acknowledged; 0 where it cannot say. glibc's struct tcp_info ends before
// tcpi_bytes_received, which the kernel puts at offset 128.
static inline uint64_t wae_tcp_bytes_received(int descriptor) {
  unsigned char info[256];
  socklen_t length = sizeof info;
  uint64_t count = 0;
  if (getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, info, &length) != 0 || length < 136) return 0;
  memcpy(&count, info + 128, sizeof count);
  return count;
}

// Whether anything was ever sent on the socket. The number of segments with data is at offset 156 of the kernel's
// struct; what no segment has carried yet is in the queue.
static inline int wae_tcp_has_sent(int descriptor) {
  unsigned char info[256];
  socklen_t length = sizeof info;
  uint32_t segments = 0;
  int queued = 0;
  if (ioctl(descriptor, SIOCOUTQ, &queued) == 0 && queued > 0) return 1;
  if (getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, info, &length) != 0 || length < 160) return 0;
  memcpy(&segments, info + 156, sizeof segments);
  return segments > 0;
}

// Bytes that have arrived and were not read.
static inline int wae_unread_bytes(int descriptor) {
  int count = 0;
  return ioctl(descriptor, FIONREAD, &count) == 0 ? count : 0;
}
