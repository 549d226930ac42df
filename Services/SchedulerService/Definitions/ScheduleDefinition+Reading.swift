internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Reading a definition from a request, with every mistake named at once.
extension ScheduleDefinition {
  /// Reads and checks all fields. Complaints are the reader's: call `finish()` before using what this answers.
  static func read(_ fields: inout FieldReader, zones: TimeZones) -> ScheduleDefinition {
    var definition = ScheduleDefinition(
      name: fields.text("name", limit: 200), workflowID: fields.id("workflow_id", as: WorkflowID.self),
      rule: rule(&fields))
    definition.timezone = fields.optionalText("timezone", limit: 64) ?? "UTC"
    if let message = zones.complaint(about: definition.timezone) {
      fields.fail("timezone", "`timezone` is not known. \(message)", code: "unknown_timezone")
    }
    definition.daylightSaving = daylightSaving(&fields)
    definition.input = fields.optionalObject("input") ?? [:]
    definition.overlap = fields.choice("overlap", default: .skip)
    definition.catchupWindow = fields.int(
      "catchup_window_seconds", in: 1...largestCatchup, default: defaultCatchup)
    definition.jitter = fields.int("jitter_seconds", in: 0...3600, default: 0)
    definition.startAt = fields.optionalTimestamp("start_at")
    definition.endAt = fields.optionalTimestamp("end_at")
    if let start = definition.startAt, let end = definition.endAt, end < start {
      fields.fail("end_at", "`end_at` must not be before `start_at`.")
    }
    (definition.exclude, definition.exclusions) = exclusions(&fields)
    definition.pauseOnFailureCount = fields.int("pause_on_failure_count", in: 0...1000, default: 0)
    return definition
  }

  private static func rule(_ fields: inout FieldReader) -> Rule {
    let cron = fields.optionalText("cron", limit: 200)
    let seconds = fields.optionalInt("every_seconds", in: 1...31_622_400)
    let time = fields.optionalTimestamp("at")
    let given = ["cron", "every_seconds", "at"].filter { fields.value($0).map { !$0.isNull } == true }
    guard given.count == 1 else {
      let found = given.isEmpty ? "none was sent" : "\(given.joined(separator: " and ")) were sent"
      fields.fail(
        given.first ?? "cron", "Exactly one of `cron`, `every_seconds` and `at` must be given; \(found).",
        code: "schedule_rule")
      return .every(seconds: 1)
    }
    if let cron {
      if let complaint = complaint(about: cron) {
        fields.fail("cron", complaint.message, code: "invalid_cron", hint: complaint.hint)
      }
      return .cron(cron)
    }
    if let time { return .at(time) }
    return .every(seconds: seconds ?? 1)
  }

  private static func complaint(about cron: String) -> (message: String, hint: String?)? {
    do {
      _ = try CronExpression(parsing: cron)
      return nil
    } catch {
      let column = cron.firstRange(of: error.text).map { cron.distance(from: cron.startIndex, to: $0.lowerBound) + 1 }
      let place = error.text.isEmpty ? "" : column.map { " (column \($0))" } ?? ""
      return ("`cron` is not understood: \(error.message)\(place)", error.hint)
    }
  }

  static func daylightSaving(_ fields: inout FieldReader) -> DaylightSavingPolicy {
    guard let value = fields.value("dst"), !value.isNull, value != "cron" else { return .cron }
    let gap = value["gap"].map { $0.stringValue.flatMap(DaylightSavingPolicy.Gap.init) } ?? .runAfter
    let overlap = value["overlap"].map { $0.stringValue.flatMap(DaylightSavingPolicy.Overlap.init) } ?? .first
    guard value.objectValue != nil, let gap, let overlap else {
      fields.fail(
        "dst",
        "`dst` must be \"cron\", or an object with `gap` (`run_after` or `skip`) and `overlap` (`first`, `second` or "
          + "`both`).")
      return .cron
    }
    return .explicit(gap: gap, overlap: overlap)
  }

  private static func exclusions(_ fields: inout FieldReader) -> (sent: [JSON], read: [ScheduleExclusion]) {
    let sent = fields.optionalList("exclude") ?? []
    guard sent.count <= mostExclusions else {
      fields.fail("exclude", "`exclude` may have at most \(mostExclusions) items; it has \(sent.count).")
      return ([], [])
    }
    var read: [ScheduleExclusion] = []
    for (place, item) in sent.enumerated() {
      do {
        read.append(try ScheduleExclusion(parsing: item))
      } catch {
        fields.fail(
          "exclude", "`exclude` has an item that is not understood (number \(place + 1)): \(error.message)",
          hint: error.hint)
      }
    }
    return (sent, read)
  }
}
