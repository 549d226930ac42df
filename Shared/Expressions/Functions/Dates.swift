import WorkflowModels

/// jq's dates: seconds since 1970, "broken down" arrays, and text by format. Computed by arithmetic of our own, always
/// in UTC: what an expression gives must not depend on the machine.
enum Dates {
  static func call(_ native: Native, _ input: JSON, _ argument: JSON, _ meter: inout Meter) throws(Fault) -> JSON {
    switch native {
    case .gmtime, .localtime:
      guard input.isNumber else { throw .type("\(native.name)() requires numeric inputs") }
      return try brokenDown(input).json
    case .mktime:
      guard case .array = input else { throw .type("mktime requires array inputs") }
      return .int(try BrokenDownTime(reading: input, for: "mktime").seconds)
    case .strptime:
      guard case .string(let text) = input, case .string(let format) = argument else {
        throw .type("strptime/1 requires string inputs and arguments")
      }
      try meter.step((text.utf8.count + format.utf8.count) / 8)
      guard let time = DateReader.read(text, format) else {
        throw .type("date \"\(text.prefix(60))\" does not match format \"\(format.prefix(60))\"")
      }
      return time
    default:
      let time =
        input.isNumber ? try brokenDown(input) : try BrokenDownTime(reading: input, for: "\(native.name)/1").normal
      guard case .string(let format) = argument else { throw .type("\(native.name)/1 requires a string format") }
      try meter.step(format.utf8.count / 4)
      try meter.spend(bytes: format.utf8.count * 12)
      return .string(try DateWriter(time: time, zone: native == .strflocaltime ? "UTC" : "GMT").text(format))
    }
  }

  private static func brokenDown(_ input: JSON) throws(Fault) -> BrokenDownTime {
    guard let seconds = Number.double(input), abs(seconds) < 6.7e16 else {
      throw .type("error converting number of seconds since epoch to datetime")
    }
    var time = BrokenDownTime(seconds: Int(seconds.rounded(.towardZero)))
    time.fraction = seconds - seconds.rounded(.down)
    return time
  }
}

/// Year, month from 0, day, hour, minute, second, weekday from Sunday and day of the year from 0.
struct BrokenDownTime {
  var year = 1900
  var month = 0
  var day = 0
  var hour = 0
  var minute = 0
  var second = 0
  var fraction = 0.0
  var weekday = 0
  var yearday = 0

  init() {}

  init(seconds: Int) {
    let (days, rest) = Self.floored(seconds, by: 86_400)
    (year, month, day) = Self.date(days)
    (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
    weekday = Self.weekday(days)
    yearday = days - Self.days(year, 0, 1)
  }

  init(reading value: JSON, for function: String) throws(Fault) {
    guard case .array(let parts) = value, parts.prefix(8).allSatisfy(\.isNumber) else {
      throw .type("\(function) requires parsed datetime inputs")
    }
    // What is not given is zero as C counts, whose years begin with 1900.
    var numbers = [Int](repeating: 0, count: 8)
    numbers[0] = 1900
    for (place, part) in parts.prefix(8).enumerated() {
      guard let number = Number.double(part), !number.isNaN else {
        throw .type("\(function) requires parsed datetime inputs")
      }
      // As wide as a C int and from 1900 on, which is what jq has.
      let from = place == 0 ? 1900.0 : 0
      let held = min(max((number - from).rounded(.towardZero), -2_147_483_648), 2_147_483_647)
      numbers[place] = Number.clamped(held + from)
    }
    (year, month, day, hour) = (numbers[0], numbers[1], numbers[2], numbers[3])
    (minute, second, weekday, yearday) = (numbers[4], numbers[5], numbers[6], numbers[7])
  }

  /// Days, months and the rest may be beyond their bounds: they are carried over.
  var seconds: Int { Self.days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second }

  var normal: BrokenDownTime { BrokenDownTime(seconds: seconds) }

  var json: JSON {
    let seconds = fraction == 0 ? JSON.int(second) : Number.json(Double(second) + fraction)
    return .array([.int(year), .int(month), .int(day), .int(hour), .int(minute), seconds, .int(weekday), .int(yearday)])
  }

  // MARK: The calendar

  static func floored(_ value: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  static func weekday(_ days: Int) -> Int { floored(days + 4, by: 7).remainder }

  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// Days since 1970, by years that begin in March (Hinnant).
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let (carried, month) = floored(month, by: 12)
    let shifted = year + carried - (month < 2 ? 1 : 0)
    let (era, yearOfEra) = floored(shifted, by: 400)
    let dayOfYear = (153 * ((month + 10) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let (era, day) = floored(days + 719_468, by: 146_097)
    let yearOfEra = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 2 : shifted - 10
    return (era * 400 + yearOfEra + (month < 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}
