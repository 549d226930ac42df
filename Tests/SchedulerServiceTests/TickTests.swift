import HTTP
import Platform
import Postgres
import Store
import TestKit
import Testing
import WorkflowModels

@testable import SchedulerService

@Suite struct TickTests {
  @Test func `a due tick starts its workflow with the schedule's input, under the key of its tick`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["cron": "0 10 * * *", "input": ["team": "blue"]])
      try await scheduler.work()
      #expect(scheduler.workflows.starts.isEmpty)
      scheduler.clock.set("2026-03-02T10:00:00.010Z")
      try await scheduler.work()
      let start = try #require(scheduler.workflows.starts.first)
      #expect(scheduler.workflows.starts.count == 1)
      #expect(start.key == "\(id)+2026-03-02T10:00:00.000000Z")
      #expect(
        start.body == [
          "workflow_id": "wf_known1", "user_id": "u1",
          "input": [
            "team": "blue", "schedule_id": .string(id.rawValue), "scheduled_at": "2026-03-02T10:00:00.000000Z",
          ],
        ])
      #expect(start.headers["traceparent"] != nil)
      #expect(start.headers["X-Request-Id"] != nil)
      let run = try #require(try await scheduler.runs(id).first)
      #expect(run.status == .fired)
      #expect(run.executionID?.rawValue == start.executionID)
    }
  }

  @Test func `replicas on one database fire each tick once`() async throws {
    try await SchedulerFixture.with { scheduler in
      var ids: [ScheduleID] = []
      for _ in 0..<12 { ids.append(try await scheduler.create(["every_seconds": 1, "overlap": "allow"])) }
      let loops = ["a", "b", "c", "d"].map { scheduler.makeLoop($0) }
      for _ in 0..<4 {
        scheduler.clock.advance(by: .seconds(1))
        try await withThrowingTaskGroup { group in
          for loop in loops { group.addTask { try await scheduler.work(loop) } }
          try await group.waitForAll()
        }
      }
      #expect(scheduler.workflows.starts.count == 48)
      #expect(scheduler.workflows.calls == 48)
      for id in ids {
        let runs = try await scheduler.runs(id)
        #expect(runs.map(\.status) == [.fired, .fired, .fired, .fired])
        #expect(Set(runs.map(\.tick)).count == 4)
      }
    }
  }

  @Test func `a tick waits for a workflow service that is away, and is late`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["cron": "0 10 * * *"])
      scheduler.workflows.become(.away)
      scheduler.clock.set("2026-03-02T10:00:00Z")
      try await scheduler.work()
      #expect(try await scheduler.runs(id).first?.status == .pending)
      scheduler.clock.advance(by: .seconds(60))
      try await scheduler.work()
      scheduler.workflows.become(.well)
      scheduler.clock.advance(by: .seconds(2))
      try await scheduler.work()
      let run = try #require(try await scheduler.runs(id).first)
      #expect(run.status == .late)
      #expect(run.executionID != nil)
      #expect(scheduler.workflows.starts.count == 1)
    }
  }

  @Test func `a tick is missed when the workflow service stays away beyond the catch-up window`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["cron": "0 10 * * *", "catchup_window_seconds": 30])
      scheduler.workflows.become(.away)
      scheduler.clock.set("2026-03-02T10:00:00Z")
      try await scheduler.work()
      scheduler.workflows.become(.well)
      scheduler.clock.advance(by: .seconds(31))
      try await scheduler.work()
      let run = try #require(try await scheduler.runs(id).first)
      #expect(run.status == .missed)
      #expect(run.error?.isEmpty == false)
      #expect(scheduler.workflows.starts.isEmpty)
    }
  }

  @Test func `a start whose answer was lost is not started again`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["cron": "0 10 * * *", "catchup_window_seconds": 30])
      scheduler.workflows.become(.losesAnswers)
      scheduler.clock.set("2026-03-02T10:00:00Z")
      try await scheduler.work()
      #expect(try await scheduler.runs(id).first?.mayHaveStarted == true)
      scheduler.workflows.become(.well)
      // Beyond the window: what may have started is asked for all the same, and the answer is the truth.
      scheduler.clock.advance(by: .seconds(100))
      try await scheduler.work()
      #expect(scheduler.workflows.starts.count == 1)
      #expect(try await scheduler.runs(id).first?.executionID == "exec_1")
    }
  }

  @Test func `a run that a dead replica had claimed is taken over after its lease`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["cron": "0 10 * * *"])
      scheduler.clock.set("2026-03-02T10:00:00Z")
      let claimed = try await scheduler.makeLoop("dead").round(room: 10)
      #expect(claimed.count == 1)
      try await scheduler.work(scheduler.makeLoop("alive"))
      #expect(scheduler.workflows.starts.isEmpty)
      scheduler.clock.advance(by: .seconds(21))
      try await scheduler.work(scheduler.makeLoop("alive"))
      #expect(scheduler.workflows.starts.count == 1)
      #expect(try await scheduler.runs(id).map(\.status) == [.late])
    }
  }

  @Test func `a run that was started while the database went away is decided when it is back`() async throws {
    try await SchedulerFixture.withOwnServer { scheduler, server in
      let id = try await scheduler.create(["cron": "0 10 * * *"])
      scheduler.clock.set("2026-03-02T10:00:00Z")
      let loop = scheduler.makeLoop()
      let run = try #require(try await loop.round(room: 10).first)
      // The test server commits without waiting for its files: what shall survive the kill is written out here.
      _ = try await scheduler.pool.execute("checkpoint")
      try await server.kill()
      let refused = await scheduler.call(.get, "/schedules/\(id)?user_id=u1")
      #expect(refused.status == 503)
      #expect(refused.json["code"] == "postgres_unavailable")
      async let starting = loop.starter.start([run])
      #expect(await eventually { scheduler.workflows.starts.count == 1 })
      try await server.start()
      _ = await starting
      let isBack = await eventually { (try? await scheduler.runs(id).map(\.status)) == [.fired] }
      let runs = try await scheduler.runs(id)
      #expect(isBack, "\(runs)")
    }
  }

  @Test func `a workflow that is gone makes its tick missed, with the reason`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["cron": "0 10 * * *"])
      scheduler.workflows.become(.refuses)
      scheduler.clock.set("2026-03-02T10:00:00Z")
      try await scheduler.work()
      let run = try #require(try await scheduler.runs(id).first)
      #expect(run.status == .missed)
      #expect(run.error?.contains("The stand-in says 404.") == true)
    }
  }

  @Test func `ticks are passed over while the execution before still runs`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["every_seconds": 10])
      scheduler.workflows.sayExecutionsAre("running")
      scheduler.clock.advance(by: .seconds(10))
      try await scheduler.work()
      scheduler.clock.advance(by: .seconds(10))
      try await scheduler.work()
      scheduler.workflows.sayExecutionsAre("completed")
      scheduler.clock.advance(by: .seconds(10))
      try await scheduler.work()
      #expect(try await scheduler.runs(id).map(\.status) == [.fired, .skippedOverlap, .fired])
    }
  }

  @Test func `several ticks that are due at once are decided in their order`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["every_seconds": 10])
      scheduler.workflows.sayExecutionsAre("running")
      scheduler.clock.advance(by: .seconds(35))
      try await withThrowingTaskGroup { group in
        for name in ["a", "b"] { group.addTask { try await scheduler.work(scheduler.makeLoop(name)) } }
        try await group.waitForAll()
      }
      try await scheduler.work()
      #expect(try await scheduler.runs(id).map(\.status) == [.late, .skippedOverlap, .skippedOverlap])
    }
  }

  @Test func `after a long outage the ticks before the catch-up window are one line, the others fire`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create([
        "every_seconds": 60, "overlap": "allow", "catchup_window_seconds": 150,
      ])
      scheduler.clock.advance(by: .seconds(3600))
      try await scheduler.work()
      let runs = try await scheduler.runs(id)
      #expect(runs.map(\.status) == [.missed, .late, .late, .fired])
      #expect(runs.first?.tickCount == 57)
      #expect(scheduler.workflows.starts.count == 3)
      scheduler.clock.advance(by: .seconds(30 * 86_400))
      try await scheduler.work()
      let missed = try await scheduler.runs(id).filter { $0.status == .missed }
      #expect(missed.count == 2)
      #expect(missed.last?.tickCount == nil)
    }
  }

  @Test func `a date fires once and then the schedule is finished`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["at": "2026-03-02T09:30:00Z"])
      scheduler.clock.set("2026-03-02T09:30:01Z")
      try await scheduler.work()
      scheduler.clock.advance(by: .seconds(86_400))
      try await scheduler.work()
      #expect(scheduler.workflows.starts.count == 1)
      let (_, json) = await scheduler.call(.get, "/schedules/\(id)?user_id=u1")
      #expect(json["status"] == "finished")
    }
  }

  @Test func `jitter moves a start by the same amount for every replica, and never before its tick`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["cron": "0 10 * * *", "jitter_seconds": 600])
      scheduler.clock.set("2026-03-02T10:00:00Z")
      let atOnce = try await scheduler.makeLoop().round(room: 10)
      #expect(atOnce.isEmpty)
      let run = try #require(try await scheduler.runs(id).first)
      #expect(run.dueAt >= run.tick && run.dueAt <= run.tick + .seconds(600))
      scheduler.clock.advance(by: run.dueAt - scheduler.clock.now)
      try await scheduler.work()
      #expect(try await scheduler.runs(id).map(\.status) == [.fired])
    }
  }

  @Test func `the loop itself fires on time and ends when it is told to`() async throws {
    try await SchedulerFixture.with { scheduler in
      let now: @Sendable () -> Timestamp = { Timestamp(microseconds: SystemTime.microsecondsSince1970) }
      scheduler.clock.advance(by: now() - scheduler.clock.now)
      let id = try await scheduler.create(["every_seconds": 1, "overlap": "allow"])
      let loop = scheduler.makeLoop(now: now)
      let running = Task { try await loop.run() }
      let hasFired = try await eventually {
        try await scheduler.runs(id).filter { $0.status == .fired }.count >= 2
      }
      #expect(hasFired)
      running.cancel()
      try await running.value
      #expect(Set(scheduler.workflows.starts.map(\.key)).count == scheduler.workflows.calls)
    }
  }
}
