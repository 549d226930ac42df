import Platform
import TestKit
import Testing

@testable import Postgres

@Suite struct `The pool` {
  @Test func `never opens more than its maximum, and serves everybody`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 4 }) { pool in
      try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<500 {
          group.addTask { try await pool.query("select \(number)")[0].decode(0, as: Int.self) }
        }
        let sum = try await group.reduce(0, +)
        #expect(sum == 500 * 499 / 2)
      }
      #expect(pool.connectionCounts.open <= 4)
      #expect(pool.connectionCounts.leased == 0)
    }
  }

  @Test func `a call that waits too long for a busy pool is told so`() async throws {
    try await withTestPool(configure: {
      $0.maximumConnections = 1
      $0.leaseTimeout = .milliseconds(100)
    }) { pool in
      try await pool.withConnection { connection in
        _ = try await connection.query("select 1")
        let error = await #expect(throws: PostgresError.self) { try await pool.query("select 2") }
        #expect(error?.code == .poolTimeout)
        #expect(error?.isRetryable == true)
      }
      try await expectAlive(pool)
    }
  }

  @Test func `those who wait are served first come, first served`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 1 }) { pool in
      try await pool.execute("create table seen (place int generated always as identity, n int)")
      try await withThrowingTaskGroup(of: Void.self) { group in
        try await pool.withConnection { _ in
          for number in 0..<10 {
            group.addTask { try await pool.execute("insert into seen (n) values (\(number))") }
            #expect(await eventually { pool.connectionCounts.waiting == number + 1 })
          }
        }
        try await group.waitForAll()
      }
      let order = try await pool.query("select n from seen order by place").map { try $0.decode(0, as: Int.self) }
      #expect(order == Array(0..<10))
    }
  }

  @Test func `a cancelled call leaves the queue at once`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 1 }) { pool in
      try await pool.withConnection { _ in
        let query = Task { try await pool.query("select 1") }
        let lease = Task { try await pool.withConnection { _ in } }
        #expect(await eventually { pool.connectionCounts.waiting == 2 })
        query.cancel()
        lease.cancel()
        let error = await #expect(throws: PostgresError.self) { try await query.value }
        #expect(error?.code == .cancelled)
        await #expect(throws: PostgresError.self) { try await lease.value }
        #expect(pool.connectionCounts.waiting == 0)
      }
      try await expectAlive(pool)
    }
  }

  @Test func `a cancelled statement stops on the server and its connection is not lent again`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 1 }) { pool in
      let before = try await backend(pool)
      let query = Task { try await pool.query("select pg_sleep(600)") }
      try await withOtherPool(of: pool) { other in
        try await expectSleepers(1, other)
        query.cancel()
        let error = await #expect(throws: PostgresError.self) { try await query.value }
        #expect(error?.code == .cancelled)
        try await expectSleepers(0, other)
      }
      #expect(try await backend(pool) != before)
    }
  }

  @Test func `a cancelled transaction is rolled back`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 1 }) { pool in
      try await pool.execute("create table t (id int)")
      let task = Task {
        try await pool.withTransaction { connection in
          try await connection.execute("insert into t values (1)")
          _ = try await connection.query("select pg_sleep(600)")
        }
      }
      try await withOtherPool(of: pool) { other in
        try await expectSleepers(1, other)
      }
      task.cancel()
      await #expect(throws: PostgresError.self) { try await task.value }
      #expect(try await pool.query("select * from t").isEmpty)
    }
  }

  @Test func `a statement beyond its time is given up`() async throws {
    try await withTestPool(configure: {
      $0.maximumConnections = 1
      $0.statementTimeout = .milliseconds(200)
    }) { pool in
      let error = await #expect(throws: PostgresError.self) { try await pool.query("select pg_sleep(600)") }
      #expect(error?.code == .timeout)
      try await expectAlive(pool)
    }
  }

  @Test func `a connection used after its loan is refused`() async throws {
    try await withTestPool { pool in
      let kept = try await pool.withConnection { $0 }
      let error = await #expect(throws: PostgresError.self) { try await kept.query("select 1") }
      #expect(error?.code == .closed)
    }
  }

  @Test func `two tasks on one connection take turns`() async throws {
    try await withTestPool { pool in
      try await pool.withConnection { connection in
        async let one = connection.query("select pg_sleep(0.05), 1")
        async let two = connection.query("select 1, 2")
        let (first, second) = try await (one, two)
        #expect(try first[0].decode(1, as: Int.self) == 1)
        #expect(try second[0].decode(1, as: Int.self) == 2)
      }
    }
  }

  @Test func `idle connections are asked for a sign of life and closed when nobody needs them`() async throws {
    try await withTestPool(configure: {
      $0.maximumConnections = 5
      $0.healthCheckInterval = .zero
      $0.idleLifetime = .zero
    }) { pool in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<5 { group.addTask { _ = try await pool.query("select pg_sleep(0.05)") } }
        try await group.waitForAll()
      }
      #expect(pool.connectionCounts.open > 1)
      await pool.checkIdleConnections()
      #expect(await eventually { pool.connectionCounts.open == 1 })
      try await expectAlive(pool)
    }
  }

  @Test func `cancelling run closes the pool`() async throws {
    try await withTestPool { pool in
      let run = Task { try await pool.run() }
      #expect(await eventually { pool.connectionCounts.open == 1 })
      run.cancel()
      try await run.value
      let error = await #expect(throws: PostgresError.self) { try await pool.query("select 1") }
      #expect(error?.code == .closed)
      #expect(await eventually { pool.connectionCounts.open == 0 })
    }
  }

  @Test func `the session speaks under its own name and settings`() async throws {
    try await withTestPool(configure: {
      $0.applicationName = "chapter one"
      $0.sessionSettings = ["search_path": "\"a b\", public", "work_mem": "8MB"]
    }) { pool in
      let row = try await pool.query(
        "select current_setting('application_name'), current_setting('search_path'), current_setting('work_mem')")[0]
      #expect(try row.decode(0, as: String.self) == "chapter one")
      #expect(try row.decode(1, as: String.self) == "\"a b\", public")
      #expect(try row.decode(2, as: String.self) == "8MB")
    }
  }

  private func backend(_ pool: PostgresPool) async throws -> Int {
    try await pool.query("select pg_backend_pid()")[0].decode(0, as: Int.self)
  }

  private func expectSleepers(_ count: Int, _ pool: PostgresPool) async throws {
    #expect(try await eventually { try await sleepers(pool) == count })
  }

  private func sleepers(_ pool: PostgresPool) async throws -> Int {
    let rows = try await pool.query(
      """
      select count(*) from pg_stat_activity
      where datname = current_database() and state = 'active' and query like '%pg\\_sleep(600)%' and pid <> pg_backend_pid()
      """)
    return try rows[0].decode(0, as: Int.self)
  }

  private func withOtherPool(of pool: PostgresPool, _ body: (PostgresPool) async throws -> Void) async throws {
    var configuration = try PostgresConfiguration(url: pool.configuration.url)
    configuration.maximumConnections = 1
    try await withPool(configuration, body)
  }
}
