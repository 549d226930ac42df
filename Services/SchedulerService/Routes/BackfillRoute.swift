internal import HTTP
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `POST /schedules/{id}/backfill`: ticks of the past, or of a pause, are made up for.
///
/// A tick that has fired, or is about to, is left alone: the ledger knows it.
struct BackfillRoute: Sendable {
  static let mostTicks = 1000

  let store: ScheduleStore
  let zones: TimeZones
  let wake: WakeSignal
  let idempotency: IdempotencyKeys
  let now: @Sendable () -> Timestamp

  func add(to api: inout API) {
    api.post(
      "/schedules/{id}/backfill", "Run the ticks of a time that has passed", tag: ScheduleRoutes.tag,
      description: "All ticks from `from` to `to`, both included, that have not fired: one after the other, unless the "
        + "schedule's `overlap` is `allow`. At most \(Self.mostTicks) at once. A paused schedule does this too.",
      parameters: [.idempotencyKey],
      body: .object(
        ["user_id": .string(), "from": .time("The first moment."), "to": .time("The last; not in the future.")],
        required: ["user_id", "from", "to"]),
      responses: [
        .ok(
          .object([
            "schedule_id": .string(), "ticks": .integer(), "added": .integer(),
            "first": .time().orNull, "last": .time().orNull,
          ]))
      ], backfill)
  }

  @Sendable private func backfill(_ request: APIRequest) async throws -> HTTPResponse {
    let id = try request.scheduleID()
    var fields = try request.fields()
    let user = fields.userID()
    let from = fields.optionalTimestamp("from")
    let end = fields.optionalTimestamp("to")
    for (field, time) in [("from", from), ("to", end)] where time == nil && fields.value(field) == nil {
      fields.fail(field, "`\(field)` is missing; give a time.", code: "missing_field")
    }
    if let from, let end, end < from { fields.fail("to", "`to` must not be before `from`.") }
    let time = now()
    if let end, end > time { fields.fail("to", "`to` lies in the future (\(end.rfc3339)).") }
    guard let record = try await store.find(id, of: user) else { throw APIError.notFound("Schedule") }
    let ticks = try self.ticks(of: record, from, end, &fields)
    try fields.finish()
    return try await idempotency.run(request, user: user, body: try request.json()) { _ in
      let calendar = try ScheduleCalendar(record, zones: zones)
      let added = try await store.insertBackfill(ticks.map { calendar.backfill(at: $0, record, now: time) })
      wake.ring()
      return .json([
        "schedule_id": .string(id.rawValue), "ticks": .int(ticks.count), "added": .int(added),
        "first": ScheduleJSON.time(ticks.first), "last": ScheduleJSON.time(ticks.last),
      ])
    }
  }

  private func ticks(
    of record: ScheduleRecord, _ from: Timestamp?, _ end: Timestamp?, _ fields: inout FieldReader
  ) throws -> [Timestamp] {
    guard let from, let end, from <= end else { return [] }
    let calendar = try ScheduleCalendar(record, zones: zones)
    var ticks: [Timestamp] = []
    var last = from - .microseconds(1)
    while let tick = calendar.next(after: last), tick <= end {
      guard ticks.count < Self.mostTicks else {
        fields.fail(
          "to", "There are more than \(Self.mostTicks) ticks until then; the first of the rest is \(tick.rfc3339).",
          code: "too_many_ticks", hint: "make up for them in several requests")
        return ticks
      }
      ticks.append(tick)
      last = tick
    }
    return ticks
  }
}
