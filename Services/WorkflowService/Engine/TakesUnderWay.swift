internal import Synchronization

/// Statements that give executions to this process, and whose answers have not come yet: in the table what they took is
/// this process's already, and nobody here knows it.
final class TakesUnderWay: Sendable {
  private struct State {
    var last = 0
    var underWay: Set<Int> = []
  }

  private let state = Mutex(State())

  /// - Parameter take: returns when what it took is known here, or when its answer is lost.
  func during<Answer>(_ take: () async throws -> Answer) async rethrows -> Answer {
    let number = state.withLock { state in
      state.last += 1
      state.underWay.insert(state.last)
      return state.last
    }
    defer { state.withLock { _ = $0.underWay.remove(number) } }
    return try await take()
  }

  var now: Set<Int> { state.withLock { $0.underWay } }

  func haveEnded(_ numbers: Set<Int>) -> Bool { state.withLock { $0.underWay.isDisjoint(with: numbers) } }
}
