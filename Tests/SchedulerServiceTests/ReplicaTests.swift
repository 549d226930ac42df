import Platform
import Postgres
import Store
import TestKit
import Testing
import WorkflowModels

@testable import SchedulerService

/// Replicas that come and go, and clocks that are set.
@Suite struct ReplicaTests {
  @Test func `what a replica had claimed is free as soon as its heart has stopped`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["cron": "0 10 * * *"])
      let survivor = ReplicaLease(store: scheduler.store, length: .milliseconds(400), logger: .silent)
      let running = Task { try await survivor.run() }
      let dead = ReplicaLease(store: scheduler.store, length: .milliseconds(400), logger: .silent)
      try await dead.beat()
      scheduler.clock.set("2026-03-02T10:00:00Z")
      let claimed = try await scheduler.makeLoop(dead.ownerID).round(room: 10)
      #expect(claimed.count == 1)
      // The survivor frees it by its own clock, which is far ahead of the test's.
      let isFree = try await eventually {
        try await scheduler.pool.query("select count(*) from scheduler.replicas").first?.decode(0, as: Int.self) == 1
      }
      #expect(isFree)
      running.cancel()
      try await running.value
      scheduler.clock.advance(by: survivor.now - scheduler.clock.now)
      try await scheduler.work(scheduler.makeLoop("alive"))
      #expect(scheduler.workflows.starts.count == 1)
      #expect(try await scheduler.runs(id).first?.executionID == "exec_1")
    }
  }

  @Test func `replicas share the schedules out, and take what is left lying`() async throws {
    try await SchedulerFixture.with { scheduler in
      for _ in 0..<30 { _ = try await scheduler.create(["cron": "0 10 * * *"]) }
      scheduler.clock.set("2026-03-02T10:00:00Z")
      let now = scheduler.clock.now
      var shares: [Int] = []
      for place in 0..<3 {
        shares.append(
          try await scheduler.store.due(
            now: now, share: ReplicaShare(place: place, count: 3), grace: .milliseconds(300), atMost: 100
          ).count)
      }
      #expect(shares.reduce(0, +) == 30)
      #expect(shares.allSatisfy { $0 > 0 && $0 < 30 })
      let late = try await scheduler.store.due(
        now: now + .seconds(1), share: ReplicaShare(place: 0, count: 3), grace: .milliseconds(300), atMost: 100)
      #expect(late.count == 30)
    }
  }

  @Test func `a clock that jumps loses no tick and repeats none`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["every_seconds": 60, "overlap": "allow"])
      scheduler.clock.advance(by: .seconds(150))
      try await scheduler.work()
      scheduler.clock.advance(by: .seconds(-120))
      try await scheduler.work()
      scheduler.clock.advance(by: .seconds(300))
      try await scheduler.work()
      let ticks = try await scheduler.runs(id).map(\.tick)
      #expect(ticks.count == 5)
      #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $1 - $0 == .seconds(60) })
      #expect(scheduler.workflows.starts.count == 5)
    }
  }

  @Test func `a try that a clock set back has moved far away is made all the same`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["cron": "0 10 * * *"])
      scheduler.workflows.become(.away)
      scheduler.clock.set("2026-03-02T10:00:00Z")
      try await scheduler.work()
      scheduler.workflows.become(.well)
      _ = try await scheduler.pool.execute("update scheduler.runs set claimable_at = claimable_at + 3600000000")
      scheduler.clock.advance(by: .seconds(5))
      try await scheduler.work()
      #expect(scheduler.workflows.starts.isEmpty)
      try await scheduler.makeAuditor().audit()
      try await scheduler.work()
      #expect(try await scheduler.runs(id).map(\.status) == [.fired])
    }
  }

  @Test func `after PostgreSQL was away for half a minute every tick of that time is fired or missed`() async throws {
    try await SchedulerFixture.withOwnServer { scheduler, server in
      let patient = try await scheduler.create(["every_seconds": 1, "overlap": "allow"])
      let hasty = try await scheduler.create(["every_seconds": 1, "overlap": "allow", "catchup_window_seconds": 10])
      let ordered = try await scheduler.create(["every_seconds": 1])
      let first = scheduler.clock.now
      scheduler.clock.advance(by: .seconds(2))
      try await scheduler.work()
      // The test server commits without waiting for its files: what shall survive the kill is written out here.
      _ = try await scheduler.pool.execute("checkpoint")
      try await server.kill()
      scheduler.clock.advance(by: .seconds(30))
      await #expect(throws: (any Error).self) { try await scheduler.work() }
      try await server.start()
      let isBack = await eventually { (try? await scheduler.work()) != nil }
      #expect(isBack)
      for id in [patient, hasty, ordered] {
        var ticks: [Timestamp] = []
        for run in try await scheduler.runs(id) {
          #expect([.fired, .late, .missed].contains(run.status), "\(run)")
          if run.kind == .stretch {
            for number in 0..<(run.tickCount ?? 0) { ticks.append(run.tick + .seconds(number)) }
            #expect(run.status == .missed && id == hasty)
          } else {
            ticks.append(run.tick)
          }
        }
        #expect(ticks.count == 32)
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $1 - $0 == .seconds(1) })
        #expect(ticks.first.map { $0 - first } == .seconds(1))
      }
      #expect(Set(scheduler.workflows.starts.map(\.key)).count == scheduler.workflows.starts.count)
      let missed = try await scheduler.runs(hasty).first { $0.status == .missed }?.tickCount ?? 0
      #expect(missed > 0)
      #expect(scheduler.workflows.starts.count == 3 * 32 - missed)
    }
  }
}
