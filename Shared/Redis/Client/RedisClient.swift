package import Platform
internal import Synchronization

/// Talks to one Redis. All commands of a process share one connection and travel as a pipeline; publish and
/// subscribe have a second one.
///
/// Redis may be absent: then every call fails at once with `.unavailable`, and the client goes on trying in the
/// background. Nothing that matters may live in Redis alone.
package final class RedisClient: Service {
  package var serviceName: String { "redis client" }

  let configuration: RedisConfiguration
  let reactor: Reactor
  let link: RedisLink
  let subscriptions: RedisSubscriptions
  /// The server's names of the scripts that it has been shown.
  let scriptDigests = Mutex<[String: String]>([:])
  private let failures: Counter?

  package init(configuration: RedisConfiguration, reactor: Reactor, logger: Logger, metrics: Metrics? = nil) {
    self.configuration = configuration
    self.reactor = reactor
    let link = RedisLink(configuration: configuration, reactor: reactor, logger: logger)
    self.link = link
    subscriptions = RedisSubscriptions(configuration: configuration, reactor: reactor, logger: logger)
    failures = metrics?.counter("redis_command_failures_total", help: "Redis calls that failed.")
    metrics?.gauge("redis_available", help: "1 while Redis can be reached.") { [weak link] in
      link?.isAvailable == true ? 1 : 0
    }
  }

  deinit { close() }

  /// Whether there is a connection now. Before the first call or `run()` there is none.
  package var isAvailable: Bool { link.isAvailable }

  /// Connects and stays connected until the task is cancelled; then closes. Calls work without it too.
  package func run() async throws {
    reactor.execute { [link] in link.start() }
    let (never, continuation) = AsyncStream<Never>.makeStream()
    for await _ in never {}
    continuation.finish()
    close()
  }

  /// Ends the connections; what waits fails with `.closed`, and streams of messages end.
  package func close() {
    reactor.execute { [link, subscriptions] in
      link.close()
      subscriptions.close()
    }
  }

  /// Runs one command. An error answer is thrown.
  @discardableResult
  package func command(_ words: [RedisWord], timeout: Duration? = nil) async throws(RedisError) -> RedisValue {
    let replies = try await pipeline([words], timeout: timeout)
    guard let reply = replies.first else { throw RedisError(.unexpectedReply, "Redis gave no answer.") }
    if case .error(let line) = reply {
      failures?.increment()
      throw .fromServer(line)
    }
    return reply
  }

  /// Runs commands one after another in one round trip, each for itself: an error answer stands in its place.
  package func pipeline(
    _ commands: [[RedisWord]], timeout: Duration? = nil
  ) async throws(RedisError) -> [RedisValue] {
    guard !commands.isEmpty else { return [] }
    guard !commands.contains(where: \.isEmpty) else { throw RedisError(.server, "A Redis command has no words.") }
    let slot = Mutex<RedisRequest?>(nil)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let request = RedisRequest(commands: commands, timeout: timeout ?? configuration.commandTimeout) {
          continuation.resume(returning: $0)
        }
        slot.withLock { $0 = request }
        // Cancelled before the request was there, when the handler found nothing.
        if Task.isCancelled { request.markCancelled() }
        reactor.execute { [link] in link.submit(request) }
      }
    } onCancel: {
      guard let request = slot.withLock({ $0 }) else { return }
      request.markCancelled()
      reactor.execute { [link] in link.abandon(request) }
    }
    if case .failure = result { failures?.increment() }
    return try result.get()
  }
}
