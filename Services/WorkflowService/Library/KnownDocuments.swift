internal import Catalog
internal import Glibc
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

  /// The beginning of a body, up to the end of its document.
  private struct Opening {
    let bytes: [UInt8]
    let place: Range<Int>
    let known: Known
  }

  private struct State {
    /// Those that came last. A body that begins like one of them has its document where that has it.
    var openings: [Opening] = []
    var nextOpening = 0
    var young: [Text: Known] = [:]
    var old: [Text: Known] = [:]
  }

  private let state = Mutex(State())
  /// How many are kept at least; at most twice as many. With the longest text this bounds the memory.
  private static let capacity = 200
  static let longestText = 64 << 10
  private static let openings = 4

  /// The document of a body, and where it stands. What follows it is not looked at: whoever asks has to see that the
  /// body is good, and has no second document.
  func find(in body: [UInt8]) -> (place: Range<Int>, known: Known)? {
    let opening = state.withLock { state in state.openings.first { body.starts(withBytes: $0.bytes) } }
    if let opening { return (opening.place, opening.known) }
    guard let place = JSONMemberPlace.find(ImmediateRoute.documentField, in: body), let known = find(body[place]) else {
      return nil
    }
    let new = Opening(bytes: Array(body[..<place.upperBound]), place: place, known: known)
    state.withLock { state in
      if state.openings.count < Self.openings {
        state.openings.append(new)
      } else {
        state.openings[state.nextOpening] = new
        state.nextOpening = (state.nextOpening + 1) % Self.openings
      }
    }
    return (place, known)
  }

  private func find(_ bytes: ArraySlice<UInt8>) -> Known? {
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

extension [UInt8] {
  /// By the bytes at once; the standard library compares them one by one.
  fileprivate func starts(withBytes opening: [UInt8]) -> Bool {
    guard count >= opening.count else { return false }
    return unsafe withUnsafeBytes { own in
      unsafe opening.withUnsafeBytes { other in
        guard let own = own.baseAddress, let other = other.baseAddress else { return true }
        return unsafe memcmp(own, other, opening.count) == 0
      }
    }
  }
}
