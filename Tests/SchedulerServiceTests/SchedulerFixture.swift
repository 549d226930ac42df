import HTTP
import Platform
import Postgres
import ServiceKit
import Store
import Synchronization
import TestKit
import WorkflowModels

@testable import SchedulerService

/// A scheduler on a database of its own, with a stand-in workflow service and a clock that only the test moves.
struct SchedulerFixture: Sendable {
  let pool: PostgresPool
  let store: ScheduleStore
  let workflows: StandInWorkflowService
  let clock: TestClock
  let router: Router
  private let client: WorkflowServiceClient
  private let settings: SchedulerSettings

  static let user: UserID = "u1"

  static func with(_ body: (SchedulerFixture) async throws -> Void) async throws {
    try await withTestPool { pool in try await with(pool, body) }
  }

  /// The same with a PostgreSQL of its own, which the test may stop and start.
  static func withOwnServer(_ body: (SchedulerFixture, TestPostgresServer) async throws -> Void) async throws {
    let server = try await TestPostgresServer()
    let reactor = try Reactor(name: "test pool")
    defer { reactor.stop() }
    var configuration = try PostgresConfiguration(url: server.url())
    // Long enough for the first connection on a busy machine; short enough to see the refusal soon.
    configuration.unavailableTimeout = .seconds(3)
    let pool = PostgresPool(configuration: configuration, reactor: reactor, logger: .silent)
    defer { pool.close() }
    try await with(pool) { scheduler in try await body(scheduler, server) }
  }

  private static func with(
    _ pool: PostgresPool, _ body: (SchedulerFixture) async throws -> Void
  ) async throws {
    try await Migrator(pool: pool, logger: .silent).migrate(
      schema: SchedulerSchema.name, migrations: SchedulerSchema.migrations)
    let workflows = StandInWorkflowService()
    let reactor = try Reactor(name: "test client")
    defer { reactor.stop() }
    try await workflows.run { url in
      try await body(SchedulerFixture(pool: pool, workflows: workflows, url: url, reactor: reactor))
    }
  }

  private init(pool: PostgresPool, workflows: StandInWorkflowService, url: String, reactor: Reactor) {
    self.pool = pool
    self.workflows = workflows
    store = ScheduleStore(pool: pool)
    let clock = TestClock(Timestamp(rfc3339: "2026-03-02T09:00:00.500Z") ?? Timestamp(microseconds: 0))
    self.clock = clock
    // The wait between two tries of one call is longer than the call may take: each call is one try.
    client = WorkflowServiceClient(
      baseURL: url, timeout: .seconds(10), http: HTTPClient(reactor: reactor), logger: .silent,
      backoff: Backoff(initial: .seconds(60), maximum: .seconds(60), jitter: 0))
    var settings = SchedulerSettings()
    settings.tryTimeout = .seconds(10)
    settings.backoff = Backoff(initial: .seconds(1), factor: 1, maximum: .seconds(1), jitter: 0)
    self.settings = settings
    let zones = TimeZones()
    var api = SchedulerComposition.description.emptyAPI
    ScheduleRoutes(
      store: store, workflows: client, zones: zones,
      starter: RunStarter(
        store: store, workflows: client, settings: settings, now: { clock.now }, logger: .silent,
        metrics: TickMetrics(Metrics())), wake: WakeSignal(),
      idempotency: IdempotencyKeys(store: IdempotencyStore(pool: pool, schema: SchedulerSchema.name)),
      owner: { "test" }, now: { clock.now }
    ).add(to: &api)
    router = ServiceRouter.make(of: api, logger: .silent, metrics: Metrics())
  }

  /// One replica.
  func makeLoop(_ owner: String = "a", now: (@Sendable () -> Timestamp)? = nil) -> TickLoop {
    let now = now ?? { [clock] in clock.now }
    let metrics = TickMetrics(Metrics())
    return TickLoop(
      store: store,
      starter: RunStarter(
        store: store, workflows: client, settings: settings, now: now, logger: .silent, metrics: metrics),
      planner: TickPlanner(zones: TimeZones(), logger: .silent), replica: { (owner, .all) }, wake: WakeSignal(),
      settings: settings, now: now, logger: .silent)
  }

  func makeAuditor(_ metrics: Metrics = Metrics()) -> TickAuditor {
    TickAuditor(
      store: store, wake: WakeSignal(), settings: settings, now: { [clock] in clock.now }, logger: .silent,
      metrics: TickMetrics(metrics))
  }

  func makeWatcher() -> OutcomeWatcher {
    OutcomeWatcher(
      store: store, workflows: client, zones: TimeZones(), settings: settings, now: { [clock] in clock.now },
      logger: .silent)
  }

  /// Does everything that there is to do at this moment.
  func work(_ loop: TickLoop? = nil) async throws {
    let loop = loop ?? makeLoop()
    while true {
      let claimed = try await loop.round(room: 100)
      if claimed.isEmpty { return }
      await loop.starter.start(claimed)
    }
  }

  func call(
    _ method: HTTPMethod, _ target: String, _ body: JSON? = nil, headers: HTTPHeaders = [:]
  ) async -> (status: Int, json: JSON) {
    await call(method, target, bytes: body?.bytes() ?? [], headers: headers)
  }

  func call(
    _ method: HTTPMethod, _ target: String, bytes: [UInt8], headers: HTTPHeaders = [:]
  ) async -> (status: Int, json: JSON) {
    let response = await router.respond(
      to: HTTPRequest(method: method, target: target, headers: headers, body: bytes))
    guard case .bytes(let bytes) = response.body, let json = try? JSON(parsing: bytes) else {
      return (response.status.code, .null)
    }
    return (response.status.code, json)
  }

  /// Makes a schedule over the API; `fields` replace or add to a daily one.
  func create(_ fields: JSONObject) async throws -> ScheduleID {
    var body: JSONObject = ["name": "Test", "workflow_id": "wf_known1", "user_id": "u1"]
    for (key, value) in fields { body[key] = value }
    let (status, json) = await call(.post, "/schedules", .object(body))
    guard status == 201, let id = json["id"]?.stringValue else { throw UnexpectedAnswer(status: status, json: json) }
    return ScheduleID(rawValue: id)
  }

  func runs(_ id: ScheduleID) async throws -> [ScheduleRun] {
    try await store.runs(of: id, after: nil, atMost: 1000).sorted { $0.tick < $1.tick }
  }
}

struct UnexpectedAnswer: Error {
  let status: Int
  let json: JSON
}

/// Time as the test says.
final class TestClock: Sendable {
  private let time: Mutex<Timestamp>
  init(_ start: Timestamp) { time = Mutex(start) }
  var now: Timestamp { time.withLock { $0 } }
  func advance(by duration: Duration) { time.withLock { $0 += duration } }
  func set(_ text: String) { if let moment = Timestamp(rfc3339: text) { time.withLock { $0 = moment } } }
}
