internal import HTTP
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `/schedules`: make, list, show, change and delete.
struct ScheduleRoutes: Sendable {
  let store: ScheduleStore
  let workflows: WorkflowServiceClient
  let zones: TimeZones
  let starter: RunStarter
  let wake: WakeSignal
  let idempotency: IdempotencyKeys
  let owner: @Sendable () -> String
  let now: @Sendable () -> Timestamp

  static let tag = "Schedules"

  func add(to api: inout API) {
    ScheduleSchemas.define(in: &api)
    api.post(
      "/schedules", "Make a schedule", tag: Self.tag, parameters: [.idempotencyKey], body: ScheduleSchemas.body,
      responses: [.created(ScheduleSchemas.schedule)], create)
    api.get(
      "/schedules", "A user's schedules, newest first", tag: Self.tag,
      parameters: [.userID, .limit, .cursor, .query("workflow_id", .string(), "Only those of this workflow.")],
      responses: [.ok(.page("schedules", of: ScheduleSchemas.schedule))], list)
    api.get(
      "/schedules/{id}", "One schedule", tag: Self.tag, parameters: [.userID],
      responses: [.ok(ScheduleSchemas.schedule)], show)
    api.put(
      "/schedules/{id}", "Change a schedule", tag: Self.tag,
      description: "Fields that are left out stay as they are. Another rule replaces the one before.",
      body: ScheduleSchemas.change, responses: [.ok(ScheduleSchemas.schedule)], change)
    api.delete("/schedules/{id}", "Delete a schedule and its runs", tag: Self.tag, parameters: [.userID], delete)
    addControl(to: &api)
    BackfillRoute(store: store, zones: zones, wake: wake, idempotency: idempotency, now: now).add(to: &api)
    WorkflowSyncRoute(store: store, zones: zones, wake: wake, now: now).add(to: &api)
    PreviewRoute(zones: zones, now: now).add(to: &api)
  }

  @Sendable private func create(_ request: APIRequest) async throws -> HTTPResponse {
    var fields = try request.fields()
    let user = fields.userID()
    let definition = ScheduleDefinition.read(&fields, zones: zones)
    let isPaused = fields.bool("paused", default: false)
    let time = now()
    refusePast(definition, at: time, &fields)
    if !fields.hasFailed { try refuseNever(definition, at: time, &fields) }
    try fields.finish()
    return try await idempotency.run(request, user: user, body: try request.json()) { operation in
      try await requireWorkflow(definition.workflowID, of: user, request)
      let id = ScheduleID(rawValue: ScheduleID.prefix + operation.id)
      let anchor = definition.startAt ?? time.roundedDownToHundredth
      let next = try ScheduleCalendar(definition, anchor: anchor, zones: zones).first(from: time)
      let record = ScheduleRecord(
        id: id, userID: user, name: definition.name, workflowID: definition.workflowID,
        definition: JSON.object(definition.json).text(), isPaused: isPaused, pausedAt: isPaused ? time : nil,
        anchor: anchor, nextTick: isPaused ? nil : next, createdAt: time)
      let stored = try await store.insert(record)
      wake.ring()
      return .json(
        ScheduleJSON.schedule(stored), status: .created, headers: ["Location": "/schedules/\(id.rawValue)"])
    }
  }

  @Sendable private func list(_ request: APIRequest) async throws -> HTTPResponse {
    var fields = request.queryFields()
    let user = fields.userID()
    let page = fields.page(of: "schedules")
    let workflow = fields.optionalID("workflow_id", as: WorkflowID.self)
    try fields.finish()
    let records = try await store.list(of: user, workflow: workflow, after: page.after, atMost: page.rowsToRead)
    return .json(page.envelope("schedules", records, key: \.id.rawValue, json: ScheduleJSON.schedule))
  }

  @Sendable private func show(_ request: APIRequest) async throws -> HTTPResponse {
    .json(ScheduleJSON.schedule(try await find(request.scheduleID(), of: request.userID())))
  }

