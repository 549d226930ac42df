import HTTP
import Platform
import Store
import Testing
import WorkflowModels

@testable import SchedulerService

@Suite struct ScheduleRoutesTests {
  @Test func `a schedule is answered as it was asked for, with its next tick`() async throws {
    try await SchedulerFixture.with { scheduler in
      let (status, made) = await scheduler.call(
        .post, "/schedules",
        [
          "name": "Morning", "workflow_id": "wf_known1", "user_id": "u1", "cron": "0 9 * * mon-fri",
          "timezone": "Europe/Paris", "input": ["a": 1], "unknown": true,
        ])
      #expect(status == 201)
      #expect(made["cron"] == "0 9 * * mon-fri")
      #expect(made["overlap"] == "skip")
      #expect(made["catchup_window_seconds"] == 300)
      #expect(made["next_tick"] == "2026-03-03T08:00:00.000000Z")
      #expect(made["status"] == "active")
      let id = made["id"]?.stringValue ?? ""
      #expect(id.hasPrefix("sched_"))
      let shown = await scheduler.call(.get, "/schedules/\(id)?user_id=u1")
      #expect(shown.json == made)
      let list = await scheduler.call(.get, "/schedules?user_id=u1")
      #expect(list.json == ["schedules": [made], "next_cursor": nil])
    }
  }

  /// What is sent, and the field that the 422 must name.
  static let wrong: [(JSONObject, String)] = [
    (["name": nil], "name"), (["name": ""], "name"), (["name": 5], "name"), (["user_id": nil], "user_id"),
    (["user_id": 1], "user_id"), (["workflow_id": nil], "workflow_id"), (["workflow_id": "x"], "workflow_id"),
    (["workflow_id": "wf_unknown"], "workflow_id"), (["cron": nil], "cron"), (["cron": "61 * * * *"], "cron"),
    (["cron": "every day"], "cron"), (["cron": ""], "cron"), (["every_seconds": 5], "cron"),
    (["cron": nil, "every_seconds": 0], "every_seconds"), (["cron": nil, "every_seconds": -1], "every_seconds"),
    (["cron": nil, "every_seconds": 1.5], "every_seconds"), (["cron": nil, "every_seconds": "1"], "every_seconds"),
    (["cron": nil, "at": "tomorrow"], "at"), (["cron": nil, "at": "2020-01-01T00:00:00Z"], "at"),
    (["timezone": "Mars/Olympus"], "timezone"), (["timezone": "../etc/passwd"], "timezone"),
    (["input": "text"], "input"), (["overlap": "sometimes"], "overlap"), (["overlap": 1], "overlap"),
    (["catchup_window_seconds": 0], "catchup_window_seconds"), (["jitter_seconds": -1], "jitter_seconds"),
    (["dst": "sometimes"], "dst"), (["dst": ["gap": "x"]], "dst"), (["exclude": ["someday"]], "exclude"),
    (["exclude": [["from": "2026-01-02", "to": "2026-01-01"]]], "exclude"),
    (["pause_on_failure_count": -1], "pause_on_failure_count"), (["paused": "yes"], "paused"),
    (["start_at": "2026-05-01T00:00:00Z", "end_at": "2026-04-01T00:00:00Z"], "end_at"), (["start_at": 1], "start_at"),
  ]

  @Test func `every wrong field is a 422 that names it`() async throws {
    try await SchedulerFixture.with { scheduler in
      for (fields, field) in Self.wrong {
        var body: JSONObject = ["name": "n", "workflow_id": "wf_known1", "user_id": "u1", "cron": "0 9 * * *"]
        for (key, value) in fields { body[key] = value.isNull ? nil : value }
        let (status, json) = await scheduler.call(.post, "/schedules", .object(body))
        #expect(status == 422, "\(fields)")
        #expect(json["diagnostics"]?.arrayValue?.contains { $0["path"]?.stringValue == field } == true, "\(fields)")
        #expect(json["detail"]?.stringValue?.contains("`\(field)`") == true, "\(json)")
      }
      let stored = try await scheduler.store.list(of: "u1", after: nil, atMost: 10)
      #expect(stored.isEmpty)
    }
  }

  @Test func `several wrong fields are named together`() async throws {
    try await SchedulerFixture.with { scheduler in
      let (status, json) = await scheduler.call(.post, "/schedules", ["cron": "x", "timezone": "Nowhere"])
      #expect(status == 422)
      let paths = json["diagnostics"]?.arrayValue?.compactMap { $0["path"]?.stringValue } ?? []
      #expect(Set(paths) == ["name", "workflow_id", "user_id", "cron", "timezone"])
    }
  }

