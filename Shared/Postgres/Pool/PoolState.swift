internal import Platform

/// The pool's decisions as a value: who gets which connection, when one is opened, who has waited too long. It does
/// nothing itself; what is to be done comes back as an action, and is done outside of the lock.
struct PoolState {
  struct Idle {
    let session: PostgresSession
    let since: MonotonicTime
  }

  enum Action {
    case nothing
    case grant(PoolWaiter, PostgresSession)
    case open(Int)
    case fail([PoolWaiter], PostgresError)
    case close(PostgresSession)
  }

  /// More callers than this would only wait to be told that they waited too long.
  static let maximumWaiters = 20_000

  let minimum: Int
  let maximum: Int
  let unavailableTimeout: Duration
  var idle: [Idle] = []
  var waiters = PoolWaiterQueue()
  private(set) var sessions: Set<ObjectIdentifier> = []
  private(set) var opening = 0
  /// The last connect failed, for this reason; nil as soon as one succeeds.
  private(set) var outage: PostgresError?
  private(set) var outageSince: MonotonicTime?
  private(set) var failedAttempts = 0
  private(set) var isBackingOff = false
  private(set) var isClosed = false
  /// Whether the pool keeps its minimum: only while it runs as a service.
  var keepsMinimum = false

  init(minimum: Int, maximum: Int, unavailableTimeout: Duration) {
    self.maximum = max(1, maximum)
    self.minimum = min(max(0, minimum), self.maximum)
    self.unavailableTimeout = unavailableTimeout
  }

  var leased: Int { sessions.count - idle.count }
  var hasSessions: Bool { !sessions.isEmpty }

  mutating func acquire(_ waiter: PoolWaiter) -> Action {
    if isClosed { return .fail([waiter], .poolClosed) }
    // The one used last: its caches are warm, and those that are not needed grow old and are closed.
    while let last = idle.popLast() {
      if last.session.isOpen { return .grant(waiter, last.session) }
    }
    guard waiters.count < Self.maximumWaiters else {
      return .fail([waiter], PostgresError(.poolTimeout, "Too many calls wait for a database connection."))
    }
    waiters.append(waiter)
    return openIfNeeded()
  }

  mutating func release(_ session: PostgresSession, now: MonotonicTime) -> Action {
    guard session.isOpen, sessions.contains(ObjectIdentifier(session)) else { return .nothing }
    if isClosed { return .close(session) }
    if let waiter = waiters.popFirst() { return .grant(waiter, session) }
    idle.append(Idle(session: session, since: now))
    return .nothing
  }

  mutating func opened(_ session: PostgresSession, now: MonotonicTime) -> Action {
    opening -= 1
    sessions.insert(ObjectIdentifier(session))
    (outage, outageSince, failedAttempts, isBackingOff) = (nil, nil, 0, false)
    return release(session, now: now)
  }

  mutating func openFailed(_ error: PostgresError, now: MonotonicTime) -> Action {
    opening -= 1
    outage = error
    outageSince = outageSince ?? now
    failedAttempts += 1
    isBackingOff = true
    // Waiting does not help against a wrong password.
    guard !error.isRetryable, sessions.isEmpty else { return .nothing }
    return .fail(waiters.removeAll(), error)
  }

  mutating func backOffEnded() -> Action {
    isBackingOff = false
    return openIfNeeded()
  }

  /// The session is closed, whoever had it.
  mutating func closed(_ session: PostgresSession) -> Action {
    guard sessions.remove(ObjectIdentifier(session)) != nil else { return .nothing }
    idle.removeAll { $0.session === session }
    return openIfNeeded()
  }

  /// Those who have waited long enough, and when to look again.
  mutating func expire(now: MonotonicTime) -> (expired: [(PoolWaiter, PostgresError)], next: MonotonicTime?) {
    var expired: [(PoolWaiter, PostgresError)] = []
    var next: MonotonicTime?
    for waiter in waiters.all {
      let due = sessions.isEmpty ? waiter.unavailableAt : waiter.timeoutAt
      if due <= now, let waiter = waiters.remove(waiter.id) {
        expired.append((waiter, sessions.isEmpty ? unavailable : .poolTimedOut))
      } else {
        // The server may go away meanwhile, so look when the earlier of the two is due.
        let soonest = waiter.unavailableAt > now ? min(waiter.unavailableAt, waiter.timeoutAt) : waiter.timeoutAt
        next = min(next ?? soonest, soonest)
      }
    }
    return (expired, next)
  }

  /// While everybody knows that the server is away, a call waits only a tenth of the time.
  func unavailableDeadline(now: MonotonicTime) -> MonotonicTime {
    if let outageSince, sessions.isEmpty, now.duration(since: outageSince) > unavailableTimeout {
      return now.advanced(by: unavailableTimeout / 10)
    }
    return now.advanced(by: unavailableTimeout)
  }

  mutating func close() -> (waiters: [PoolWaiter], idle: [PostgresSession]) {
    isClosed = true
    defer { idle.removeAll() }
    return (waiters.removeAll(), idle.map(\.session))
  }

  /// Opens for everyone who waits, up to the maximum; only one while it is not known whether there is a server.
  mutating func openIfNeeded() -> Action {
    guard !isClosed, !isBackingOff else { return .nothing }
    let missing = keepsMinimum ? minimum - sessions.count : 0
    let room = outage == nil ? maximum - sessions.count - opening : 1 - opening
    let count = min(max(waiters.count, missing) - opening, room, maximum - sessions.count - opening)
    guard count > 0 else { return .nothing }
    opening += count
    return .open(count)
  }

  private var unavailable: PostgresError {
    var error = PostgresError(.unavailable, "The database cannot be reached.")
    if let outage { error = PostgresError(.unavailable, outage.message, sqlState: outage.sqlState) }
    return error
  }
}

extension PostgresError {
  static var poolClosed: PostgresError { PostgresError(.closed, "The database pool is closed.") }
  static var poolTimedOut: PostgresError {
    PostgresError(.poolTimeout, "All database connections were busy for too long.")
  }
}
