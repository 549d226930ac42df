// hiredis 0.14: the Redis wire protocol (RESP2). Its reply reader is what we use; the socket is ours.
#pragma once
#include <hiredis/hiredis.h>
#include <stdlib.h>

// A reply that announces a billion elements would be given room for them before the first has come. The limit
// stands in front of hiredis' own function, which is found through the private data of the reader.
enum { WAE_REDIS_MAXIMUM_ELEMENTS = 1 << 20 };

static inline void *wae_redis_create_array(const redisReadTask *task, int elements) {
  const redisReplyObjectFunctions *original = (const redisReplyObjectFunctions *)task->privdata;
  return elements > WAE_REDIS_MAXIMUM_ELEMENTS ? NULL : original->createArray(task, elements);
}

static inline void wae_redis_reader_free(redisReader *reader) {
  redisReplyObjectFunctions *limited = reader->fn;
  redisReaderFree(reader);
  free(limited);
}

static inline redisReader *wae_redis_reader_create(void) {
  redisReader *reader = redisReaderCreate();
  redisReplyObjectFunctions *limited = (redisReplyObjectFunctions *)malloc(sizeof *limited);
  if (!reader || !limited) {
    if (reader) redisReaderFree(reader);
    free(limited);
    return NULL;
  }
  *limited = *reader->fn;
  limited->createArray = wae_redis_create_array;
  reader->privdata = reader->fn;
  reader->fn = limited;
  return reader;
}
