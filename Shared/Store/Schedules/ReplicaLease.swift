package import Platform
internal import Postgres
internal import Synchronization
package import WorkflowModels

/// This replica's heartbeat, and what it learns with each beat: the database's time, who else is alive, and which share
/// of the schedules is its own.
///
/// A silent replica is buried by whoever notices first, and what it had claimed is free at once. It may only be standing
/// still: then it goes on under a new name, and what it started meanwhile was started under the tick's own key.
package final class ReplicaLease: Service {
  private struct State {
    var id = newID()
    var isUsed = false
    var share = ReplicaShare.all
    var lastBeat: MonotonicTime?
    var aliveSince: MonotonicTime?
    /// The database's time less the monotonic clock's, in microseconds.
    var offset: Int?
  }

  package let serviceName = "replica lease"
  package let length: Duration
  private let store: ScheduleStore
  private let logger: Logger
  private let state = Mutex(State())

  /// - Parameter length: after how long a silence others take over.
  package init(store: ScheduleStore, length: Duration, logger: Logger) {
    self.store = store
    self.length = length
    self.logger = logger
  }

  package var ownerID: String { state.withLock { $0.id } }
  package var share: ReplicaShare { state.withLock { $0.share } }

  /// The database's time, carried on by the clock that never jumps: replicas agree on what is due, and none believes a
  /// clock of its own that was set. Before the first beat it is the machine's.
  package var now: Timestamp {
    let offset = state.withLock { $0.offset }
    guard let offset else { return Timestamp(microseconds: SystemTime.microsecondsSince1970) }
    return Timestamp(microseconds: offset &+ MonotonicTime.now.nanoseconds / 1000)
  }

  package func run() async throws {
    while !Task.isCancelled {
      do {
        try await beat()
        try await buryTheSilent()
      } catch {
        guard !Task.isCancelled else { break }
        logger.warning("A heartbeat failed", [.error: "\(error)"])
      }
      try? await Task.sleep(for: length / 6)
    }
    let release = Task(name: "replica release") { [store, ownerID] in try? await store.deleteReplica(ownerID) }
    await release.value
  }

  package func beat() async throws {
    let sentAt = MonotonicTime.now
    var id = ownerID
    if try await !store.beat(id) {
      id = state.withLock { state in
        // A name that was used may have been buried: what ran under it is somebody else's by now.
        defer { state.isUsed = true }
        return state.isUsed ? Self.newID() : id
      }
      try await store.register(id)
    }
    let askedAt = MonotonicTime.now
    let (time, living) = try await store.livingReplicas(length)
    let answeredAt = MonotonicTime.now
    state.withLock { state in
      state.id = id
      let isBroken = state.lastBeat.map { $0.advanced(by: length) < sentAt } ?? true
      if isBroken { state.aliveSince = sentAt }
      state.lastBeat = sentAt
      state.share = living.firstIndex(of: id).map { ReplicaShare(place: $0, count: living.count) } ?? .all
      state.offset = Self.offset(
        state.offset, time.microseconds &- (askedAt.nanoseconds / 2 + answeredAt.nanoseconds / 2) / 1000,
        uncertainty: answeredAt.duration(since: askedAt))
    }
  }

  /// A slow answer says little about the time: what is known is kept unless it must be wrong.
  private static func offset(_ known: Int?, _ measured: Int, uncertainty: Duration) -> Int {
    guard let known else { return measured }
    let error = abs(measured &- known)
    return error <= max(1000, uncertainty.wholeMicroseconds) ? known : measured
  }

  /// Only after a whole lease of good heartbeats of its own: after an outage of the database everybody looks silent.
  private func buryTheSilent() async throws {
    let mayJudge = state.withLock { state in state.aliveSince.map { $0.advanced(by: length) <= .now } ?? false }
    guard mayJudge else { return }
    let silent = try await store.deleteSilentReplicas(length)
    guard !silent.isEmpty else { return }
    let freed = try await store.release(ofReplicas: silent, now: now)
    logger.warning("Silent replicas are given up; others take their runs.", [.count: .int(freed)])
  }

  private static func newID() -> String { "scheduler-\(UUIDv7.next().text)" }
}

/// The heartbeat rows.
extension ScheduleStore {
  /// False when the row is gone.
  func beat(_ id: String) async throws(PostgresError) -> Bool {
    try await pool.execute("update scheduler.replicas set beat_at = clock_timestamp() where id = \(id)") > 0
  }

  func register(_ id: String) async throws(PostgresError) {
    _ = try await pool.execute(
      "insert into scheduler.replicas (id, beat_at) values (\(id), clock_timestamp()) on conflict do nothing")
  }

  /// The database's time, and those whose heart beats, in an order that all see the same.
  func livingReplicas(_ length: Duration) async throws(PostgresError) -> (time: Timestamp, ids: [String]) {
    let rows = try await pool.query(
      """
      select (extract(epoch from clock_timestamp()) * 1000000)::bigint, array(
        select id from scheduler.replicas
        where beat_at > clock_timestamp() - \(length.wholeMicroseconds) * interval '1 microsecond' order by id)
      """)
    guard let row = rows.first else { return (Timestamp(microseconds: 0), []) }
    return (Timestamp(microseconds: try row.decode(0, as: Int.self)), try row.decode(1, as: [String].self))
  }

  func deleteSilentReplicas(_ length: Duration) async throws(PostgresError) -> [String] {
    let rows = try await pool.query(
      """
      delete from scheduler.replicas
      where beat_at < clock_timestamp() - \(length.wholeMicroseconds) * interval '1 microsecond' returning id
      """)
    return try rows.map { row throws(PostgresError) in try row.decode(0, as: String.self) }
  }

  func deleteReplica(_ id: String) async throws(PostgresError) {
    _ = try await pool.execute("delete from scheduler.replicas where id = \(id)")
  }
}
