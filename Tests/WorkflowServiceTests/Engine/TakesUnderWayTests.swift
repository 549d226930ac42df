import Synchronization
import Testing

@testable import WorkflowService

@Suite struct `Takes under way` {
  private struct Lost: Error {}

  @Test func `one is under way until its body returns or throws, and later ones are no concern of a look`() async throws
  {
    let takes = TakesUnderWay()
    let (started, start) = AsyncStream.makeStream(of: Void.self)
    let (ended, end) = AsyncStream.makeStream(of: Void.self)
    let first = Task {
      try await takes.during {
        start.yield()
        for await _ in ended { break }
        throw Lost()
      }
    }
    for await _ in started { break }
    let seen = takes.now
    #expect(seen.count == 1 && !takes.haveEnded(seen))
    let answer = await takes.during {
      #expect(takes.now.count == 2)
      return 7
    }
    #expect(answer == 7 && takes.now == seen)
    end.yield()
    await #expect(throws: Lost.self) { try await first.value }
    #expect(takes.haveEnded(seen) && takes.now.isEmpty)
  }
}
