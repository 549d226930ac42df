internal import Platform
internal import Redis
internal import Synchronization
internal import WorkflowModels

/// Remembers for 24 hours which workflow a session is about. PostgreSQL is the truth: what is not here, or cannot be
/// asked for, is read there.
///
/// A write that does not reach Redis would leave an older workflow there for when Redis is back. Such sessions are
/// remembered in this process, and read from PostgreSQL until a write has gone through.
final class SessionCache: Sendable {
  private let redis: RedisClient?
  private let metrics: GenerationMetrics
  private let unsure = Mutex<Set<String>>([])
  private static let lifetime = Duration.seconds(86_400)
  private static let mostUnsure = 100_000

  init(redis: RedisClient?, metrics: GenerationMetrics) {
    self.redis = redis
    self.metrics = metrics
  }

  /// The session's workflow: here, or where the truth is. Nil for a session without one.
  func workflow(
    of session: String, user: UserID, else load: () async throws -> WorkflowID?
  ) async throws -> WorkflowID? {
    guard let redis else { return try await load() }
    let key = Self.key(session, user)
    if !unsure.withLock({ $0.contains(key) }) {
      do {
        if let bytes = try await redis.get(key), let id = WorkflowID(validating: String(decoding: bytes, as: UTF8.self))
        {
          metrics.cache("session_hit")
          return id
        }
        metrics.cache("session_miss")
      } catch {
        metrics.cache("session_unavailable")
      }
    }
    let id = try await load()
    if let id { await keep(id, key, redis) }
    return id
  }

  /// A turn has made this the session's workflow.
  func set(_ id: WorkflowID, of session: String, user: UserID) async {
    guard let redis else { return }
    await keep(id, Self.key(session, user), redis)
  }

  /// Its workflow is gone: the next look goes to the truth.
  func drop(_ session: String, user: UserID) async {
    guard let redis else { return }
    let key = Self.key(session, user)
    do {
      _ = try await redis.delete([key])
      _ = unsure.withLock { $0.remove(key) }
    } catch {
      doubt(key)
    }
  }

  private func keep(_ id: WorkflowID, _ key: String, _ redis: RedisClient) async {
    do {
      try await redis.set(key, to: Array(id.rawValue.utf8), expiry: Self.lifetime)
      _ = unsure.withLock { $0.remove(key) }
    } catch {
      doubt(key)
    }
  }

  private func doubt(_ key: String) {
    unsure.withLock { unsure in
      // Beyond that many, Redis has been away for long: an entry would have ended by itself.
      if unsure.count < Self.mostUnsure { unsure.insert(key) }
    }
  }

  /// The user is part of it: a session id is any text, and two users may choose the same.
  private static func key(_ session: String, _ user: UserID) -> String {
    "ai:session:1:\(SHA256.hex(JSON.array([.string(user.rawValue), .string(session)]).text()))"
  }
}
