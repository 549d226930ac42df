internal import Platform
internal import Synchronization

/// One connection to Redis that comes back by itself: connects, says who it is, sends requests in order, reads
/// answers in order. Lives on the reactor's thread.
final class RedisLink: @unchecked Sendable {
  // Sendable: all mutable state is touched on the reactor's thread only, but for the atomic flag.
  enum State { case unused, connecting, greeting, ready, waiting, closed }

  /// What the owner of a link hears of it, on the reactor's thread.
  struct Events {
    /// The link is ready, for the first time or again.
    var ready: () -> Void = {}
    /// An answer that belongs to no request: on a link that subscribes, all of them do.
    var push: ((RedisValue) -> Void)?
  }

  let configuration: RedisConfiguration
  let reactor: Reactor
  let logger: Logger
  let events: Events
  private let backoff = Backoff(initial: .milliseconds(50), maximum: .seconds(3))
  private let available = Atomic<Bool>(false)

  var state = State.unused
  var socket: RedisSocket?
  var reader: RedisReplyReader?
  var watch: WatchID?
  var connectTimer: TimerID?
  var addresses: [String] = []
  /// Answers to the greeting that are still to come.
  var greetingsLeft = 0
  private var failedAttempts = 0
  private var lastFailure: RedisError?
  var pending = RedisRequestQueue()
  private var outgoing: [UInt8] = []
  private var sent = 0
  private var isFlushPlanned = false
  private var sweepTimer: TimerID?
  private var lastReceived = MonotonicTime.now

  init(configuration: RedisConfiguration, reactor: Reactor, logger: Logger, events: Events = Events()) {
    self.configuration = configuration
    self.reactor = reactor
    self.logger = logger
    self.events = events
  }

  /// Any thread.
  var isAvailable: Bool { available.load(ordering: .acquiring) }

  /// Begins to connect, once.
  func start() {
    if state == .unused { connect() }
  }

  /// While the first connect is under way requests wait for it; after a failure they are told at once.
  func submit(_ request: RedisRequest) {
    start()
    if request.isCancelled { return request.complete(.failure(RedisError(.cancelled, "The task was cancelled."))) }
    let isFirstConnect = failedAttempts == 0 && (state == .connecting || state == .greeting)
    guard state == .ready || isFirstConnect else {
      let error = state == .closed ? RedisError(.closed, "The Redis client is closed.") : lastFailure
      return request.complete(.failure(error ?? RedisError(.unavailable, "Redis cannot be reached.")))
    }
    guard pending.count < configuration.maximumPending, outgoing.count - sent < configuration.maximumReplyBytes else {
      return request.complete(.failure(RedisError(.unavailable, "Too many Redis commands wait for their answers.")))
    }
    pending.append(request)
    outgoing.append(contentsOf: request.bytes)
    armSweep()
    if state == .ready { planFlush() }
  }

  /// Before all others, and without an answer that somebody waits for.
  func send(_ commands: [[RedisWord]]) {
    for command in commands { outgoing.appendRedisCommand(command) }
    planFlush()
  }

  func close() {
    guard state != .closed else { return }
    disconnect(RedisError(.closed, "The Redis client is closed."))
    state = .closed
  }

  func becameReady() {
    if failedAttempts > 0 { logger.info("Redis is reachable again") }
    failedAttempts = 0
    lastFailure = nil
    state = .ready
    available.store(true, ordering: .releasing)
    events.ready()
    planFlush()
  }

  /// Ends the connection and all that waits on it, and connects again after a while.
  func fail(_ error: RedisError) {
    guard state != .closed, state != .waiting else { return }
    failedAttempts += 1
    lastFailure = error
    if failedAttempts == 1 { logger.warning("Redis cannot be reached", [.error: .string(error.description)]) }
    disconnect(error)
    state = .waiting
    _ = reactor.schedule(after: backoff.delay(attempt: failedAttempts)) { [weak self] in
      guard let self, state == .waiting else { return }
      connect()
    }
  }

