// OpenSSL's libcrypto: digests, message authentication, randomness.
#pragma once
#pragma clang module import SwiftGlibc
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
