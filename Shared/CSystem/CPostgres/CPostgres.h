// libpq: the PostgreSQL wire protocol.
#pragma once
#pragma clang module import SwiftGlibc
#include <postgresql/libpq-fe.h>
