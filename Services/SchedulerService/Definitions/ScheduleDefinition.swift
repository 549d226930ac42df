internal import Store
internal import WorkflowModels

/// What a user asks for: when to run which workflow, and what to do when it does not go smoothly.
///
/// Kept as the JSON that was sent (with defaults filled in); this is its checked form.
struct ScheduleDefinition: Sendable, Hashable {
  enum Rule: Sendable, Hashable {
    case cron(String)
    case every(seconds: Int)
    case at(Timestamp)
  }

  typealias Overlap = ScheduleRun.Overlap

  static let defaultCatchup = 300
  static let mostExclusions = 1000
  /// The workflow service remembers idempotency keys for so long: beyond it, a repeated try could start twice.
  static let largestCatchup = 86_400

  var name: String
  var workflowID: WorkflowID
  var rule: Rule
  var timezone = "UTC"
  var daylightSaving: DaylightSavingPolicy = .cron
  var input: JSONObject = [:]
  var overlap: Overlap = .skip
  var catchupWindow = defaultCatchup
  var jitter = 0
  var startAt: Timestamp?
  var endAt: Timestamp?
  /// As they were sent, and as they are computed with.
  var exclude: [JSON] = []
  var exclusions: [ScheduleExclusion] = []
  /// After so many failed executions in a row the schedule is paused; 0 never does.
  var pauseOnFailureCount = 0

  /// The fields as answers show them and as the store keeps them.
  var json: JSONObject {
    var object: JSONObject = ["name": .string(name), "workflow_id": .string(workflowID.rawValue)]
    switch rule {
    case .cron(let text): object["cron"] = .string(text)
    case .every(let seconds): object["every_seconds"] = .int(seconds)
    case .at(let time): object["at"] = .string(time.rfc3339)
    }
    object["timezone"] = .string(timezone)
    object["dst"] = daylightSaving.json
    object["input"] = .object(input)
    object["overlap"] = .string(overlap.rawValue)
    object["catchup_window_seconds"] = .int(catchupWindow)
    object["jitter_seconds"] = .int(jitter)
    object["start_at"] = startAt.map { .string($0.rfc3339) } ?? .null
    object["end_at"] = endAt.map { .string($0.rfc3339) } ?? .null
    object["exclude"] = .array(exclude)
    object["pause_on_failure_count"] = .int(pauseOnFailureCount)
    return object
  }
}

extension DaylightSavingPolicy {
  var json: JSON {
    switch self {
    case .cron: "cron"
    case .explicit(let gap, let overlap): ["gap": .string(gap.rawValue), "overlap": .string(overlap.rawValue)]
    }
  }
}
