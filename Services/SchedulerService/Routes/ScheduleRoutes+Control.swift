internal import HTTP
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
    _ change: @Sendable (ScheduleRecord) throws -> (record: ScheduleRecord, stretch: ScheduleRun?)
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
      let stored = try await store.insertManual(run, owner: owner, lease: starter.settings.lease)
      if stored.status == .pending {
        try await starter.startNow(stored, user: user, request.context, request.logger)
      }
      return .json(ScheduleJSON.run(try await store.run(run.id) ?? stored))
    }
  }

  private func manualRun(_ id: String, of record: ScheduleRecord) throws -> ScheduleRun {
    let time = now()
    let calendar = try ScheduleCalendar(record, zones: zones)
    return ScheduleRun(
      id: id, scheduleID: record.id, tick: time, kind: .manual, status: .pending, workflowID: record.workflowID,
      input: calendar.input(at: time, record.id).text(), dueAt: time,
      deadline: time + .seconds(calendar.definition.catchupWindow), createdAt: time)
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
    try fields.finish()
    _ = try await find(id, of: user)
    let runs = try await store.runs(of: id, status: status?.1, after: page.after, atMost: page.rowsToRead)
    return .json(page.envelope("runs", runs, key: \.id, json: ScheduleJSON.run))
  }
}
