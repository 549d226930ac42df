import HTTP
import Platform
import Store
import Testing
import WorkflowModels

@testable import SchedulerService

/// Schedules that are paused because what they start fails.
@Suite struct FailureTests {
  @Test func `a schedule whose executions fail is paused, and counts anew when it is resumed`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["every_seconds": 10, "pause_on_failure_count": 3])
      let watcher = scheduler.makeWatcher()
      func tick() async throws -> JSON {
        scheduler.clock.advance(by: .seconds(10))
        try await scheduler.work()
        try await watcher.round()
        return await scheduler.call(.get, "/schedules/\(id)?user_id=u1").json
      }
      scheduler.workflows.sayExecutionsAre("failed")
      for _ in 0..<2 { #expect(try await tick()["status"] == "active") }
      scheduler.workflows.sayExecutionsAre("completed")
      #expect(try await tick()["status"] == "active")
      scheduler.workflows.sayExecutionsAre("failed")
      for _ in 0..<2 { #expect(try await tick()["status"] == "active") }
      let paused = try await tick()
      #expect(paused["status"] == "paused")
      #expect(paused["pause_reason"]?.stringValue?.contains("3 executions") == true)
      _ = await scheduler.call(.post, "/schedules/\(id)/resume", ["user_id": "u1"])
      #expect(try await tick()["status"] == "active")
    }
  }

  @Test func `a start that is refused counts as a failure, one that was missed does not`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create([
        "every_seconds": 10, "pause_on_failure_count": 2, "catchup_window_seconds": 1,
      ])
      let watcher = scheduler.makeWatcher()
      scheduler.clock.advance(by: .seconds(35))
      try await scheduler.work()
      try await watcher.round()
      #expect(await scheduler.call(.get, "/schedules/\(id)?user_id=u1").json["status"] == "active")
      scheduler.workflows.become(.refuses)
      for wait in [5, 10] {
        scheduler.clock.advance(by: .seconds(wait))
        try await scheduler.work()
      }
      try await watcher.round()
      #expect(await scheduler.call(.get, "/schedules/\(id)?user_id=u1").json["status"] == "paused")
    }
  }
}