  private func disconnect(_ error: RedisError) {
    available.store(false, ordering: .releasing)
    if let watch { reactor.unwatch(watch) }
    if let connectTimer { reactor.cancel(connectTimer) }
    (watch, connectTimer, socket, reader) = (nil, nil, nil, nil)
    let wasReady = state == .ready
    let lost = pending.all
    pending = RedisRequestQueue()
    outgoing.removeAll()
    sent = 0
    for request in lost {
      var error = error
      error.mayHaveApplied = wasReady
      request.complete(.failure(error))
    }
  }

  // MARK: - Writing

  /// All that the tasks of one turn of the reactor have to send travels in one write.
  private func planFlush() {
    guard !isFlushPlanned else { return }
    isFlushPlanned = true
    reactor.execute { [weak self] in
      guard let self else { return }
      isFlushPlanned = false
      flush()
    }
  }

  func flush() {
    guard state == .ready || state == .greeting, let socket, let watch else { return }
    while sent < outgoing.count {
      guard let count = socket.write(outgoing[sent...]) else {
        return fail(RedisError(.unavailable, "The connection to Redis was lost."))
      }
      if count == 0 { return reactor.change(watch, to: [.readable, .writable]) }
      sent += count
    }
    outgoing.removeAll(keepingCapacity: outgoing.capacity < 1 << 20)
    sent = 0
    reactor.change(watch, to: .readable)
  }

  /// Before everything that already waits to be sent.
  func sendGreeting(_ bytes: [UInt8]) {
    outgoing.insert(contentsOf: bytes, at: 0)
    flush()
  }

  // MARK: - Reading

  func handle(_ readiness: Readiness) {
    if readiness.contains(.readable) { read() }
    if readiness.contains(.writable) { flush() }
  }

  private func read() {
    guard let socket, let reader else { return }
    do throws(RedisError) {
      var isOpen = true
      try unsafe withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 16) { buffer throws(RedisError) in
        // A bounded number of turns: others on this thread want to be served too.
        for _ in 0..<16 {
          switch unsafe socket.read(into: buffer) {
          case .bytes(let count): try unsafe reader.feed(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
          case .nothing: return
          case .end:
            isOpen = false
            return
          }
        }
      }
      lastReceived = .now
      while self.reader === reader, let value = try reader.next() { try receive(value) }
      if !isOpen, self.socket === socket { throw RedisError(.unavailable, "Redis closed the connection.") }
    } catch {
      fail(error)
    }
  }

  private func receive(_ value: RedisValue) throws(RedisError) {
    if state == .greeting { return try receiveGreeting(value) }
    if let push = events.push { return push(value) }
    guard let request = pending.first else {
      throw RedisError(.unavailable, "Redis sent an answer that nobody waits for.")
    }
    if request.receive(value) { pending.removeFirst() }
  }

  // MARK: - Time

  private func armSweep() {
    guard sweepTimer == nil, let first = pending.first else { return }
    let next = pending.firstWaiting?.deadline ?? givingUp(after: first)
    let delay: Duration = max(next.duration(since: .now), .milliseconds(10))
    sweepTimer = reactor.schedule(after: delay) { [weak self] in
      self?.sweepTimer = nil
      self?.sweep()
    }
  }

  /// Those who have waited long enough are told; their answers are still read when they come, to keep the order. A
  /// server that is silent for twice the time is given up.
  private func sweep() {
    let now = MonotonicTime.now
    for request in pending.all where !request.isDone && request.deadline <= now {
      var error = RedisError(.timeout, "Redis did not answer in time.")
      error.mayHaveApplied = true
      request.complete(.failure(error))
    }
    if let first = pending.first, first.isDone, givingUp(after: first) <= now {
      return fail(RedisError(.unavailable, "Redis is silent."))
    }
    armSweep()
  }

  private func givingUp(after request: RedisRequest) -> MonotonicTime {
    max(lastReceived, request.deadline).advanced(by: configuration.commandTimeout)
  }

  /// The caller has gone; the answer is read and thrown away when it comes.
  func abandon(_ request: RedisRequest) {
    request.complete(.failure(RedisError(.cancelled, "The task was cancelled.")))
  }
}
