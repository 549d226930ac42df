import HTTP
import Platform
import Store
import Testing
import WorkflowModels

@testable import SchedulerService

/// Ticks of the past that are made up for.
@Suite struct BackfillTests {
  @Test func `the ticks of a pause run one after the other, and those that fired do not run again`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["cron": "0 * * * *"])
      scheduler.clock.set("2026-03-02T10:00:01Z")
      try await scheduler.work()
      _ = await scheduler.call(.post, "/schedules/\(id)/pause", ["user_id": "u1"])
      scheduler.clock.set("2026-03-02T13:30:00Z")
      let body: JSON = ["user_id": "u1", "from": "2026-03-02T10:00:00Z", "to": "2026-03-02T13:30:00Z"]
      let (status, json) = await scheduler.call(.post, "/schedules/\(id)/backfill", body)
      #expect(status == 200)
      #expect(json["ticks"] == 4)
      #expect(json["added"] == 3)
      try await scheduler.work()
      #expect(
        scheduler.workflows.starts.map(\.key) == [10, 11, 12, 13].map { "\(id)+2026-03-02T\($0):00:00.000000Z" })
      #expect(await scheduler.call(.post, "/schedules/\(id)/backfill", body).json["added"] == 0)
      let runs = try await scheduler.runs(id)
      #expect(runs.map(\.kind) == [.tick, .backfill, .backfill, .backfill])
      #expect(runs.map(\.status) == [.fired, .fired, .fired, .fired])
    }
  }

  @Test func `one after the other means that each waits for the one before`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["cron": "0 * * * *", "paused": true])
      scheduler.workflows.sayExecutionsAre("running")
      scheduler.clock.set("2026-03-02T13:30:00Z")
      let body: JSON = ["user_id": "u1", "from": "2026-03-02T10:00:00Z", "to": "2026-03-02T12:00:00Z"]
      #expect(await scheduler.call(.post, "/schedules/\(id)/backfill", body).json["added"] == 3)
      try await scheduler.work()
      #expect(scheduler.workflows.starts.count == 1)
      scheduler.workflows.sayExecutionsAre("completed")
      for _ in 0..<3 {
        scheduler.clock.advance(by: .seconds(2))
        try await scheduler.work()
      }
      #expect(scheduler.workflows.starts.count == 3)
    }
  }

  @Test func `too much, and the future, are refused`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["cron": "* * * * *"])
      for (from, end, code) in [
        ("2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", "too_many_ticks"),
        ("2026-03-01T00:00:00Z", "2027-03-02T00:00:00Z", "invalid_field"),
        ("2026-03-01T00:00:00Z", "2026-02-02T00:00:00Z", "invalid_field"),
      ] {
        let (status, json) = await scheduler.call(
          .post, "/schedules/\(id)/backfill", ["user_id": "u1", "from": .string(from), "to": .string(end)])
        #expect(status == 422)
        #expect(json["diagnostics"]?[0]?["code"]?.stringValue == code, "\(json.text())")
      }
    }
  }
}
