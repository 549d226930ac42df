/// What a sentence wants changed in a workflow that is there.
enum EditWish: Sendable, Hashable {
  case rename(String)
  /// The last change is taken back. Whoever keeps the versions does it.
  case undo
  /// The step that the words speak of goes.
  case remove([Token])
  /// It is started by hand from now on.
  case unschedule
  /// It is started by calls of a webhook from now on.
  case startedBy(path: String)
  case schedule(SchedulePlan)
  /// Only the hour of the schedule.
  case hour(Int, minute: Int)
  /// The days of the schedule, as cron's last field.
  case days(String)
  /// Days and time of the schedule, each where it is said.
  case retime(days: String?, hour: Int?, minute: Int)
  /// The number that a condition compares with.
  case number(Double)
  /// How long is waited, in seconds.
  case duration(Double)
  /// The method of a call.
  case method(String)
  /// What a step has under a name: "the subject must be "Hello"".
  case assign(name: [Token], value: [Token])
  /// Steps on the other way of the last decision.
  case otherwise([Token])
  /// Steps in front of the step that the words speak of.
  case before([Token], [Token])
  case after([Token], [Token])
  /// Steps in front of the first thing that is done.
  case first([Token])
  /// What is done last is done for each of many.
  case each
  /// Another service or model for what is done: "use WhatsApp, not SMS".
  case exchange(new: [Token], old: [Token])
  /// A value in the place of another: "Paris instead of Rome", "project WEB, not OPS".
  case swap(old: [Token], new: [Token])
  /// Several changes in one sentence.
  indirect case several([EditWish])
  /// Something that a step has literally: an address, a channel, a number.
  case change([Token])
  case replace(old: [Token], new: [Token])
  /// Everything behind the trigger only when this holds.
  case onlyIf([Token], isNegated: Bool)
  /// A list is thinned out before the step that uses it.
  case keep(Condition)
  /// More steps at the end.
  case append([Token])
}

extension EditWish {
  /// Whether it changes nothing but values, so that several may stand in one sentence.
  var changesValue: Bool {
    switch self {
    case .schedule, .hour, .days, .retime, .number, .duration, .method, .assign, .change, .rename: true
    default: false
    }
  }
}