  @Test func `bodies that are no JSON objects, and ids that are none, are refused`() async throws {
    try await SchedulerFixture.with { scheduler in
      for bytes: [UInt8] in [[], [0xFF], Array("[]".utf8), Array("{\"a\":".utf8)] {
        #expect(await scheduler.call(.post, "/schedules", bytes: bytes).status == 422)
      }
      let malformed = await scheduler.call(.get, "/schedules/nonsense?user_id=u1")
      #expect(malformed.status == 400)
      #expect(malformed.json["detail"] == "Invalid schedule ID format")
      #expect(await scheduler.call(.get, "/schedules/sched_none?user_id=u1").status == 404)
      #expect(await scheduler.call(.get, "/schedules/sched_none").status == 422)
      #expect(await scheduler.call(.get, "/schedules").status == 422)
      #expect(await scheduler.call(.post, "/schedules/sched_none/pause").status == 422)
    }
  }

  @Test func `another user's schedule is as if it were not there`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["cron": "0 9 * * *"])
      for path in ["/schedules/\(id)", "/schedules/\(id)/runs"] {
        #expect(await scheduler.call(.get, "\(path)?user_id=u2").status == 404)
      }
      for path in ["pause", "resume", "trigger"] {
        #expect(await scheduler.call(.post, "/schedules/\(id)/\(path)?user_id=u2").status == 404)
      }
      #expect(await scheduler.call(.put, "/schedules/\(id)", ["user_id": "u2"]).status == 404)
      #expect(await scheduler.call(.delete, "/schedules/\(id)?user_id=u2").status == 404)
      #expect(await scheduler.call(.get, "/schedules?user_id=u2").json["schedules"] == [])
      #expect(await scheduler.call(.get, "/schedules/\(id)?user_id=u1").status == 200)
    }
  }

  @Test func `while the workflow service is away a schedule cannot be checked, which is a 503`() async throws {
    try await SchedulerFixture.with { scheduler in
      scheduler.workflows.become(.away)
      let (status, json) = await scheduler.call(
        .post, "/schedules", ["name": "n", "workflow_id": "wf_known1", "user_id": "u1", "every_seconds": 60])
      #expect(status == 503)
      #expect(json["detail"] == "Workflow Service unavailable")
    }
  }

  @Test func `the same idempotency key makes one schedule`() async throws {
    try await SchedulerFixture.with { scheduler in
      let body: JSON = ["name": "n", "workflow_id": "wf_known1", "user_id": "u1", "every_seconds": 60]
      let first = await scheduler.call(.post, "/schedules", body, headers: ["Idempotency-Key": "k"])
      let second = await scheduler.call(.post, "/schedules", body, headers: ["Idempotency-Key": "k"])
      #expect(first.json == second.json)
      #expect(second.status == 201)
      #expect(await scheduler.call(.get, "/schedules?user_id=u1").json["schedules"]?.arrayValue?.count == 1)
    }
  }

  @Test func `lists come newest first, page by page`() async throws {
    try await SchedulerFixture.with { scheduler in
      var made: [String] = []
      for _ in 0..<5 { made.append(try await scheduler.create(["every_seconds": 60]).rawValue) }
      var seen: [String] = []
      var target = "/schedules?user_id=u1&limit=2"
      while true {
        let json = await scheduler.call(.get, target).json
        seen += json["schedules"]?.arrayValue?.compactMap { $0["id"]?.stringValue } ?? []
        guard let cursor = json["next_cursor"]?.stringValue else { break }
        target = "/schedules?user_id=u1&limit=2&cursor=\(cursor)"
      }
      #expect(seen == made.reversed())
    }
  }

  @Test func `a change keeps what it does not name and moves the next tick`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["cron": "0 9 * * *", "input": ["a": 1]])
      let (status, json) = await scheduler.call(
        .put, "/schedules/\(id)", ["user_id": "u1", "every_seconds": 3600, "name": "Hourly"])
      #expect(status == 200)
      #expect(json["cron"] == nil)
      #expect(json["every_seconds"] == 3600)
      #expect(json["name"] == "Hourly")
      #expect(json["input"] == ["a": 1])
      #expect(json["next_tick"] == "2026-03-02T10:00:00.500000Z")
      let wrong = await scheduler.call(.put, "/schedules/\(id)", ["user_id": "u1", "cron": "nonsense"])
      #expect(wrong.status == 422)
    }
  }

  @Test func `the ticks of a pause are one line of the ledger, and none fires`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["every_seconds": 60])
      let paused = await scheduler.call(.post, "/schedules/\(id)/pause", ["user_id": "u1"])
      #expect(paused.json["status"] == "paused")
      #expect(paused.json["next_tick"] == nil || paused.json["next_tick"]?.isNull == true)
      scheduler.clock.advance(by: .seconds(600))
      try await scheduler.work()
      let resumed = await scheduler.call(.post, "/schedules/\(id)/resume?user_id=u1")
      #expect(resumed.json["status"] == "active")
      try await scheduler.work()
      #expect(scheduler.workflows.starts.isEmpty)
      let runs = await scheduler.call(.get, "/schedules/\(id)/runs?user_id=u1").json["runs"]?.arrayValue ?? []
      #expect(runs.count == 1)
      #expect(runs.first?["status"] == "skipped_paused")
      #expect(runs.first?["tick_count"] == 10)
      scheduler.clock.advance(by: .seconds(60))
      try await scheduler.work()
      #expect(scheduler.workflows.starts.count == 1)
    }
  }

  @Test func `a start by hand answers its execution, once for each key`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["cron": "0 9 * * *", "paused": true])
      let target = "/schedules/\(id)/trigger"
      let first = await scheduler.call(.post, target, ["user_id": "u1"], headers: ["Idempotency-Key": "k"])
      #expect(first.status == 200)
      #expect(first.json["execution_id"] == "exec_1")
      #expect(first.json["kind"] == "manual")
      #expect(first.json["status"] == "fired")
      let again = await scheduler.call(.post, target, ["user_id": "u1"], headers: ["Idempotency-Key": "k"])
      #expect(again.json == first.json)
      _ = await scheduler.call(.post, target, ["user_id": "u1"])
      #expect(scheduler.workflows.starts.count == 2)
    }
  }

  @Test func `a start by hand while the workflow service is away is a 503 and leaves nothing behind`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["cron": "0 9 * * *"])
      scheduler.workflows.become(.away)
      let headers: HTTPHeaders = ["Idempotency-Key": "k"]
      let refused = await scheduler.call(.post, "/schedules/\(id)/trigger", ["user_id": "u1"], headers: headers)
      #expect(refused.status == 503)
      #expect(try await scheduler.runs(id).isEmpty)
      scheduler.workflows.become(.well)
      let started = await scheduler.call(.post, "/schedules/\(id)/trigger", ["user_id": "u1"], headers: headers)
      #expect(started.json["execution_id"] == "exec_1")
    }
  }

  @Test func `a deleted schedule is gone with its runs and fires no more`() async throws {
    try await SchedulerFixture.with { scheduler in
      let id = try await scheduler.create(["every_seconds": 60])
      scheduler.clock.advance(by: .seconds(60))
      try await scheduler.work()
      #expect(await scheduler.call(.delete, "/schedules/\(id)?user_id=u1").status == 204)
      #expect(await scheduler.call(.get, "/schedules/\(id)?user_id=u1").status == 404)
      scheduler.clock.advance(by: .seconds(60))
      try await scheduler.work()
      #expect(scheduler.workflows.starts.count == 1)
    }
  }

  @Test(
    arguments: [
      ["cron": "0 0 31 2 *"], ["every_seconds": 60, "end_at": "2026-03-02T08:00:00Z"],
      ["cron": "0 9 * * *", "end_at": "2026-03-02T08:59:00Z"],
    ] as [JSONObject])
  func `a schedule that would never fire is refused`(_ fields: JSONObject) async throws {
    try await SchedulerFixture.with { scheduler in
      var body: JSONObject = ["name": "Never", "workflow_id": "wf_known1", "user_id": "u1"]
      for (key, value) in fields { body[key] = value }
      let (status, json) = await scheduler.call(.post, "/schedules", .object(body))
      #expect(status == 422 && json["code"] == "never_fires", "\(json.text())")
    }
  }

  @Test func `a tick that is meant for the time after the gap is not marked as moved`() async throws {
    try await SchedulerFixture.with { scheduler in
      for cron in ["0%20*%20*%20*%20*", "0%203%20*%20*%20*"] {
        let (_, json) = await scheduler.call(
          .get, "/schedules/preview?cron=\(cron)&timezone=Europe/Paris&count=1&from=2026-03-29T00:30:00Z")
        #expect(json["ticks"]?[0]?["tick"] == "2026-03-29T01:00:00.000000Z", "\(json.text())")
        #expect(json["ticks"]?[0]?["dst"] == .null, "\(json.text())")
      }
    }
  }

  @Test func `a preview ends with the years of four digits`() async throws {
    try await SchedulerFixture.with { scheduler in
      let (status, json) = await scheduler.call(
        .get, "/schedules/preview?cron=0%200%20*%20*%20*&count=5&from=9999-12-28T12:00:00Z")
      #expect(status == 200)
      #expect(
        json["ticks"]?.arrayValue?.compactMap { $0["tick"]?.stringValue } == [
          "9999-12-29T00:00:00.000000Z", "9999-12-30T00:00:00.000000Z",
        ], "\(json.text())")
    }
  }

  @Test func `a preview tells the ticks in both times and where the clocks change`() async throws {
    try await SchedulerFixture.with { scheduler in
      let (status, json) = await scheduler.call(
        .get, "/schedules/preview?cron=30%202%20*%20*%20*&timezone=Europe/Paris&count=3&from=2026-03-27T12:00:00Z")
      #expect(status == 200)
      #expect(json["description"]?.stringValue?.isEmpty == false)
      #expect(
        json["ticks"]?.arrayValue?.compactMap { $0["local"]?.stringValue } == [
          "2026-03-28T02:30:00+01:00", "2026-03-29T03:00:00+02:00", "2026-03-30T02:30:00+02:00",
        ])
      #expect(json["ticks"]?.arrayValue?.map { $0["dst"] ?? .null } == [.null, "gap", .null])
      #expect(await scheduler.call(.get, "/schedules/preview?cron=nonsense").status == 422)
      #expect(await scheduler.call(.get, "/schedules/preview").status == 422)
    }
  }
}
