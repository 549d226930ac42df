internal import CRedis

/// Turns the bytes of one connection into values, with hiredis' reader. Bounded: an answer over the limit, nested
/// deeper than hiredis' eight levels or with more than a million elements in an array is an error, not a memory leak.
@safe final class RedisReplyReader {
  private let handle: UnsafeMutablePointer<redisReader>
  private let maximumBytes: Int

  /// Nil only when memory is out.
  init?(maximumBytes: Int) {
    guard let handle = unsafe wae_redis_reader_create() else { return nil }
    unsafe self.handle = handle
    self.maximumBytes = maximumBytes
  }

  deinit { unsafe wae_redis_reader_free(handle) }

  func feed(_ bytes: UnsafeRawBufferPointer) throws(RedisError) {
    let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    guard unsafe redisReaderFeed(handle, start, bytes.count) == REDIS_OK else { throw problem }
    // What is fed and not yet understood is one unfinished answer.
    guard unsafe handle.pointee.len &- handle.pointee.pos <= maximumBytes else {
      throw RedisError(.unavailable, "The server sent an answer of more than \(maximumBytes) bytes.")
    }
  }

  /// Nil until a whole answer is there.
  func next() throws(RedisError) -> RedisValue? {
    var reply: UnsafeMutableRawPointer?
    guard unsafe redisReaderGetReply(handle, &reply) == REDIS_OK else { throw problem }
    guard let reply = unsafe reply else { return nil }
    defer { unsafe freeReplyObject(reply) }
    return unsafe Self.value(reply.assumingMemoryBound(to: redisReply.self))
  }

  /// As deep as hiredis goes, which is eight levels.
  private static func value(_ pointer: UnsafeMutablePointer<redisReply>) -> RedisValue {
    let reply = unsafe pointer.pointee
    switch unsafe reply.type {
    case REDIS_REPLY_INTEGER: return .int(Int(unsafe reply.integer))
    case REDIS_REPLY_STRING: return unsafe .bytes(Array(UnsafeRawBufferPointer(start: reply.str, count: reply.len)))
    case REDIS_REPLY_STATUS: return unsafe .status(text(reply))
    case REDIS_REPLY_ERROR: return unsafe .error(text(reply))
    case REDIS_REPLY_ARRAY:
      var values: [RedisValue] = []
      values.reserveCapacity(unsafe reply.elements)
      for index in 0..<(unsafe reply.elements) {
        let element = unsafe reply.element?[index]
        unsafe values.append(element.map { unsafe value($0) } ?? .null)
      }
      return .array(values)
    default: return .null
    }
  }

  private static func text(_ reply: redisReply) -> String {
    unsafe String(decoding: UnsafeRawBufferPointer(start: reply.str, count: reply.len), as: UTF8.self)
  }

  private var problem: RedisError {
    RedisError(.unavailable, "The server does not speak the Redis protocol.")
  }
}
