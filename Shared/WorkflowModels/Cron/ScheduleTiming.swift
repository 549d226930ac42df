/// When a schedule fires: the three forms a schedule can be given in, behind one question.
package enum ScheduleTiming: Sendable, Hashable {
  case cron(CronExpression, zone: TimeZoneRules, daylightSaving: DaylightSavingPolicy = .cron)
  /// At the anchor and every so many seconds after it; `seconds` under 1 never fires.
  case every(seconds: Int, anchor: Timestamp)
  case at(Timestamp)

  /// The first tick strictly after a moment; nil when there is none (within 50 years, for cron).
  package func next(after timestamp: Timestamp) -> Timestamp? {
    switch self {
    case .cron(let expression, let zone, let policy):
      return expression.next(after: timestamp, in: zone, daylightSaving: policy)
    case .at(let moment):
      return moment > timestamp ? moment : nil
    case .every(let seconds, let anchor):
      return Self.next(after: timestamp, seconds: seconds, anchor: anchor)
    }
  }

  private static func next(after timestamp: Timestamp, seconds: Int, anchor: Timestamp) -> Timestamp? {
    guard seconds > 0 else { return nil }
    guard timestamp >= anchor else { return anchor }
    let (period, tooLong) = seconds.multipliedReportingOverflow(by: 1_000_000)
    let (elapsed, tooFar) = timestamp.microseconds.subtractingReportingOverflow(anchor.microseconds)
    guard !tooLong, !tooFar else { return nil }
    let (next, overflow) = timestamp.microseconds.addingReportingOverflow(period - elapsed % period)
    return overflow ? nil : Timestamp(microseconds: next)
  }
}
