/// What a sentence wants changed in a workflow that is there.
enum EditWish: Sendable, Hashable {
  case rename(String)
  /// The step that the words speak of goes.
  case remove([Token])
  /// It is started by hand from now on.
  case unschedule
  case schedule(SchedulePlan)
  /// Only the hour of the schedule.
  case hour(Int, minute: Int)
  /// The days of the schedule, as cron's last field.
  case days(String)
  /// Something that a step has literally: an address, a channel, a number.
  case change([Token])
  case replace(old: [Token], new: [Token])
  /// Everything behind the trigger only when this holds.
  case onlyIf([Token])
  /// A list is thinned out before the step that uses it.
  case keep(Condition)
  /// More steps at the end.
  case append([Token])
}
