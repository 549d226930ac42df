internal import Platform

extension RedisLink {
  /// Names are resolved on a helper thread; then one address after another is tried.
  func connect() {
    state = .connecting
    switch configuration.endpoint {
    case .unix(let path): open { () throws(RedisError) in try RedisSocket.connecting(toPath: path) }
    case .tcp(let host, let port):
      do {
        try HelperThread.run { [self] in
          let found = HostResolver.addresses(of: host)
          reactor.execute { self.tryAddresses(found, port: port) }
        }
      } catch {
        fail(RedisError(.unavailable, "No thread to resolve the Redis host: \(error)."))
      }
    }
  }

  private func tryAddresses(_ found: [String], port: Int) {
    guard state == .connecting else { return }
    addresses = found
    guard !found.isEmpty else {
      return fail(RedisError(.unavailable, "No address was found for the Redis host."))
    }
    tryNextAddress(port: port)
  }

  private func tryNextAddress(port: Int) {
    guard !addresses.isEmpty else { return }
    let address = addresses.removeFirst()
    open { () throws(RedisError) in try RedisSocket.connecting(toAddress: address, port: port) }
  }

  private func open(_ make: () throws(RedisError) -> RedisSocket) {
    do throws(RedisError) {
      let socket = try make()
      guard let reader = RedisReplyReader(maximumBytes: configuration.maximumReplyBytes) else {
        throw RedisError(.unavailable, "There is no memory for a Redis connection.")
      }
      self.socket = socket
      self.reader = reader
      connectTimer = reactor.schedule(after: configuration.connectTimeout) { [weak self] in
        self?.connectTimer = nil
        self?.addressFailed(RedisError(.unavailable, "Redis did not answer in time."))
      }
      do {
        watch = try reactor.watch(socket.descriptor, for: .writable) { [weak self] in self?.connectDecided($0) }
      } catch {
        throw RedisError(.unavailable, "The Redis socket cannot be watched: \(error).")
      }
    } catch {
      addressFailed(error)
    }
  }

  private func connectDecided(_ readiness: Readiness) {
    guard state == .connecting, let socket else { return handle(readiness) }
    let code = socket.pendingError
    guard code == 0 else { return addressFailed(RedisError(.unavailable, "Redis cannot be reached: error \(code).")) }
    state = .greeting
    var greeting: [[RedisWord]] = []
    if let password = configuration.password {
      greeting.append(["AUTH"] + (configuration.user.map { [RedisWord($0)] } ?? []) + [RedisWord(password)])
    }
    if configuration.database != 0 { greeting.append(["SELECT", RedisWord(configuration.database)]) }
    // Also tells a Redis that is still loading, and something that is no Redis, from one that can be used.
    greeting.append(["PING"])
    greetingsLeft = greeting.count
    var bytes: [UInt8] = []
    for command in greeting { bytes.appendRedisCommand(command) }
    sendGreeting(bytes)
  }

  func receiveGreeting(_ value: RedisValue) throws(RedisError) {
    if case .error(let line) = value { throw .fromServer(line) }
    greetingsLeft -= 1
    guard greetingsLeft == 0 else { return }
    guard value == .status("PONG") else { throw RedisError(.unavailable, "What answered is not Redis.") }
    if let connectTimer { reactor.cancel(connectTimer) }
    connectTimer = nil
    becameReady()
  }

  /// The next address, if there is one; else this attempt has failed.
  private func addressFailed(_ error: RedisError) {
    if let watch { reactor.unwatch(watch) }
    if let connectTimer { reactor.cancel(connectTimer) }
    (watch, connectTimer, socket, reader) = (nil, nil, nil, nil)
    guard state == .connecting, !addresses.isEmpty, case .tcp(_, let port) = configuration.endpoint else {
      return fail(error)
    }
    tryNextAddress(port: port)
  }
}
