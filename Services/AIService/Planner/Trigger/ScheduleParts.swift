/// What a prompt says about times, gathered word by word, and its meaning as one rhythm.
struct ScheduleParts: Sendable, Hashable {
  enum Unit: Sendable, Hashable { case second, minute, hour, day, week, month, year }
  struct Time: Sendable, Hashable {
    var hour: Int
    var minute: Int
  }

  var cron: String?
  var every: Int?
  var unit: Unit?
  var times: [Time] = []
  /// What "twice a day" means where no times are said.
  var usualTimes: [Time] = []
  /// Where nothing more exact is said: "every morning".
  var usualHour: Int?
  var weekdays: Set<Int> = []
  /// Fields of cron that name days in a month: "1", "15", "L".
  var monthDays: [String] = []
  /// "1#1": the first Monday.
  var nthWeekday: String?
  var months: Set<Int> = []
  var window: ClosedRange<Int>?
  var timezone: String?
  /// What stood where a time belongs and is none: "25:00".
  var notATime: String?

  /// Whether anything says that this repeats; a time of day alone does not.
  var repeats: Bool {
    cron != nil || unit != nil || !weekdays.isEmpty || !monthDays.isEmpty || nthWeekday != nil || usualHour != nil
  }

  var plan: SchedulePlan? {
    guard repeats || !times.isEmpty else { return nil }
    let zone = timezone ?? "UTC"
    if let cron {
      return SchedulePlan(rhythm: .cron(cron), timezone: zone, assumed: false, namesTimezone: timezone != nil)
    }
    let assumed = times.isEmpty && usualTimes.isEmpty && usualHour == nil && ![.second, .minute, .hour].contains(unit)
    return SchedulePlan(
      rhythm: rhythm, timezone: zone, assumed: assumed, notATime: notATime, namesTimezone: timezone != nil)
  }

  private var rhythm: SchedulePlan.Rhythm {
    let count = max(1, every ?? 1)
    let daysNamed = !weekdays.isEmpty || !monthDays.isEmpty || nthWeekday != nil
    switch unit {
    case .second: return .everySeconds(count)
    case .minute: return minutes(count, plain: window == nil && !daysNamed)
    case .hour: return hours(count, plain: window == nil && !daysNamed)
    case .week where count > 1 && !daysNamed: return .everySeconds(seconds(count, each: 604_800))
    default: return .cron(daily(count))
    }
  }

  private func seconds(_ count: Int, each: Int) -> Int {
    let (product, overflow) = count.multipliedReportingOverflow(by: each)
    return overflow ? each : product
  }

  private func minutes(_ count: Int, plain: Bool) -> SchedulePlan.Rhythm {
    if plain || count >= 60 { return .everySeconds(seconds(count, each: 60)) }
    let minute = count == 1 ? "*" : "*/\(count)"
    return .cron("\(minute) \(hourWindow(step: 1)) \(dayFields)")
  }

  private func hours(_ count: Int, plain: Bool) -> SchedulePlan.Rhythm {
    if plain && count > 1 { return .everySeconds(seconds(count, each: 3600)) }
    return .cron("\(times.first?.minute ?? 0) \(hourWindow(step: count)) \(dayFields)")
  }

  private func hourWindow(step: Int) -> String {
    let range = window.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "*"
    return step > 1 && step < 24 ? "\(range)/\(step)" : range
  }

  private func daily(_ count: Int) -> String {
    let times = times.isEmpty ? usualTimes : times
    let first = times.first ?? Time(hour: usualHour ?? 9, minute: 0)
    let hours = Set(times.filter { $0.minute == first.minute }.map(\.hour)).union([first.hour]).sorted()
    let hourField = hours.map(String.init).joined(separator: ",")
    guard weekdays.isEmpty, monthDays.isEmpty, nthWeekday == nil else {
      return "\(first.minute) \(hourField) \(dayFields)"
    }
    let days =
      switch unit {
      case .day where count > 1 && count < 31: "*/\(count) * *"
      case .week: "* * 1"
      case .month: count > 1 && count < 12 ? "1 */\(count) *" : "1 \(monthField) *"
      case .year: "1 \(months.isEmpty ? "1" : monthField) *"
      default: "* \(monthField) *"
      }
    return "\(first.minute) \(hourField) \(days)"
  }

  /// "6-8" for months in a row.
  private var monthField: String {
    let sorted = months.sorted()
    guard let first = sorted.first, let last = sorted.last else { return "*" }
    if sorted.count > 2, sorted.count < 12, last - first == sorted.count - 1 { return "\(first)-\(last)" }
    return sorted.count == 12 ? "*" : sorted.map(String.init).joined(separator: ",")
  }

  private var dayFields: String {
    // "at the end of the quarter, on the last Friday" is a Friday.
    let monthDay = monthDays.isEmpty || nthWeekday != nil ? "*" : monthDays.joined(separator: ",")
    return "\(monthDay) \(monthField) \(nthWeekday ?? weekdayField)"
  }

  private var weekdayField: String {
    if weekdays.isEmpty { return "*" }
    let sorted = weekdays.sorted()
    if let first = sorted.first, let last = sorted.last, sorted.count > 2, sorted.count < 7,
      last - first == sorted.count - 1
    {
      return "\(first)-\(last)"
    }
    return weekdays.count == 7 ? "*" : weekdays.sorted().map(String.init).joined(separator: ",")
  }
}