  @Sendable private func delete(_ request: APIRequest) async throws -> HTTPResponse {
    let (id, user) = (try request.scheduleID(), try request.userID())
    let record = try await find(id, of: user)
    guard record.nodeID == nil else { throw Self.managed(record) }
    guard try await store.delete(id, of: user) else { throw APIError.notFound("Schedule") }
    return .noContent
  }

  /// A schedule that stands for a node is what its workflow says.
  private static func managed(_ record: ScheduleRecord) -> APIError {
    .conflict(
      code: "schedule_of_workflow",
      "This schedule belongs to the node `\(record.nodeID ?? "")` of \(record.workflowID.rawValue): change the workflow, "
        + "or deactivate it. Pausing, resuming and running it now work here.")
  }

  @Sendable private func change(_ request: APIRequest) async throws -> HTTPResponse {
    let id = try request.scheduleID()
    var sent = try request.fields()
    let user = sent.userID()
    let isPaused = sent.optionalBool("paused")
    try sent.finish()
    let body = try request.json().objectValue ?? [:]
    let known = try await find(id, of: user)
    let time = now()
    var fields = FieldReader(ScheduleChange.merged(known, with: body))
    let definition = ScheduleDefinition.read(&fields, zones: zones)
    if body["at"] != nil { refusePast(definition, at: time, &fields) }
    try fields.finish()
    if definition.workflowID != known.workflowID {
      try await requireWorkflow(definition.workflowID, of: user, request)
    }
    let change = ScheduleChange(zones: zones, now: time)
    let changed = try await store.change(id, of: user) { record in
      guard record.nodeID == nil else { throw Self.managed(record) }
      return try change.apply(definition, isPaused: isPaused, to: record)
    }
    guard let changed else { throw APIError.notFound("Schedule") }
    wake.ring()
    return .json(ScheduleJSON.schedule(changed))
  }

  func find(_ id: ScheduleID, of user: UserID) async throws -> ScheduleRecord {
    guard let record = try await store.find(id, of: user) else { throw APIError.notFound("Schedule") }
    return record
  }

  /// A date that lies further back than the catch-up window would be missed at once.
  private func refusePast(_ definition: ScheduleDefinition, at time: Timestamp, _ fields: inout FieldReader) {
    guard case .at(let moment) = definition.rule, moment < time - .seconds(definition.catchupWindow) else { return }
    fields.fail("at", "`at` lies in the past (\(moment.rfc3339)); give a time to come.")
  }

  /// A schedule without a single tick is a slip: of its date, or of its expression.
  private func refuseNever(_ definition: ScheduleDefinition, at time: Timestamp, _ fields: inout FieldReader) throws {
    let anchor = definition.startAt ?? time.roundedDownToHundredth
    guard try ScheduleCalendar(definition, anchor: anchor, zones: zones).first(from: time) == nil else { return }
    if let end = definition.endAt {
      fields.fail(
        "end_at", "The schedule would never fire: there is no tick from now until `end_at` (\(end.rfc3339)).",
        code: "never_fires")
    } else {
      fields.fail(
        "cron", "The schedule would never fire: no such date comes in the next 50 years.", code: "never_fires")
    }
  }

  private func requireWorkflow(_ id: WorkflowID, of user: UserID, _ request: APIRequest) async throws {
    do {
      _ = try await workflows.workflow(id, user: user, timeout: starter.settings.tryTimeout, context: request.context)
    } catch {
      guard error.refusedStatus == .notFound || error.refusedStatus == .badRequest else { throw error }
      var fields = FieldReader([:])
      fields.fail(
        "workflow_id", "`workflow_id` names no workflow of this user (\(id.rawValue)); create it first.",
        code: "workflow_not_found")
      try fields.finish()
    }
  }
}

extension Timestamp {
  /// Intervals are counted from the moment at which their schedule was made, so that they do not all fall on the same
  /// one; a hundredth of a second still reads well.
  var roundedDownToHundredth: Timestamp {
    let remainder = microseconds % 10_000
    return Timestamp(microseconds: microseconds - (remainder < 0 ? remainder + 10_000 : remainder))
  }
}
