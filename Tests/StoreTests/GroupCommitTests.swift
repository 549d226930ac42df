import Platform
import Postgres
import Store
import Synchronization
import TestKit
import Testing

@Suite struct GroupCommitTests {
  private final class Ledger: Sendable {
    let batches = Mutex<[[Int]]>([])
    func note(_ batch: [Int]) { batches.withLock { $0.append(batch) } }
  }

  @Test func `rows that come together travel together, and each gets its own answer`() async throws {
    let ledger = Ledger()
    let writer = GroupCommit<Int, Int>(name: "test", maximumRows: 64, metrics: Metrics()) { rows in
      ledger.note(rows)
      return rows.map { $0 * 2 }
    }
    let running = Task(name: "writer") { try await writer.run() }
    defer { running.cancel() }
    let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
      for row in 0..<1000 { group.addTask { try await writer.submit(row) == row * 2 } }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(answers == 1000)
    #expect(ledger.batches.withLock { batches in batches.allSatisfy { $0.count <= 64 } })
    #expect(ledger.batches.withLock { batches in batches.flatMap { $0 }.sorted() } == Array(0..<1000))
  }

  @Test func `one bad row fails alone`() async throws {
    let writer = GroupCommit<Int, Int>(name: "test", metrics: Metrics()) { rows in
      if rows.contains(13) { throw PostgresError(.invalidData, "thirteen") }
      return rows
    }
    let running = Task(name: "writer") { try await writer.run() }
    defer { running.cancel() }
    let failed: [Int] = await withTaskGroup(of: Int?.self) { group in
      for row in 0..<50 {
        group.addTask {
          do { return try await writer.submit(row) == row ? nil : row } catch { return row }
        }
      }
      var failed: [Int] = []
      for await case let row? in group { failed.append(row) }
      return failed
    }
    #expect(failed == [13])
  }

  @Test(arguments: [PostgresError.Code.timeout, .commitUnknown, .cancelled, .unavailable])
  func `what may have been committed, or says nothing of a row, is not sent again in parts`(
    _ code: PostgresError.Code
  ) async throws {
    let ledger = Ledger()
    let writer = GroupCommit<Int, Int>(name: "test", metrics: Metrics()) { rows in
      ledger.note(rows)
      throw PostgresError(code, "no answer")
    }
    let running = Task(name: "writer") { try await writer.run() }
    defer { running.cancel() }
    let answers = await writer.submit(all: Array(0..<8))
    #expect(answers.allSatisfy { (try? $0.get()) == nil })
    #expect(ledger.batches.withLock { $0 } == [Array(0..<8)])
  }

  @Test func `rows of one caller travel together, and a bad one spoils only its own answer`() async throws {
    let ledger = Ledger()
    let writer = GroupCommit<Int, Int>(name: "test", maximumRows: 300, metrics: Metrics()) { rows in
      ledger.note(rows)
      if rows.contains(13) { throw PostgresError(.invalidData, "thirteen") }
      return rows.map { $0 * 2 }
    }
    let running = Task(name: "writer") { try await writer.run() }
    defer { running.cancel() }
    #expect(await writer.submit(all: []).isEmpty)
    let answers = await writer.submit(all: Array(100..<1100))
    #expect(answers.compactMap { try? $0.get() } == (100..<1100).map { $0 * 2 })
    #expect(ledger.batches.withLock { $0.map(\.count) } == [300, 300, 300, 100])
    let mixed = await writer.submit(all: [12, 13, 14])
    #expect(mixed.map { try? $0.get() } == [24, nil, 28])
    running.cancel()
    _ = await running.result
    let late = await writer.submit(all: [1, 2])
    #expect(late.count == 2 && late.allSatisfy { (try? $0.get()) == nil })
  }

  @Test func `what is in the queue at the end is still written, what comes later is refused`() async throws {
    let ledger = Ledger()
    let writer = GroupCommit<Int, Int>(name: "test", metrics: Metrics()) { rows in
      ledger.note(rows)
      return rows
    }
    let running = Task(name: "writer") { try await writer.run() }
    #expect(try await writer.submit(1) == 1)
    running.cancel()
    _ = await running.result
    await #expect(throws: StoreError.closed) { _ = try await writer.submit(2) }
  }
}
