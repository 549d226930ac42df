internal import Platform
internal import Store
internal import Synchronization
internal import WorkflowModels

/// Looks what is due, writes it into the ledger, claims it and has it started; then sleeps until the next tick.
///
/// Any number of replicas run this on one database without a leader: the ledger's unique key and the claims decide who
/// does what. Each looks after its own share of the schedules first, so that they do not all reach for the same.
struct TickLoop: Service {
  private static let schedulesAtOnce = 100
  /// What becomes due within such a time is looked after together: one round for many ticks, instead of many rounds.
  private static let shortestPause: Duration = .milliseconds(20)

  let store: ScheduleStore
  let starter: RunStarter
  let planner: TickPlanner
  let replica: @Sendable () -> (owner: String, share: ReplicaShare)
  let wake: WakeSignal
  let settings: SchedulerSettings
  let now: @Sendable () -> Timestamp
  let logger: Logger

  var serviceName: String { "tick loop" }

  func run() async throws {
    let running = RunningCount()
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        do {
          let (claimed, hasMore) = try await step(room: settings.concurrency - running.value)
          for batch in claimed.chunks(of: settings.batch) { start(Array(batch), in: &group, running) }
          if !hasMore { await wake.sleep(for: try await pause(isBusy: !claimed.isEmpty)) }
        } catch {
          guard !Task.isCancelled else { return }
          logger.warning("The ticks could not be looked after; the next round tries again.", [.error: "\(error)"])
          await wake.sleep(for: settings.poll)
        }
      }
    }
  }

  /// Everything that there is to do now.
  func round(room: Int) async throws -> [ClaimedRun] {
    var all: [ClaimedRun] = []
    while true {
      let (claimed, hasMore) = try await step(room: room - all.count)
      all += claimed
      if !hasMore { return all }
    }
  }

  /// One look: due ticks into the ledger, and of what is in the ledger as much as there is room for. What is claimed is
  /// started before the next look, so that under a backlog nothing waits for all of it to be written down.
  func step(room: Int) async throws -> (claimed: [ClaimedRun], hasMore: Bool) {
    guard room > 0 else { return ([], false) }
    let (owner, share) = replica()
    let time = now()
    let limit = min(Self.schedulesAtOnce, room)
    let due = try await store.due(now: time, share: share, grace: settings.grace, atMost: limit)
    let plans = due.map { record in (record: record, plan: planner.plan(record, now: time)) }
    var claimed = try await store.advance(plans, owner: owner, now: time, lease: settings.lease)
    if claimed.count < room {
      claimed += try await store.claim(now: now(), lease: settings.lease, owner: owner, atMost: room - claimed.count)
    }
    return (claimed, due.count == limit && !claimed.isEmpty)
  }

  private func start(_ runs: [ClaimedRun], in group: inout DiscardingTaskGroup, _ running: RunningCount) {
    running.add(runs.count)
    let (starter, wake) = (starter, wake)
    let wasFull = running.value >= settings.concurrency
    group.addTask(name: "schedule runs") {
      // A task of its own, awaited here: a start that is under way is finished when the service stops, so that its
      // runs are not left to the lease.
      let freesOthers = await Task(name: "schedule runs start") { await starter.start(runs) }.value
      running.add(-runs.count)
      if wasFull || freesOthers { wake.ring() }
    }
  }

  private func pause(isBusy: Bool) async throws -> Duration {
    if isBusy { return Self.shortestPause }
    guard let due = try await store.nextDue() else { return settings.poll }
    return max(Self.shortestPause, min(settings.poll, due - now()))
  }
}

extension Array {
  fileprivate func chunks(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: Swift.max(1, size)).map { self[$0..<Swift.min($0 + Swift.max(1, size), count)] }
  }
}

/// How many starts are under way.
private final class RunningCount: Sendable {
  private let count = Atomic<Int>(0)

  var value: Int { count.load(ordering: .relaxed) }

  func add(_ amount: Int) { count.wrappingAdd(amount, ordering: .relaxed) }
}
