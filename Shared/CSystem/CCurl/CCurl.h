// libcurl: outgoing HTTP. curl_easy_setopt and curl_easy_getinfo are variadic in C, which Swift cannot
// call: each type of argument has a shim here.
#pragma once
#pragma clang module import SwiftGlibc
#include <curl/curl.h>

static inline CURLcode wae_curl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode wae_curl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode wae_curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode wae_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode wae_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(handle, option, value);
}
typedef size_t (*wae_curl_data_callback)(char *data, size_t size, size_t count, void *context);
static inline CURLcode wae_curl_set_data_callback(CURL *handle, CURLoption option, wae_curl_data_callback callback) {
  return curl_easy_setopt(handle, option, callback);
}
typedef curl_socket_t (*wae_curl_open_callback)(void *context, curlsocktype purpose, struct curl_sockaddr *address);
static inline CURLcode wae_curl_set_open_callback(CURL *handle, wae_curl_open_callback callback) {
  return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, callback);
}
typedef int (*wae_curl_prerequest_callback)(void *context, char *remote, char *local, int remote_port, int local_port);
static inline CURLcode wae_curl_set_prerequest_callback(CURL *handle, wae_curl_prerequest_callback callback) {
  return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, callback);
}
static inline CURLcode wae_curl_get_long(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}
static inline CURLcode wae_curl_get_text(CURL *handle, CURLINFO info, char **value) {
  return curl_easy_getinfo(handle, info, value);
}
static inline CURLcode wae_curl_get_pointer(CURL *handle, CURLINFO info, void **value) {
  return curl_easy_getinfo(handle, info, value);
}
typedef int (*wae_curl_socket_callback)(CURL *handle, curl_socket_t socket, int what, void *context, void *socket_context);
static inline CURLMcode wae_curl_multi_set_socket_callback(CURLM *multi, wae_curl_socket_callback callback, void *context) {
  CURLMcode code = curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, callback);
  return code != CURLM_OK ? code : curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, context);
}
typedef int (*wae_curl_timer_callback)(CURLM *multi, long milliseconds, void *context);
static inline CURLMcode wae_curl_multi_set_timer_callback(CURLM *multi, wae_curl_timer_callback callback, void *context) {
  CURLMcode code = curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, callback);
  return code != CURLM_OK ? code : curl_multi_setopt(multi, CURLMOPT_TIMERDATA, context);
}
static inline CURLMcode wae_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}
