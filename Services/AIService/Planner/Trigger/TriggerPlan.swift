/// What starts the planned workflow.
enum TriggerPlan: Sendable, Hashable {
  case manual
  /// A message in a chat with the workflow.
  case chat
  case webhook(WebhookPlan)
  case schedule(SchedulePlan)
}

/// A call from outside, or an event that some system can announce by calling us.
struct WebhookPlan: Sendable, Hashable {
  var path: String
  var method: String
  /// What arrives, in the words of the prompt ("order"); names the data in later steps.
  var noun: String?
  /// Said of an event that is no plain HTTP call: somebody has to point the source at the webhook.
  var event: String?
}

/// When the workflow runs: exactly one of cron and interval.
struct SchedulePlan: Sendable, Hashable {
  enum Rhythm: Sendable, Hashable {
    case cron(String)
    case everySeconds(Int)
  }

  var rhythm: Rhythm
  var timezone: String
  /// The time was not said and had to be chosen.
  var assumed: Bool
  /// What was said for the time and is none: "25:00".
  var notATime: String?
  /// The prompt says in which time zone.
  var namesTimezone = false
}

extension TriggerPlan {
  /// The same in the user's time zone, where the prompt names none.
  func preferring(_ preferences: Preferences) -> TriggerPlan {
    guard case .schedule(var plan) = self, !plan.namesTimezone, let zone = preferences.timezone else { return self }
    plan.timezone = zone
    return .schedule(plan)
  }
}
