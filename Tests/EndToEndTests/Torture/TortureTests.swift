import Glibc
import HTTP
import Platform
import Synchronization
import TestKit
import Testing
import WorkflowModels

/// Three replicas under fire: killed, held still for longer than their lease, and their database taken away, while
/// executions are started and run. `deploy/local test torture` runs it long; everywhere else it is short.
@Suite(.serialized)
struct TortureTests {
  private static let user = "torture"
  private static let lease = 2

  private struct Extent {
    let executions: Int
    let kills: Int

    init() {
      executions = Self.number("WAE_TORTURE_EXECUTIONS") ?? 120
      kills = Self.number("WAE_TORTURE_KILLS") ?? 4
    }

    private static func number(_ name: String) -> Int? {
      guard let text = unsafe getenv(name) else { return nil }
      return unsafe Int(String(cString: text))
    }
  }

  @Test(.timeLimit(.minutes(30)))
  func `nothing is lost and nothing is done twice, whoever dies`() async throws {
    let extent = Extent()
    let replicas = try await Replicas(3, leaseSeconds: Self.lease)
    let outside = try await StandIn()
    let workload = TortureWorkload(calling: outside.url)
    let isOver = Flag()
    async let report = Self.fire(at: replicas, kills: extent.kills, isOver)
    let ids = try await Self.start(extent.executions, workload, replicas)
    isOver.raise()
    let faults = try await report
    // Everything ends within thirty seconds after the last fault.
    let end = ContinuousClock.now + .seconds(30)
    for (number, id) in ids.enumerated() {
      var execution = JSON.null
      _ = await eventually(within: max(end - .now, .milliseconds(50))) {
        let path = "/workflow/executions/\(id)?user_id=\(Self.user)"
        execution = (try? await replicas.ask(number, within: .seconds(5)) { try await $0.get(path) })?.json ?? .null
        return ["completed", "failed", "cancelled"].contains(execution["status"]?.stringValue)
      }
      #expect(
        execution["status"] == "completed",
        "\(number) (\(workload.kind(of: number).name)): \(execution.text().prefix(900))")
    }
    workload.judge(outside.calls, executions: extent.executions)
    #expect(faults.kills >= extent.kills)
    let repeated = Dictionary(grouping: outside.calls, by: \.key).values.filter { $0.count > 1 }.count
    print(
      "torture: \(extent.executions) executions, \(faults), \(outside.calls.count) calls, \(repeated) keys repeated")
  }

  /// Starts all executions through whichever replica answers, each under a key of its own until it is acknowledged.
  private static func start(_ count: Int, _ workload: TortureWorkload, _ replicas: Replicas) async throws -> [String] {
    let ledger = Ledger(count)
    try await withThrowingDiscardingTaskGroup { group in
      for _ in 0..<6 {
        group.addTask {
          while let number = ledger.next() {
            let body: JSON = [
              "workflow_data": workload.kind(of: number).document.json, "user_id": .string(user),
              "input": ["number": .int(number)],
            ]
            let answer = try await replicas.ask(number, within: .seconds(90)) {
              try await $0.post("/workflow/execute", body, headers: ["Idempotency-Key": "torture-\(number)"])
            }
            guard let id = answer.json["execution_id"]?.stringValue else {
              throw TestServerError(description: "\(number) was not started: \(answer)")
            }
            ledger.acknowledged(number, id)
            // Spread over the faults.
            _ = await eventually(within: .milliseconds(60)) { false }
          }
        }
      }
    }
    return ledger.ids
  }

  /// Who was started, by number.
  private final class Ledger: Sendable {
    private let state: Mutex<(next: Int, ids: [String])>

    init(_ count: Int) { state = Mutex((0, [String](repeating: "", count: count))) }

    func next() -> Int? {
      state.withLock { state in
        guard state.next < state.ids.count else { return nil }
        defer { state.next += 1 }
        return state.next
      }
    }

    func acknowledged(_ number: Int, _ id: String) { state.withLock { $0.ids[number] = id } }
    var ids: [String] { state.withLock { $0.ids } }
  }

  struct Faults: Sendable, CustomStringConvertible {
    var kills = 0
    var stops = 0
    var outages = 0
    var description: String { "\(kills) kills, \(stops) stops, \(outages) outages of PostgreSQL" }
  }

  /// One fault after the other until the executions are started and enough processes were killed.
  private static func fire(at replicas: Replicas, kills: Int, _ isOver: Flag) async throws -> Faults {
    var faults = Faults()
    var random = SystemRandomNumberGenerator()
    var turn = 0
    while faults.kills < kills || !isOver.isRaised {
      let number = Int.random(in: replicas.processes.indices, using: &random)
      let rest = Int.random(in: 100...900, using: &random)
      _ = await eventually(within: .milliseconds(rest)) { false }
      // Whom and when is chance; that each kind has its turn is not.
      switch turn % 5 {
      case 3:
        faults.outages += 1
        try await replicas.postgres.restart()
      case 1:
        faults.stops += 1
        replicas.processes[number].pause()
        _ = await eventually(within: .seconds(lease * 2 + 1)) { false }
        replicas.processes[number].resume()
      default:
        faults.kills += 1
        try await replicas.processes[number].kill()
        try await replicas.start(number)
      }
      turn += 1
    }
    return faults
  }
}
