// hiredis 0.14: the Redis wire protocol (RESP2). Its reader and its formatter are what we use;
// the socket is ours.
#pragma once
#pragma clang module import SwiftGlibc
#include <hiredis/hiredis.h>
