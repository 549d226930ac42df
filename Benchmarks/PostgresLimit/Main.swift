import Platform
import Postgres

/// How fast PostgreSQL takes the rows of the durable engine when nothing stands before it: no HTTP, no engine, only
/// full batches on a few connections. `bench-postgres-limit URL SECONDS`, on a table `bench.executions` that is like the
/// engine's; the last line is one JSON object.
@main
struct Main {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let seconds = Int(arguments[2]) else {
      print("bench-postgres-limit URL SECONDS")
      return
    }
    let reactor = try Reactor(name: "reactor")
    var configuration = try PostgresConfiguration(url: arguments[1], applicationName: "bench-postgres-limit")
    configuration.maximumConnections = Self.connections
    configuration.sessionSettings = ["plan_cache_mode": "force_generic_plan", "enable_seqscan": "off"]
    let pool = PostgresPool(configuration: configuration, reactor: reactor, logger: .silent, metrics: Metrics())
    _ = try await measure(pool, .seconds(1), RowWriter.startThenFinish)
    let pairs = try await measure(pool, .seconds(seconds), RowWriter.startThenFinish)
    let finished = try await measure(pool, .seconds(seconds), RowWriter.startFinished)
    print(#"{"per_second":\#(pairs),"already_finished_per_second":\#(finished)}"#)
  }

  private static let connections = 4

  /// Executions a second, over all connections.
  private static func measure(
    _ pool: PostgresPool, _ length: Duration, _ write: @escaping @Sendable (RowWriter) async throws -> Int
  ) async throws -> Int {
    let began = MonotonicTime.now
    let deadline = began.advanced(by: length)
    let rows = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<connections {
        group.addTask {
          var rows = 0
          while MonotonicTime.now < deadline { rows += try await write(RowWriter(pool: pool)) }
          return rows
        }
      }
      return try await group.reduce(0, +)
    }
    let milliseconds = MonotonicTime.now.duration(since: began).components
    let length = Double(milliseconds.seconds) + Double(milliseconds.attoseconds) / 1e18
    return length > 0 ? Int(Double(rows) / length) : 0
  }
}
