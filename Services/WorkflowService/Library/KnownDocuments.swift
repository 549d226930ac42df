internal import Catalog
internal import Synchronization
internal import WorkflowModels

/// Inline documents by their very bytes: a client that executes the same document again sends the same text, and then
/// it need not be parsed, read, written, hashed and looked up to learn that it is known.
final class KnownDocuments: Sendable {
  struct Known: Sendable {
    let id: WorkflowID?
    let workflow: CompiledWorkflow
  }

  private struct Text: Hashable {
    let bytes: [UInt8]

    func hash(into hasher: inout Hasher) {
      // The bytes at once; an array would hash them one by one. They are read only for the time of the call.
      unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
  }

  private struct State {
    var young: [Text: Known] = [:]
    var old: [Text: Known] = [:]
  }

  private let state = Mutex(State())
  /// How many are kept at least; at most twice as many. With the longest text this bounds the memory.
  private static let capacity = 200
  static let longestText = 64 << 10

  func find(_ bytes: ArraySlice<UInt8>) -> Known? {
    guard bytes.count <= Self.longestText else { return nil }
    let text = Text(bytes: Array(bytes))
    return state.withLock { state in
      if let known = state.young[text] { return known }
      guard let known = state.old.removeValue(forKey: text) else { return nil }
      state.young[text] = known
      return known
    }
  }

  /// The body was read as a whole, and its document was found to be good.
  func remember(_ target: Target, sentIn body: [UInt8]) {
    guard let place = JSONMemberPlace.find(ImmediateRoute.documentField, in: body) else { return }
    remember(body[place], Known(id: target.id, workflow: target.workflow))
  }

  private func remember(_ bytes: ArraySlice<UInt8>, _ known: Known) {
    guard bytes.count <= Self.longestText else { return }
    state.withLock { state in
      if state.young.count >= Self.capacity {
        state.old = state.young
        state.young = [:]
      }
      state.young[Text(bytes: Array(bytes))] = known
    }
  }
}
