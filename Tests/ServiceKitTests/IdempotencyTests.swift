import HTTP
import Platform
import Postgres
import Store
import Synchronization
import TestKit
import Testing
import WorkflowModels

@testable import ServiceKit

@Suite struct IdempotencyTests {
  private func withKeys(
    lease: Duration = .seconds(60), retention: Duration = .seconds(86_400),
    _ body: (IdempotencyKeys, IdempotencyStore) async throws -> Void
  ) async throws {
    try await withTestPool { pool in
      try await Migrator(pool: pool, logger: .silent).migrate(
        schema: "test", migrations: [IdempotencyTable.migration(version: 1, schema: "test")])
      let store = IdempotencyStore(pool: pool, schema: "test", lease: lease, retention: retention)
      try await body(IdempotencyKeys(store: store, patience: .seconds(5)), store)
    }
  }

  private func request(_ key: String?, path: String = "/start") -> APIRequest {
    testRequest(.post, path, headers: key.map { ["Idempotency-Key": $0] } ?? [:])
  }

  private final class Count: Sendable {
    private let count = Atomic<Int>(0)
    func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
    var value: Int { count.load(ordering: .relaxed) }
  }

  @Test func `the same key with the same body gives the first answer again`() async throws {
    try await withKeys { keys, _ in
      let count = Count()
      for body: JSON in [["a": 1, "b": 2], ["b": 2.0, "a": 1]] {
        let response = try await keys.run(request("k"), user: "u", body: body) { _ in
          .json(["n": .int(count.next())], status: .created)
        }
        #expect(response.status == .created)
        guard case .bytes(let bytes) = response.body else { return }
        #expect(try JSON(parsing: bytes) == ["n": 1])
      }
      #expect(count.value == 1)
    }
  }

  @Test func `another body, user or route is another thing`() async throws {
    try await withKeys { keys, _ in
      _ = try await keys.run(request("k"), user: "u", body: ["a": 1]) { _ in .json([:]) }
      let error = await #expect(throws: APIError.self) {
        try await keys.run(request("k"), user: "u", body: ["a": 2]) { _ in .json([:]) }
      }
      #expect(error?.status == .conflict)
      #expect(error?.code == "idempotency_mismatch")
      _ = try await keys.run(request("k"), user: "v", body: ["a": 2]) { _ in .json([:]) }
      _ = try await keys.run(request("k", path: "/other"), user: "u", body: ["a": 2]) { _ in .json([:]) }
    }
  }

  @Test func `duplicates at the same time do the work once`() async throws {
    try await withKeys { keys, _ in
      let count = Count()
      let answers = try await withThrowingTaskGroup(of: JSON.self) { group in
        for _ in 0..<20 {
          group.addTask {
            let response = try await keys.run(request("k"), user: "u", body: [:]) { operation in
              .json(["n": .int(count.next()), "id": .string(operation.id)])
            }
            guard case .bytes(let bytes) = response.body else { return .null }
            return try JSON(parsing: bytes)
          }
        }
        return try await group.reduce(into: Set<JSON>()) { $0.insert($1) }
      }
      #expect(answers.count == 1)
      #expect(count.value == 1)
    }
  }

  @Test func `a refusal frees the key, because nothing was started`() async throws {
    try await withKeys { keys, _ in
      await #expect(throws: APIError.self) {
        try await keys.run(request("k"), user: "u", body: ["a": 1]) { _ in throw APIError.notFound("Workflow") }
      }
      let response = try await keys.run(request("k"), user: "u", body: ["a": 2]) { _ in .json([:]) }
      #expect(response.status == .ok)
    }
  }

  @Test func `work that broke off is taken up under the same operation id`() async throws {
    try await withKeys { keys, store in
      let first = try await store.claim(.init(userID: "u", route: "POST /start", key: "k"), bodyHash: hash([:]))
      guard case .mine(let id) = first else {
        Issue.record("a new key was not given")
        return
      }
      try await store.endLease(.init(userID: "u", route: "POST /start", key: "k"), operationID: id)
      _ = try await keys.run(request("k"), user: "u", body: [:]) { operation in
        #expect("op_\(operation.id)" == id)
        return .json([:])
      }
    }
  }

  @Test func `a claim whose holder is still there makes a duplicate wait and then say so`() async throws {
    try await withKeys { _, store in
      let key = IdempotencyStore.Key(userID: "u", route: "POST /start", key: "k")
      _ = try await store.claim(key, bodyHash: hash([:]))
      let hasty = IdempotencyKeys(store: store, patience: .milliseconds(20))
      let error = await #expect(throws: APIError.self) {
        try await hasty.run(request("k"), user: "u", body: [:]) { _ in .json([:]) }
      }
      #expect(error?.code == "idempotency_in_progress")
      #expect(error?.headers["Retry-After"] != nil)
    }
  }

  @Test func `old keys are forgotten`() async throws {
    try await withKeys(retention: .zero) { keys, store in
      _ = try await keys.run(request("k"), user: "u", body: ["a": 1]) { _ in .json([:]) }
      #expect(try await store.deleteOld() == 1)
      _ = try await keys.run(request("k"), user: "u", body: ["a": 2]) { _ in .json([:]) }
    }
  }

  @Test(arguments: ["", String(repeating: "k", count: 256), "ké", "a\tb"])
  func `a key that is none is refused`(_ key: String) async throws {
    try await withKeys { keys, _ in
      let error = await #expect(throws: APIError.self) {
        try await keys.run(request(key), user: "u", body: [:]) { _ in .json([:]) }
      }
      #expect(error?.status == .unprocessableContent)
    }
  }

  private func hash(_ body: JSON) -> [UInt8] { SHA256.digest(body.canonicalBytes()) }
}
