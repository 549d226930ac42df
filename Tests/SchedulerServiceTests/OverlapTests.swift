import HTTP
import Platform
import Postgres
import Store
import Testing
import WorkflowModels

@testable import SchedulerService

/// What becomes of ticks while the execution before them still runs.
@Suite struct OverlapTests {
  @Test func `one tick waits for the execution before it, and those behind it are passed over`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["every_seconds": 10, "overlap": "buffer_one"])
      scheduler.workflows.sayExecutionsAre("running")
      for _ in 0..<4 {
        scheduler.clock.advance(by: .seconds(10))
        try await scheduler.work()
      }
      #expect(scheduler.workflows.starts.count == 1)
      scheduler.workflows.sayExecutionsAre("completed")
      scheduler.clock.advance(by: .seconds(2))
      try await scheduler.work()
      #expect(
        try await scheduler.runs(id).map(\.status) == [.fired, .late, .skippedOverlap, .skippedOverlap])
    }
  }

  @Test func `ticks wait in their order, beyond their catch-up window too`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create([
        "every_seconds": 10, "overlap": "buffer_all", "catchup_window_seconds": 15,
      ])
      scheduler.workflows.sayExecutionsAre("running")
      for _ in 0..<4 {
        scheduler.clock.advance(by: .seconds(10))
        try await scheduler.work()
      }
      #expect(try await scheduler.runs(id).map(\.status) == [.fired, .pending, .pending, .pending])
      scheduler.workflows.sayExecutionsAre("completed")
      scheduler.clock.advance(by: .seconds(2))
      try await scheduler.work()
      let runs = try await scheduler.runs(id)
      #expect(runs.first?.status == .fired)
      #expect(runs.map(\.executionID) == ["exec_1", "exec_2", nil, nil] || runs.allSatisfy { $0.executionID != nil })
    }
  }

  @Test func `the execution before is cancelled for the tick`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["every_seconds": 10, "overlap": "cancel_other"])
      scheduler.workflows.sayExecutionsAre("running")
      for _ in 0..<3 {
        scheduler.clock.advance(by: .seconds(10))
        try await scheduler.work()
      }
      #expect(try await scheduler.runs(id).map(\.status) == [.fired, .fired, .fired])
      #expect(scheduler.workflows.cancelled == ["exec_1", "exec_2"])
    }
  }

  @Test func `while one tick is being started, the next is not claimed by another replica`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["every_seconds": 10])
      let (first, second) = (scheduler.makeLoop("a"), scheduler.makeLoop("b"))
      scheduler.clock.advance(by: .seconds(10))
      let starting = try await first.round(room: 10)
      scheduler.clock.advance(by: .seconds(10))
      #expect(try await second.round(room: 10).isEmpty)
      let (_, freesOthers) = try await scheduler.store.decide(
        starting.map { RunDecision($0, .fired, executionID: "exec_9") }, at: scheduler.clock.now)
      #expect(freesOthers)
      let next = try await second.round(room: 10)
      #expect(next.map(\.run.tick) == [starting[0].run.tick + .seconds(10)])
      #expect(next.first?.lastExecutionID == "exec_9")
      _ = id
    }
  }

  @Test func `a replica that lost its claim can say that it has started, but not that it has not`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["every_seconds": 10, "overlap": "allow"])
      scheduler.clock.advance(by: .seconds(20))
      let stale = try await scheduler.makeLoop("stale").round(room: 10)
      #expect(stale.count == 2)
      _ = try await scheduler.store.release(ofReplicas: ["stale"], now: scheduler.clock.now)
      let taken = try await scheduler.makeLoop("alive").round(room: 10)
      #expect(taken.count == 2)
      #expect(taken.allSatisfy { $0.run.mayHaveStarted })
      _ = try await scheduler.store.decide(
        [RunDecision(stale[0], .missed), RunDecision(stale[1], .fired, executionID: "exec_7")],
        at: scheduler.clock.now)
      let runs = try await scheduler.runs(id)
      #expect(Set(runs.map(\.status)) == [.pending, .fired])
    }
  }

  @Test func `a count that went wrong does not hold a schedule up for ever`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["every_seconds": 10])
      _ = try await scheduler.pool.execute("update scheduler.schedules set pending = 7")
      scheduler.clock.advance(by: .seconds(10))
      try await scheduler.work()
      #expect(try await scheduler.runs(id).map(\.status) == [.pending])
      try await scheduler.makeAuditor().audit()
      try await scheduler.work()
      scheduler.clock.advance(by: .seconds(10))
      try await scheduler.work()
      #expect(try await scheduler.runs(id).map(\.status) == [.fired, .fired])
    }
  }
}
