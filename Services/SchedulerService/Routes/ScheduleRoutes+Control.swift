internal import HTTP
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Pause, resume, run now, and what has run.
extension ScheduleRoutes {
  func addControl(to api: inout API) {
    api.post(
      "/schedules/{id}/pause", "Stop firing until resumed", tag: Self.tag, body: .caller,
      responses: [.ok(ScheduleSchemas.schedule)], pause)
    api.post(
      "/schedules/{id}/resume", "Fire again; the ticks of the pause are not made up for", tag: Self.tag,
      body: .caller, responses: [.ok(ScheduleSchemas.schedule)], resume)
    api.post(
      "/schedules/{id}/trigger", "Run now, whatever the schedule says", tag: Self.tag,
      parameters: [.idempotencyKey], body: .caller, responses: [.ok(ScheduleSchemas.run)], trigger)
    api.get(
      "/schedules/{id}/runs", "What became of the ticks, newest first", tag: Self.tag,
      parameters: [
        .userID, .limit, .cursor,
        .query("status", .choice(ScheduleRun.Status.allCases.map(\.rawValue)), "Only runs of this status."),
      ],
      responses: [.ok(.page("runs", of: ScheduleSchemas.run))], runs)
  }

  @Sendable private func pause(_ request: APIRequest) async throws -> HTTPResponse {
    let change = ScheduleChange(zones: zones, now: now())
    return try await control(request) { record in (change.pause(record), nil) }
  }

  @Sendable private func resume(_ request: APIRequest) async throws -> HTTPResponse {
    let change = ScheduleChange(zones: zones, now: now())
    return try await control(request) { record in try change.resume(record) }
  }

  private func control(
    _ request: APIRequest,
    _ change: @Sendable (ScheduleRecord) throws -> (record: ScheduleRecord, stretch: ScheduleRun?)?
  ) async throws -> HTTPResponse {
    let id = try request.scheduleID()
    var fields = try request.optionalFields()
    let user = fields.userID()
    try fields.finish()
    guard let changed = try await store.change(id, of: user, change) else { throw APIError.notFound("Schedule") }
    wake.ring()
    return .json(ScheduleJSON.schedule(changed))
  }

  @Sendable private func trigger(_ request: APIRequest) async throws -> HTTPResponse {
    let id = try request.scheduleID()
    var fields = try request.optionalFields()
    let user = fields.userID()
    try fields.finish()
    let record = try await find(id, of: user)
    let body: JSON = request.http.body.isEmpty ? [:] : try request.json()
    return try await idempotency.run(request, user: user, body: body) { operation in
      let run = try manualRun("run_\(operation.id)", of: record)
      let name = owner()
      let stored = try await store.insertManual(run, owner: name, lease: starter.settings.lease)
      if stored.status == .pending {
        let claimed = ClaimedRun(run: stored, userID: user, isPaused: false, lastExecutionID: nil, owner: name)
        try await starter.startNow(claimed, request.context, request.logger)
      }
      return .json(ScheduleJSON.run(try await store.run(run.id) ?? stored))
    }
  }

  private func manualRun(_ id: String, of record: ScheduleRecord) throws -> ScheduleRun {
    let time = now()
    let calendar = try ScheduleCalendar(record, zones: zones)
    var run = ScheduleRun(
      id: id, scheduleID: record.id, tick: time, kind: .manual, status: .pending, workflowID: record.workflowID,
      input: calendar.input(at: time, record.id).text(), dueAt: time,
      deadline: time + .seconds(calendar.definition.catchupWindow), createdAt: time)
    run.triggerNode = record.nodeID
    return run
  }

  @Sendable private func runs(_ request: APIRequest) async throws -> HTTPResponse {
    let id = try request.scheduleID()
    var fields = request.queryFields()
    let user = fields.userID()
    let page = fields.page(of: "runs")
    let status = fields.optionalText("status").map { word in (word, ScheduleRun.Status(rawValue: word)) }
    if let status, status.1 == nil {
      fields.fail("status", "`status` is none of a run's: `\(status.0.prefix(40))`.")
    }
    var after: RunPlace?
    if let text = page.after {
      after = RunPlace(cursor: text)
      if after == nil { fields.fail("cursor", "`cursor` is none of this list.") }
    }
    try fields.finish()
    _ = try await find(id, of: user)
    let runs = try await store.runs(of: id, status: status?.1, after: after, atMost: page.rowsToRead)
    let outcomes = await outcomes(of: runs, user: user, request)
    return .json(
      page.envelope("runs", runs, key: { RunPlace(tick: $0.tick, id: $0.id).cursor }) { run in
        ScheduleJSON.run(run, outcome: run.executionID.flatMap { outcomes[$0] })
      })
  }

  /// What became of the executions, as far as the workflow service can say it now.
  private func outcomes(
    of runs: [ScheduleRun], user: UserID, _ request: APIRequest
  ) async -> [ExecutionID: String] {
    let ids = runs.filter { $0.outcome == nil }.compactMap(\.executionID)
    guard !ids.isEmpty else { return [:] }
    return
      (try? await workflows.statuses(of: ids, user: user, timeout: .seconds(2), context: request.context)) ?? [:]
  }
}

extension RunPlace {
  init?(cursor: String) {
    let halves = cursor.split(separator: " ", maxSplits: 1)
    guard halves.count == 2, let microseconds = Int(halves[0]) else { return nil }
    self.init(tick: Timestamp(microseconds: microseconds), id: String(halves[1]))
  }

  var cursor: String { "\(tick.microseconds) \(id)" }
}
