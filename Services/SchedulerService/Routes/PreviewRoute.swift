internal import HTTP
internal import ServiceKit
internal import WorkflowModels

/// `GET /schedules/preview`: what a cron expression means and when it would fire, before anything is made of it.
struct PreviewRoute: Sendable {
  let zones: TimeZones
  let now: @Sendable () -> Timestamp

  func add(to api: inout API) {
    api.get(
      "/schedules/preview", "The next ticks of a cron expression", tag: ScheduleRoutes.tag,
      parameters: [
        .query("cron", .string(), required: true, "Five or six fields."),
        .query("timezone", .string(), "An IANA name; UTC by default."),
        .query("count", .integer(1...100), "How many ticks (5)."),
        .query("from", .time(), "Ticks after this; now by default."),
        .query("dst", .string(), "As in a schedule: `cron`, or {\"gap\": …, \"overlap\": …}."),
        .query("gap", .choice(["run_after", "skip"]), "Instead of `dst`."),
        .query("overlap", .choice(["first", "second", "both"]), "Instead of `dst`."),
      ],
      responses: [
        .ok(
          .object([
            "description": .string(),
            "ticks": .array(
              of: .object(["tick": .time(), "local": .string(), "dst": .choice(["gap", "fold"]).orNull])),
          ]))
      ], preview)
  }

  @Sendable private func preview(_ request: APIRequest) async throws -> HTTPResponse {
    var fields = request.queryFields()
    let cron = fields.text("cron", limit: 200)
    let zone = fields.optionalText("timezone", limit: 64) ?? "UTC"
    let count = fields.int("count", in: 1...100, default: 5)
    let from = fields.optionalTimestamp("from") ?? now()
    if let message = zones.complaint(about: zone) {
      fields.fail("timezone", "`timezone` is not known. \(message)", code: "unknown_timezone")
    }
    let policy = Self.policy(request.query, &fields)
    var expression: CronExpression?
    do {
      expression = try CronExpression(parsing: cron)
    } catch {
      if !cron.isEmpty {
        fields.fail("cron", "`cron` is not understood: \(error.message)", code: "invalid_cron", hint: error.hint)
      }
    }
    try fields.finish()
    guard let expression else { throw APIError.unprocessable(code: "invalid_cron", "`cron` is not understood.") }
    let rules = try zones.rules(of: zone)
    var ticks: [JSON] = []
    var last = from
    while ticks.count < count, let tick = expression.next(after: last, in: rules, daylightSaving: policy) {
      ticks.append(describe(tick, of: expression, rules))
      last = tick
    }
    return .json(["description": .string(expression.description), "ticks": .array(ticks)])
  }

  /// `dst` as JSON or as the word `cron`; or its two halves as parameters of their own.
  private static func policy(_ query: HTTPQuery, _ fields: inout FieldReader) -> DaylightSavingPolicy {
    var object: JSONObject = [:]
    for half in ["gap", "overlap"] { object[half] = query[half].map { .string($0) } }
    var sent: JSON = object.isEmpty ? .null : .object(object)
    if let text = query["dst"] { sent = (try? JSON(parsing: Array(text.utf8))) ?? .string(text) }
    var reader = FieldReader(["dst": sent])
    let policy = ScheduleDefinition.daylightSaving(&reader)
    if reader.hasFailed {
      fields.fail(
        "dst", "`dst` must be `cron`, or have `gap` (`run_after`, `skip`) and `overlap` (`first`, `second`, `both`).")
    }
    return policy
  }

  private func describe(_ tick: Timestamp, of expression: CronExpression, _ rules: TimeZoneRules) -> JSON {
    let offset = rules.offset(at: tick)
    let local = (tick + .seconds(offset)).rfc3339.prefix(19)
    return [
      "tick": .string(tick.rfc3339), "local": .string(local + Self.text(offset)),
      "dst": clockChange(at: tick, of: expression, rules),
    ]
  }

  /// `gap`: moved to where the clocks went forward; `fold`: a local time that comes twice.
  private func clockChange(at tick: Timestamp, of expression: CronExpression, _ rules: TimeZoneRules) -> JSON {
    let offset = rules.offset(at: tick)
    if rules.offset(at: tick - .seconds(1)) < offset {
      // The expression may name this very time: then nothing was moved.
      let wall = tick + .seconds(offset)
      return expression.next(after: wall - .seconds(1), in: .utc) == wall ? nil : "gap"
    }
    if case .fold = rules.instant(of: rules.localTime(at: tick)) { return "fold" }
    return nil
  }

  private static func text(_ offset: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let minutes = abs(offset) / 60
    return "\(offset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
  }
}
