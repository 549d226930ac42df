internal import Platform
internal import Store
internal import Synchronization
internal import WorkflowModels

/// Looks what is due, writes it into the ledger, claims it and has it started; then sleeps until the next tick.
///
/// Any number of replicas run this on one database without knowing of each other: the ledger's unique key and the
/// claims decide who does what.
struct TickLoop: Service {
  private static let schedulesAtOnce = 100
  /// Where something is due that cannot be claimed yet, such as the next run of a schedule that runs one at a time.
  private static let shortestPause: Duration = .milliseconds(100)
  private static let auditInterval: Duration = .seconds(10)
  private static let overdueAfter: Duration = .seconds(5)

  let store: ScheduleStore
  let starter: RunStarter
  let planner: TickPlanner
  let wake: WakeSignal
  let settings: SchedulerSettings
  let owner: String
  let now: @Sendable () -> Timestamp
  let logger: Logger
  let metrics: TickMetrics

  var serviceName: String { "tick loop" }

  func run() async throws {
    let running = RunningCount()
    await withDiscardingTaskGroup { group in
      var lastAudit = MonotonicTime.now
      while !Task.isCancelled {
        do {
          let claimed = try await round(room: settings.concurrency - running.value)
          for run in claimed { start(run, in: &group, running) }
          if claimed.isEmpty { await wake.sleep(for: try await pause()) }
          if MonotonicTime.now.duration(since: lastAudit) > Self.auditInterval {
            lastAudit = .now
            try await audit()
          }
        } catch {
          guard !Task.isCancelled else { return }
          logger.warning("The ticks could not be looked after; the next round tries again.", [.error: "\(error)"])
          await wake.sleep(for: settings.poll)
        }
      }
    }
  }

  /// One look: due ticks into the ledger, and of what is in the ledger as much as there is room for.
  func round(room: Int) async throws -> [ClaimedRun] {
    let time = now()
    let planner = planner
    while try await store.advance(
      now: time, atMost: Self.schedulesAtOnce, plan: { planner.plan($0, now: time) }) == Self.schedulesAtOnce
    {}
    guard room > 0 else { return [] }
    return try await store.claim(now: now(), lease: settings.lease, owner: owner, atMost: room)
  }

  private func start(
    _ run: ClaimedRun, in group: inout DiscardingTaskGroup, _ running: RunningCount
  ) {
    running.add(1)
    let (starter, wake) = (starter, wake)
    group.addTask(name: "schedule run") {
      // A task of its own, awaited here: a start that is under way is finished when the service stops, so that its
      // run is not left to the lease.
      await Task(name: "schedule run start") { await starter.start(run) }.value
      running.add(-1)
      wake.ring()
    }
  }

  private func pause() async throws -> Duration {
    guard let due = try await store.nextDue() else { return settings.poll }
    let wait = due - now()
    return min(settings.poll, wait <= .zero ? Self.shortestPause : wait)
  }

  private func audit() async throws {
    let (schedules, runs) = try await store.overdue(before: now() - Self.overdueAfter)
    metrics.overdue(schedules: schedules, runs: runs)
    if schedules > 0 { logger.warning("Schedules are overdue.", [.count: .int(schedules)]) }
  }
}

/// How many starts are under way.
private final class RunningCount: Sendable {
  private let count = Atomic<Int>(0)

  var value: Int { count.load(ordering: .relaxed) }

  func add(_ amount: Int) { count.wrappingAdd(amount, ordering: .relaxed) }
}
