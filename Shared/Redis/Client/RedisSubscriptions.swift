internal import Platform

/// What a subscriber hears.
package enum RedisSubscriptionEvent: Sendable, Hashable {
  /// From here on messages are heard. Comes again after every lost connection: what was published in between is
  /// lost, so look for yourself.
  case subscribed
  case message([UInt8])
}

/// The channels that this process listens to, on a connection of their own, because Redis takes no other commands on
/// one that subscribes. After a lost connection it subscribes again.
final class RedisSubscriptions: @unchecked Sendable {
  // Sendable: all mutable state is touched on the reactor's thread only.
  typealias Continuation = AsyncStream<RedisSubscriptionEvent>.Continuation

  private let configuration: RedisConfiguration
  private let reactor: Reactor
  private let logger: Logger
  private var link: RedisLink?
  private var listeners: [String: [Int: Continuation]] = [:]
  private var confirmed: Set<String> = []
  private var lastID = 0
  private var isClosed = false

  init(configuration: RedisConfiguration, reactor: Reactor, logger: Logger) {
    self.configuration = configuration
    self.reactor = reactor
    self.logger = logger
  }

  /// Any thread.
  func stream(_ channel: String, buffering: Int) -> AsyncStream<RedisSubscriptionEvent> {
    AsyncStream(bufferingPolicy: .bufferingNewest(max(1, buffering))) { continuation in
      reactor.execute { self.add(continuation, to: channel) }
    }
  }

  func close() {
    isClosed = true
    link?.close()
    let all = listeners.values.flatMap(\.values)
    listeners.removeAll()
    for continuation in all { continuation.finish() }
  }

  private func add(_ continuation: Continuation, to channel: String) {
    guard !isClosed else { return continuation.finish() }
    lastID += 1
    let id = lastID
    let isNew = listeners[channel] == nil
    listeners[channel, default: [:]][id] = continuation
    continuation.onTermination = { [self] _ in
      // The closure goes when the stream ends, and every stream ends when the client is closed.
      reactor.execute { self.remove(id, from: channel) }
    }
    let link = makeLink()
    if isNew {
      if link.isAvailable { link.send([["SUBSCRIBE", RedisWord(channel)]]) }
    } else if confirmed.contains(channel) {
      continuation.yield(.subscribed)
    }
  }

  private func remove(_ id: Int, from channel: String) {
    guard listeners[channel]?.removeValue(forKey: id) != nil, listeners[channel]?.isEmpty == true else { return }
    listeners[channel] = nil
    confirmed.remove(channel)
    if let link, link.isAvailable { link.send([["UNSUBSCRIBE", RedisWord(channel)]]) }
  }

  /// Only who listens needs the second connection.
  private func makeLink() -> RedisLink {
    if let link { return link }
    let link = RedisLink(
      configuration: configuration, reactor: reactor, logger: logger,
      events: .init(
        ready: { [weak self] in self?.subscribeAll() }, push: { [weak self] in self?.hear($0) }))
    self.link = link
    link.start()
    return link
  }

  private func subscribeAll() {
    confirmed.removeAll()
    guard !listeners.isEmpty else { return }
    link?.send([["SUBSCRIBE"] + listeners.keys.map { RedisWord($0) }])
  }

  /// `[message, channel, payload]`, `[subscribe, channel, count]`; the rest needs no answer.
  private func hear(_ value: RedisValue) {
    guard let parts = value.array, parts.count == 3, let kind = parts[0].text, let channel = parts[1].text else {
      return
    }
    switch kind {
    case "message":
      guard let payload = parts[2].bytes else { return }
      for continuation in listeners[channel, default: [:]].values { continuation.yield(.message(payload)) }
    case "subscribe":
      confirmed.insert(channel)
      for continuation in listeners[channel, default: [:]].values { continuation.yield(.subscribed) }
    default: break
    }
  }
}

extension RedisClient {
  /// Messages published to the channel, from the moment of `.subscribed`. Ends when the client is closed; stop
  /// listening by ending the loop or the task.
  ///
  /// - Parameter buffering: messages kept for a slow listener; of more, the oldest are lost.
  package func subscribe(_ channel: String, buffering: Int = 1024) -> AsyncStream<RedisSubscriptionEvent> {
    subscriptions.stream(channel, buffering: buffering)
  }
}
