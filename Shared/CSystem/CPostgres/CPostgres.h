// libpq: the PostgreSQL wire protocol.
#pragma once
#include <postgresql/libpq-fe.h>
