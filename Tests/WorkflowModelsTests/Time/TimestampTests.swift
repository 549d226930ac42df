import Testing
import WorkflowModels

struct TimestampTests {
  static let texts: [(String, Int, String)] = [
    ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00.000000Z"),
    ("2024-02-29T12:30:00.25Z", 1_709_209_800_250_000, "2024-02-29T12:30:00.250000Z"),
    ("2024-02-29t14:30:00+02:00", 1_709_209_800_000_000, "2024-02-29T12:30:00.000000Z"),
    ("2024-02-29 07:00:00.000001-05:30", 1_709_209_800_000_001, "2024-02-29T12:30:00.000001Z"),
    ("1969-12-31T23:59:59.999999Z", -1, "1969-12-31T23:59:59.999999Z"),
    ("0000-01-01T00:00:00Z", -62_167_219_200_000_000, "0000-01-01T00:00:00.000000Z"),
    ("9999-12-31T23:59:59.9999999Z", 253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
    ("2016-12-31T23:59:60Z", 1_483_228_800_000_000, "2017-01-01T00:00:00.000000Z"),
  ]

  @Test(arguments: texts)
  func `a time is read and written in UTC`(_ text: String, _ microseconds: Int, _ written: String) {
    let moment = Timestamp(rfc3339: text)
    #expect(moment?.microseconds == microseconds)
    #expect(moment?.rfc3339 == written)
  }

  @Test(arguments: [
    "", "2024", "2024-01-01", "2024-01-01T00:00:00", "2023-02-29T00:00:00Z", "2024-13-01T00:00:00Z",
    "2024-00-01T00:00:00Z", "2024-01-00T00:00:00Z", "2024-04-31T00:00:00Z", "2024-01-01T24:00:00Z",
    "2024-01-01T00:60:00Z", "2024-01-01T00:00:61Z", "2024-01-01T00:00:00.Z", "2024-01-01T00:00:00+2:00",
    "2024-01-01T00:00:00+24:00", "2024-01-01T00:00:00Zx", "24-01-01T00:00:00Z", "+024-01-01T00:00:00Z",
    "1900-02-29T00:00:00Z",
  ])
  func `what is no time is refused`(_ text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test func `every day of eight centuries is itself after a round trip`() {
    for day in stride(from: -140_000, through: 160_000, by: 1) {
      let moment = Timestamp(microseconds: day * 86_400_000_000 + 1)
      #expect(Timestamp(rfc3339: moment.rfc3339) == moment)
    }
  }

  @Test func `arithmetic stops at the ends of time instead of trapping`() {
    let late = Timestamp(microseconds: .max - 10)
    #expect(late + .seconds(1) == Timestamp(microseconds: .max))
    #expect(late + .seconds(Int64.max) == Timestamp(microseconds: .max))
    #expect(Timestamp(microseconds: .min + 5) - .seconds(1) == Timestamp(microseconds: .min))
    #expect(Timestamp(microseconds: 5) - .microseconds(7) == Timestamp(microseconds: -2))
    #expect(Timestamp(microseconds: 5) - Timestamp(microseconds: 7) == .microseconds(-2))
    #expect(Timestamp(microseconds: .max).rfc3339 == "294247-01-10T04:00:54.775807Z")
    #expect(Timestamp(microseconds: .min).rfc3339 == "-290308-12-21T19:59:05.224192Z")
    #expect(Timestamp(microseconds: 253_402_300_800_000_000).rfc3339 == "10000-01-01T00:00:00.000000Z")
  }
}
