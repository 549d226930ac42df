import Platform
import Postgres
import TestKit
import Testing

@Suite struct `Migrations` {
  private let first = Migration(
    version: 1, name: "things", sql: "create table things (id int); insert into things values (1)")
  private let second = Migration(version: 2, name: "more", sql: "alter table things add column name text;")

  @Test func `run once, in order, in their schema`() async throws {
    try await withTestPool { pool in
      let migrator = Migrator(pool: pool, logger: .silent)
      try await migrator.migrate(schema: "engine", migrations: [second, first])
      try await migrator.migrate(schema: "engine", migrations: [first, second])
      #expect(try await pool.query("select id, name from engine.things").count == 1)
      let rows = try await pool.query("select version, name from engine.schema_migrations order by version")
      #expect(try rows.map { try $0.decode(1, as: String.self) } == ["things", "more"])
    }
  }

  @Test func `ten replicas that start at once apply each migration once`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 10 }) { pool in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<10 {
          group.addTask {
            try await Migrator(pool: pool, logger: .silent).migrate(schema: "engine", migrations: [first, second])
          }
        }
        try await group.waitForAll()
      }
      #expect(try await pool.query("select * from engine.things").count == 1)
    }
  }

  @Test func `a changed migration is refused with a sentence`() async throws {
    try await withTestPool { pool in
      let migrator = Migrator(pool: pool, logger: .silent)
      try await migrator.migrate(schema: "engine", migrations: [first])
      let changed = Migration(version: 1, name: "things", sql: "create table other (id int)")
      let error = await #expect(throws: PostgresError.self) {
        try await migrator.migrate(schema: "engine", migrations: [changed, second])
      }
      #expect(error?.code == .migration)
      #expect(error?.message.contains("was changed after it was applied") == true)
      #expect(try await pool.query("select * from engine.schema_migrations").count == 1)
    }
  }

  @Test func `a database from the future is refused with a sentence`() async throws {
    try await withTestPool { pool in
      let migrator = Migrator(pool: pool, logger: .silent)
      try await migrator.migrate(schema: "engine", migrations: [first, second])
      let error = await #expect(throws: PostgresError.self) {
        try await migrator.migrate(schema: "engine", migrations: [first])
      }
      #expect(error?.message.contains("does not know") == true)
    }
  }

  @Test func `a migration that comes too late or twice is refused`() async throws {
    try await withTestPool { pool in
      let migrator = Migrator(pool: pool, logger: .silent)
      let third = Migration(version: 3, name: "third", sql: "select 1")
      try await migrator.migrate(schema: "engine", migrations: [first, third])
      await #expect(throws: PostgresError.self) {
        try await migrator.migrate(schema: "engine", migrations: [first, second, third])
      }
      await #expect(throws: PostgresError.self) {
        try await migrator.migrate(schema: "other", migrations: [first, first])
      }
    }
  }

  @Test func `a migration that fails leaves nothing of itself and keeps what was before`() async throws {
    try await withTestPool { pool in
      let migrator = Migrator(pool: pool, logger: .silent)
      let broken = Migration(version: 2, name: "broken", sql: "create table half (id int); select wrong;")
      let error = await #expect(throws: PostgresError.self) {
        try await migrator.migrate(schema: "engine", migrations: [first, broken])
      }
      #expect(error?.message.contains("Migration 2 (broken)") == true)
      #expect(try await pool.query("select to_regclass('engine.half') is null")[0].decode(0, as: Bool.self))
      try await migrator.migrate(schema: "engine", migrations: [first, second])
    }
  }

  @Test(arguments: ["", "Engine", "1st", "a-b", "a; drop schema public", "a\"b"])
  func `a schema that would need quotes is refused`(schema: String) async throws {
    try await withTestPool { pool in
      await #expect(throws: PostgresError.self) {
        try await Migrator(pool: pool, logger: .silent).migrate(schema: schema, migrations: [first])
      }
    }
  }
}
