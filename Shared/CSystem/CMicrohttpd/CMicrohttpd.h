// libmicrohttpd: incoming HTTP. MHD_start_daemon is variadic; the shim takes its options as an array,
// which must end with {MHD_OPTION_END, 0, NULL}.
#pragma once
#include <microhttpd.h>

static inline struct MHD_Daemon *wae_mhd_start(
    unsigned int flags, uint16_t port, MHD_AcceptPolicyCallback policy, void *policy_context,
    MHD_AccessHandlerCallback handler, void *handler_context, struct MHD_OptionItem *options) {
  return MHD_start_daemon(
      flags, port, policy, policy_context, handler, handler_context, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}
