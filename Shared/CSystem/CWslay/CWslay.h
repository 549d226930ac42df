// wslay: WebSocket framing.
#pragma once
#pragma clang module import SwiftGlibc
#include <wslay/wslay.h>
