internal import Platform
internal import Synchronization

extension RedisClient {
  /// Nil when the key is not there.
  package func get(_ key: String) async throws(RedisError) -> [UInt8]? {
    try await command(["GET", RedisWord(key)]).bytes
  }

  /// - Parameters:
  ///   - expiry: after which the key is gone; rounded up to a millisecond.
  ///   - onlyIfAbsent: leaves a key that is there as it is.
  /// - Returns: whether the value was set.
  @discardableResult
  package func set(
    _ key: String, to value: [UInt8], expiry: Duration? = nil, onlyIfAbsent: Bool = false
  ) async throws(RedisError) -> Bool {
    var words: [RedisWord] = ["SET", RedisWord(key), RedisWord(value)]
    if let expiry { words += ["PX", RedisWord(max(1, expiry.clampedMilliseconds))] }
    if onlyIfAbsent { words.append("NX") }
    return try await !command(words).isNull
  }

  /// - Returns: how many of the keys were there.
  @discardableResult
  package func delete(_ keys: [String]) async throws(RedisError) -> Int {
    guard !keys.isEmpty else { return 0 }
    return try await number(["DEL"] + keys.map { RedisWord($0) })
  }

  /// - Returns: how many listeners of this server heard it, which is no promise that anybody did.
  @discardableResult
  package func publish(_ payload: [UInt8], to channel: String) async throws(RedisError) -> Int {
    try await number(["PUBLISH", RedisWord(channel), RedisWord(payload)])
  }

  /// Runs a Lua script, as one step that no other command comes between. The text travels once per client; a
  /// server that has forgotten it is shown it again.
  package func evaluate(
    _ script: String, keys: [String] = [], arguments: [RedisWord] = []
  ) async throws(RedisError) -> RedisValue {
    let rest = [RedisWord(keys.count)] + keys.map { RedisWord($0) } + arguments
    var digest = scriptDigests.withLock { $0[script] }
    if digest == nil {
      digest = try await command(["SCRIPT", "LOAD", RedisWord(script)]).text
      scriptDigests.withLock { $0[script] = digest }
    }
    guard let digest else { throw RedisError(.unexpectedReply, "SCRIPT LOAD did not answer with a digest.") }
    do throws(RedisError) {
      return try await command(["EVALSHA", RedisWord(digest)] + rest)
    } catch {
      guard error.code == .server, error.message.hasPrefix("NOSCRIPT") else { throw error }
      return try await command(["EVAL", RedisWord(script)] + rest)
    }
  }

  /// Whether the server answers now.
  package func ping() async throws(RedisError) { try await command(["PING"]) }

  private func number(_ words: [RedisWord]) async throws(RedisError) -> Int {
    guard let number = try await command(words).int else {
      throw RedisError(.unexpectedReply, "Redis did not answer with a number.")
    }
    return number
  }
}
