// wslay: WebSocket framing.
#pragma once
#include <wslay/wslay.h>
