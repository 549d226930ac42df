import Platform
import Postgres
import TestKit
import Testing

@Suite struct `When the server goes away` {
  @Test func `a killed server fails what runs, and everything works again once it is back`() async throws {
    let server = try await TestPostgresServer()
    var configuration = try PostgresConfiguration(url: server.url())
    configuration.unavailableTimeout = .seconds(3)
    try await withPool(configuration) { pool in
      #expect(await pool.isHealthy())
      let running = Task { try await pool.query("select pg_sleep(600)") }
      let transaction = Task {
        try await pool.withTransaction { _ = try await $0.query("select pg_sleep(600)") }
      }
      #expect(
        try await eventually {
          let rows = try await pool.query("select count(*) from pg_stat_activity where query like '%sleep(600)%'")
          return try rows[0].decode(0, as: Int.self) >= 3
        })
      try await server.kill()

      let error = await #expect(throws: PostgresError.self) { try await running.value }
      #expect(error?.code == .unavailable)
      #expect(error?.mayHaveApplied == true)
      await #expect(throws: PostgresError.self) { try await transaction.value }
      let clock = ContinuousClock()
      let start = clock.now
      let absent = await #expect(throws: PostgresError.self) { try await pool.query("select 1") }
      #expect(absent?.code == .unavailable)
      #expect(absent?.isRetryable == true)
      #expect(absent?.mayHaveApplied == false)
      #expect(clock.now - start < .seconds(20))
      #expect(await pool.isHealthy() == false)

      try await server.start()
      #expect(await eventually { await pool.isHealthy() })
      try await expectAlive(pool)
    }
  }

  @Test func `a call that comes while the server restarts waits for it`() async throws {
    let server = try await TestPostgresServer()
    var configuration = try PostgresConfiguration(url: server.socketURL())
    configuration.unavailableTimeout = .seconds(20)
    try await withPool(configuration) { pool in
      _ = try await pool.query("select 1")
      try await server.kill()
      async let answer = pool.query("select 42")
      try await server.start()
      #expect(try await answer[0].decode(0, as: Int.self) == 42)
    }
  }

  @Test func `a dead host, a silent host and an unknown name do not hide the living one`() async throws {
    let server = try await TestPostgresServer()
    let silent = try SilentListener()
    let dead = try ClosedPort()
    let hosts = "127.0.0.1:\(dead.port),no-such-host.invalid:5432,localhost:\(silent.port),localhost:\(server.port)"
    var configuration = try PostgresConfiguration(
      url: "postgres://postgres@\(hosts)/postgres?target_session_attrs=read-write")
    configuration.connectTimeout = .milliseconds(300)
    configuration.unavailableTimeout = .seconds(20)
    try await withPool(configuration) { pool in
      try await expectAlive(pool)
    }
  }

  @Test func `a host that takes writes is found behind one that does not`() async throws {
    let readOnly = try await TestPostgresServer()
    let writable = try await TestPostgresServer()
    try await withPool(try PostgresConfiguration(url: readOnly.url())) { pool in
      try await pool.execute("alter system set default_transaction_read_only = on")
      _ = try await pool.query("select pg_reload_conf()")
    }
    let hosts = "127.0.0.1:\(readOnly.port),127.0.0.1:\(writable.port)"
    let url = "postgres://postgres@\(hosts)/postgres?target_session_attrs=read-write"
    #expect(
      try await eventually {
        try await withPool(try PostgresConfiguration(url: url)) { pool in
          try await pool.query("select inet_server_port()")[0].decode(0, as: Int.self) == writable.port
        }
      })
  }

  @Test func `a server that loses its role is left for the one that has it`() async throws {
    let first = try await TestPostgresServer()
    let second = try await TestPostgresServer()
    let hosts = "127.0.0.1:\(first.port),127.0.0.1:\(second.port)"
    let url = "postgres://postgres@\(hosts)/postgres?target_session_attrs=read-write"
    var configuration = try PostgresConfiguration(url: url)
    configuration.maximumConnections = 1
    try await withPool(configuration) { pool in
      #expect(try await port(pool) == first.port)
      _ = try await pool.execute("alter system set default_transaction_read_only = on")
      _ = try await pool.query("select pg_reload_conf()")
      let isRefused = await eventually {
        do throws(PostgresError) {
          try await pool.execute("create table if not exists t (id int)")
          return false
        } catch {
          return error.code == .unavailable
        }
      }
      #expect(isRefused)
      #expect(try await port(pool) == second.port)
    }
  }

  private func port(_ pool: PostgresPool) async throws -> Int {
    try await pool.query("select inet_server_port()")[0].decode(0, as: Int.self)
  }

  @Test func `an unknown host is unavailable and not a hang`() async throws {
    var configuration = try PostgresConfiguration(url: "postgres://postgres@no-such-host.invalid/postgres")
    configuration.unavailableTimeout = .milliseconds(100)
    try await withPool(configuration) { pool in
      let error = await #expect(throws: PostgresError.self) { try await pool.query("select 1") }
      #expect(error?.code == .unavailable)
    }
  }

  @Test func `terminated backends are replaced without anybody noticing`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 3 }) { pool in
      for _ in 0..<10 {
        // Three at once, so that three connections are there to be ended.
        async let first = pool.query("select pg_sleep(0.01)")
        async let second = pool.query("select pg_sleep(0.01)")
        async let third = pool.query("select pg_sleep(0.01)")
        _ = try await (first, second, third)
        // Returns when they are gone, so that a call after it can only find them closed.
        _ = try await pool.query(
          """
          select pg_terminate_backend(pid, 10000) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()
          """)
        async let one = pool.query("select 1")
        async let two = pool.query("select 2")
        async let three = pool.query("select 3")
        #expect(try await (one, two, three).2.count == 1)
      }
    }
  }
}
