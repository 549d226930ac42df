internal import Platform
internal import Store
internal import Synchronization

/// The one place in a process that holds the catalog. Whoever serves a request takes the snapshot once and uses it to
/// the end; a change made here is seen at once, one that another replica made within about a second.
final class LiveCatalog: Sendable {
  private struct State {
    var snapshot: CatalogSnapshot
    /// Whether the tables have been read, or found empty.
    var isKnown = false
    var checkedAt: MonotonicTime?
  }

  private let state: Mutex<State>
  private let store: CatalogStore?
  private let vectors: ToolVectors?
  private let logger: Logger
  private static let interval = Duration.seconds(1)

  /// - Parameter store: nil for the manifests of the build alone.
  init(store: CatalogStore?, vectors: ToolVectors? = nil, logger: Logger) {
    state = Mutex(State(snapshot: .builtin(vectors: vectors)))
    self.store = store
    self.vectors = vectors
    self.logger = logger
  }

  /// The catalog as it is now. When the database is away, as it was.
  func current() async -> CatalogSnapshot {
    guard let store else { return held }
    let now = MonotonicTime.now
    let isDue = state.withLock { state in
      // Until the tables have been read once, nobody goes ahead with less.
      guard state.isKnown, let checkedAt = state.checkedAt else { return true }
      guard now.duration(since: checkedAt) >= Self.interval else { return false }
      // Set before the look, so that one request looks and the others go on.
      state.checkedAt = now
      return true
    }
    guard isDue else { return held }
    do {
      let version = try await store.version()
      if version != held.version { try await load() } else { know(at: now) }
    } catch {
      logger.warning("The catalog could not be looked at; the one at hand serves on.", [.error: "\(error)"])
    }
    return held
  }

  /// Reads the tables as they are: after a change made here.
  func load() async throws {
    guard let store else { return }
    let start = MonotonicTime.now
    let earlier = held
    let content = try await store.content(besides: earlier.revisions)
    // Before the first start has written the built-in manifests, the tables say nothing.
    guard content.version > 0 else { return know(at: start) }
    let snapshot = CatalogSnapshot(content, vectors: vectors, reusing: earlier)
    let isNewer = state.withLock { state in
      state.isKnown = true
      state.checkedAt = start
      // Of two loads at once the older may come last.
      guard snapshot.version > state.snapshot.version else { return false }
      state.snapshot = snapshot
      return true
    }
    guard isNewer else { return }
    for slug in snapshot.unreadable where !earlier.unreadable.contains(slug) {
      logger.warning("A toolkit of the catalog cannot be read and is left out.", [.name: .string(slug)])
    }
    logger.info(
      "The catalog was read.",
      [
        .version: .int(snapshot.version), .count: .int(snapshot.catalog.tools.count),
        .durationMs: .int(MonotonicTime.now.duration(since: start).clampedMilliseconds),
      ])
  }

  /// Whether all of its tools can be found by their meaning; nil where there are no vectors at all.
  func hasVectors(_ snapshot: CatalogSnapshot) -> Bool? { vectors?.areComplete(for: snapshot.version) }

  /// As it is in memory, without a look at the tables.
  var held: CatalogSnapshot { state.withLock { $0.snapshot } }

  private func know(at moment: MonotonicTime) {
    state.withLock { state in
      state.isKnown = true
      state.checkedAt = moment
    }
  }
}
