import Platform
import Testing

@testable import WorkflowModels

/// Cron's ticks on the days the clocks change, and on plain days. Every tick was also computed by PyPI's cronsim.
@Suite struct CronScheduleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let expression: String
    let zone: String
    let after: String
    let ticks: [String]
    var testDescription: String { "\(expression) in \(zone) after \(after)" }

    init(_ expression: String, _ zone: String, _ after: String, _ ticks: String...) {
      self.expression = expression
      self.zone = zone
      self.after = after
      self.ticks = ticks
    }
  }

  static let files = TimeZoneFiles()

  static let cases = [
    Case("*/15 * * * *", "UTC", "2026-01-01T00:00:00Z", "2026-01-01T00:15:00Z", "2026-01-01T00:30:00Z"),
    Case("0 0 29 2 *", "UTC", "2096-03-01T00:00:00Z", "2104-02-29T00:00:00Z"),
    Case("0 0 1,15 * 3", "UTC", "2026-04-29T12:00:00Z", "2026-05-01T00:00:00Z", "2026-05-06T00:00:00Z"),
    Case("0 0 */2 * 3", "UTC", "2026-04-29T12:00:00Z", "2026-05-13T00:00:00Z"),
    Case("0 9 L * *", "UTC", "2026-02-01T00:00:00Z", "2026-02-28T09:00:00Z", "2026-03-31T09:00:00Z"),
    Case("0 9 LW * *", "UTC", "2026-05-02T00:00:00Z", "2026-05-29T09:00:00Z"),
    Case("0 9 15W * *", "UTC", "2026-08-01T00:00:00Z", "2026-08-14T09:00:00Z", "2026-09-15T09:00:00Z"),
    Case("0 9 1W * *", "UTC", "2026-07-31T00:00:00Z", "2026-08-03T09:00:00Z"),
    Case("0 9 L-3 * ?", "UTC", "2026-02-01T00:00:00Z", "2026-02-25T09:00:00Z"),
    Case("0 9 * * fri#2", "UTC", "2026-05-01T00:00:00Z", "2026-05-08T09:00:00Z"),
    Case("0 9 * * 5L", "UTC", "2026-05-01T00:00:00Z", "2026-05-29T09:00:00Z"),
    Case("0 0 * * fri-sun", "UTC", "2026-05-06T00:00:00Z", "2026-05-08T00:00:00Z", "2026-05-09T00:00:00Z"),
    Case("30 5/10 9 * * *", "UTC", "2026-05-06T09:05:30Z", "2026-05-06T09:15:30Z"),
    // The clocks go forward: 02:00 → 03:00 in New York on 14 March 2027.
    Case(
      "30 2 * * *", "America/New_York", "2027-03-13T12:00:00Z", "2027-03-14T07:00:00Z", "2027-03-15T06:30:00Z"),
    Case("0,30 2 * * *", "America/New_York", "2027-03-13T12:00:00Z", "2027-03-14T07:00:00Z", "2027-03-15T06:00:00Z"),
    Case("*/15 2 * * *", "America/New_York", "2027-03-13T12:00:00Z", "2027-03-15T06:00:00Z"),
    Case(
      "30 * * * *", "America/New_York", "2027-03-14T06:00:00Z", "2027-03-14T06:30:00Z", "2027-03-14T07:30:00Z"),
    // The clocks go back: 02:00 → 01:00 in New York on 1 November 2026.
    Case(
      "30 1 * * *", "America/New_York", "2026-11-01T00:00:00Z", "2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z"),
    Case("30 1 * * *", "America/New_York", "2026-11-01T06:10:00Z", "2026-11-02T06:30:00Z"),
    Case(
      "30 * * * *", "America/New_York", "2026-11-01T05:00:00Z", "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z",
      "2026-11-01T07:30:00Z"),
    Case("@hourly", "America/New_York", "2026-11-01T05:30:00Z", "2026-11-01T06:00:00Z", "2026-11-01T07:00:00Z"),
    // Half an hour forward and back on Lord Howe Island.
    Case("15 2 * * *", "Australia/Lord_Howe", "2026-10-03T00:00:00Z", "2026-10-03T15:30:00Z", "2026-10-04T15:15:00Z"),
    Case("45 1 * * *", "Australia/Lord_Howe", "2026-04-04T00:00:00Z", "2026-04-04T14:45:00Z", "2026-04-05T15:15:00Z"),
    Case(
      "*/15 1 * * *", "Australia/Lord_Howe", "2026-04-04T14:40:00Z", "2026-04-04T14:45:00Z",
      "2026-04-04T15:00:00Z", "2026-04-04T15:15:00Z", "2026-04-05T14:30:00Z"),
    // The day begins with a gap in Havana; a whole day was left out in Samoa.
    Case("0 0 * * *", "America/Havana", "2026-03-07T12:00:00Z", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"),
    Case("0 12 * * *", "Pacific/Apia", "2011-12-29T23:00:00Z", "2011-12-30T10:00:00Z", "2011-12-30T22:00:00Z"),
    // Beyond the table of the zone's file, by its footer.
    Case("30 2 * * *", "Europe/Paris", "2055-03-27T12:00:00Z", "2055-03-28T01:00:00Z", "2055-03-29T00:30:00Z"),
    Case("0 9 * * 1-5", "Asia/Kolkata", "2026-05-08T03:30:00Z", "2026-05-11T03:30:00Z"),
    Case("30 1 * * *", "Europe/Dublin", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"),
  ]

  @Test(arguments: cases) func `cron ticks when Debian's cron would`(_ example: Case) throws {
    let expression = try CronExpression(parsing: example.expression)
    let zone = try TimeZoneRules(name: example.zone, tzif: Self.files.bytes(ofZone: example.zone))
    var moment = try #require(Timestamp(rfc3339: example.after))
    for tick in example.ticks {
      let next = try #require(expression.next(after: moment, in: zone))
      #expect(next == Timestamp(rfc3339: tick), "\(next.rfc3339) instead of \(tick)")
      moment = next
    }
  }

  @Test(arguments: ["0 0 30 2 *", "0 0 31 2,4,6,9,11 *"])
  func `a day that never comes gives no tick, and soon`(_ text: String) throws {
    let expression = try CronExpression(parsing: text)
    let zone = try TimeZoneRules(name: "Europe/Paris", tzif: Self.files.bytes(ofZone: "Europe/Paris"))
    #expect(expression.next(after: Timestamp(microseconds: 0), in: zone) == nil)
  }

  @Test func `an explicit policy says what a gap and an overlap mean`() throws {
    let expression = try CronExpression(parsing: "30 1,2 * * *")
    let zone = try TimeZoneRules(name: "NY", tzif: Self.files.bytes(ofZone: "America/New_York"))
    func ticks(_ policy: DaylightSavingPolicy, from text: String, to end: String) throws -> [String] {
      var moment = try #require(Timestamp(rfc3339: text))
      let end = try #require(Timestamp(rfc3339: end))
      var found: [String] = []
      while let next = expression.next(after: moment, in: zone, daylightSaving: policy), next < end {
        found.append(String(next.rfc3339.dropFirst(11).prefix(5)))
        moment = next
      }
      return found
    }
    let gap = ("2027-03-14T04:00:00Z", "2027-03-15T04:00:00Z")
    let fold = ("2026-11-01T04:00:00Z", "2026-11-02T04:00:00Z")
    #expect(try ticks(.explicit(gap: .skip, overlap: .first), from: gap.0, to: gap.1) == ["06:30"])
    #expect(try ticks(.explicit(gap: .runAfter, overlap: .first), from: gap.0, to: gap.1) == ["06:30", "07:00"])
    #expect(try ticks(.explicit(gap: .skip, overlap: .first), from: fold.0, to: fold.1) == ["05:30", "07:30"])
    #expect(try ticks(.explicit(gap: .skip, overlap: .second), from: fold.0, to: fold.1) == ["06:30", "07:30"])
    #expect(try ticks(.explicit(gap: .skip, overlap: .both), from: fold.0, to: fold.1) == ["05:30", "06:30", "07:30"])
  }
}
