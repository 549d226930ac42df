// The C parser that the engine's own is measured against.
#include <jansson.h>
