internal import Platform
internal import Store
internal import Synchronization
internal import WorkflowModels

/// Finds the exemplars that are near a user's sentence. The index of each user's prompts is kept in memory and made
/// anew when the tables say that something has changed; the workflows stay in the tables.
final class ExemplarLibrary: Sendable {
  private struct Entry {
    let version: ExemplarStore.Version
    let ids: [String]
    let index: any ExemplarIndex
    var usedAt: MonotonicTime
  }

  private let entries = Mutex<[UserID: Entry]>([:])
  private let store: ExemplarStore
  private let makeIndex: @Sendable ([(id: String, prompt: String)], (any ExemplarIndex)?) -> any ExemplarIndex
  private let logger: Logger
  private static let mostUsers = 200
  static let most = 4
  /// Below this two sentences have nothing to tell each other.
  private static let leastScore = 0.3

  init(
    store: ExemplarStore, logger: Logger,
    makeIndex: @escaping @Sendable ([(id: String, prompt: String)], (any ExemplarIndex)?) -> any ExemplarIndex = {
      WordExemplarIndex($0, reusing: $1 as? WordExemplarIndex)
    }
  ) {
    self.store = store
    self.logger = logger
    self.makeIndex = makeIndex
  }

  /// The nearest, best first. An exemplar is a help: when the tables cannot be read, there is none.
  func nearest(to prompt: String, user: UserID) async -> [Exemplar] {
    do {
      guard let (ids, index) = try await entry(of: user) else { return [] }
      let hits = index.nearest(to: prompt, limit: Self.most).filter { $0.score >= Self.leastScore }
      guard !hits.isEmpty else { return [] }
      let found = hits.compactMap { hit in ids.indices.contains(hit.place) ? (ids[hit.place], hit.score) : nil }
      let records = Dictionary(try await store.find(found.map(\.0), for: user).map { ($0.id, $0) }) { first, _ in first
      }
      return found.compactMap { id, score in
        guard let record = records[id], let json = try? JSON(parsing: record.workflow),
          let document = WorkflowDocument.decode(json).document
        else { return nil }
        return Exemplar(prompt: record.prompt, workflow: document, id: id, score: score)
      }
    } catch {
      logger.warning("Exemplars could not be looked up; a workflow is made without them.", [.error: "\(error)"])
      return []
    }
  }

  private func entry(of user: UserID) async throws -> (ids: [String], index: any ExemplarIndex)? {
    let version = try await store.version(for: user)
    guard version.own > 0 || version.shared > 0 else { return nil }
    let now = MonotonicTime.now
    let known = entries.withLock { entries -> (ids: [String], index: any ExemplarIndex)? in
      guard let entry = entries[user], entry.version == version else { return nil }
      entries[user]?.usedAt = now
      return (ids: entry.ids, index: entry.index)
    }
    if let known { return known }
    let prompts = try await store.prompts(for: user)
    let index = makeIndex(prompts, entries.withLock { $0[user]?.index })
    let ids = prompts.map(\.id)
    entries.withLock { entries in
      entries[user] = Entry(version: version, ids: ids, index: index, usedAt: now)
      if entries.count > Self.mostUsers, let oldest = entries.min(by: { $0.value.usedAt < $1.value.usedAt }) {
        entries[oldest.key] = nil
      }
    }
    return (ids: ids, index: index)
  }
}
