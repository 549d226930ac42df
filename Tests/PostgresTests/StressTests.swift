import Platform
import TestKit
import Testing

@testable import Postgres

@Suite struct `Under stress` {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `nobody ever gets another one's answer, whoever is cancelled and whatever is killed`(seed: UInt64) async throws {
    try await withTestPool(configure: {
      $0.maximumConnections = 4
      $0.statementCacheSize = 8
    }) { pool in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for worker in 0..<24 {
          group.addTask {
            var random = SplitMix(state: seed &* 1_000 &+ UInt64(worker))
            for round in 0..<40 { try await step(pool, number: worker * 1_000 + round, &random) }
          }
        }
        try await group.waitForAll()
      }
      #expect(await eventually { pool.connectionCounts.leased == 0 && pool.connectionCounts.waiting == 0 })
      // A server process that was told to end may do so only now.
      #expect(await eventually { await pool.isHealthy() })
    }
  }

  /// One random call. What may fail here fails with an error that says so; a wrong answer never passes.
  private func step(_ pool: PostgresPool, number: Int, _ random: inout SplitMix) async throws {
    let choice = random.next() % 20
    let spins = Int(random.next() % 50)
    let task = Task {
      switch choice {
      case 0:
        _ = try await pool.query(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() limit 1
          """)
      case 1: _ = try await pool.query("select wrong \(number)")
      case 2...5:
        let answers = try await pool.pipeline((0..<5).map { "select \(number + $0)" })
        #expect(try answers.map { try $0[0].decode(0, as: Int.self) } == (0..<5).map { number + $0 })
      case 6...9:
        let answer = try await pool.withTransaction { connection in
          _ = try await connection.query("select \("first")")
          return try await connection.query("select \(number)")[0].decode(0, as: Int.self)
        }
        #expect(answer == number)
      default:
        let row = try await pool.query("select \(number), \(String(number)) from pg_sleep(\(Double(spins) / 50_000))")[
          0]
        #expect(try row.decode(0, as: Int.self) == number)
        #expect(try row.decode(1, as: String.self) == String(number))
      }
    }
    if random.next() % 4 == 0 {
      for _ in 0..<spins { await Task.yield() }
      task.cancel()
    }
    do {
      try await task.value
    } catch let error as PostgresError {
      let mayHappen: Set<PostgresError.Code> = [.cancelled, .unavailable, .syntax, .commitUnknown]
      #expect(mayHappen.contains(error.code), "\(error)")
    }
  }
}

/// A small seeded generator, so that a failure can be run again.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
