import Platform
import Testing

@testable import WorkflowModels

/// Looking back, and leaving out.
@Suite struct ScheduleTimingTests {
  private static let files = TimeZoneFiles()

  private static func zone(_ name: String) throws -> TimeZoneRules {
    try TimeZoneRules(name: name, tzif: files.bytes(ofZone: name))
  }

  private static func moment(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }

  @Test(arguments: [
    "30 2 * * *", "*/7 * * * *", "0 0 29 2 *", "0 9 L * *", "0 9 15W * *", "0 12 * * 5#2", "*/20 * * * * *",
    "0 0 1 1 *", "15 1-3 * * 7", "0 0 13 * 5",
  ])
  func `looking back finds the ticks that looking ahead finds`(_ text: String) throws {
    let expression = try CronExpression(parsing: text)
    for name in ["UTC", "America/New_York", "Australia/Lord_Howe", "America/St_Johns"] {
      let timing = ScheduleTiming.cron(expression, zone: try Self.zone(name))
      var ticks: [Timestamp] = []
      var last = try Self.moment("2026-10-30T00:00:00Z")
      while ticks.count < 300, let tick = timing.next(after: last), tick < last + .seconds(10 * 366 * 86_400) {
        ticks.append(tick)
        last = tick
      }
      var place = try #require(ticks.last) + .microseconds(1)
      for tick in ticks.reversed() {
        #expect(timing.previous(before: place) == tick, "\(name)")
        place = tick
      }
      #expect(timing.between(ticks[0], last, atMost: 1000) == Array(ticks.dropLast()))
    }
  }

  @Test func `there is nothing before what never comes, and nothing before an anchor`() throws {
    let never = ScheduleTiming.cron(try CronExpression(parsing: "0 0 30 2 *"), zone: .utc)
    #expect(never.previous(before: try Self.moment("2026-01-01T00:00:00Z")) == nil)
    let anchor = try Self.moment("2026-01-01T00:00:00Z")
    let every = ScheduleTiming.every(seconds: 60, anchor: anchor)
    #expect(every.previous(before: anchor) == nil)
    #expect(every.previous(before: anchor + .seconds(1)) == anchor)
    #expect(every.previous(before: anchor + .seconds(180)) == anchor + .seconds(120))
    #expect(ScheduleTiming.at(anchor).previous(before: anchor) == nil)
    #expect(ScheduleTiming.at(anchor).previous(before: anchor + .seconds(1)) == anchor)
  }

  /// An exclusion, and the first ticks of every hour in Berlin that are left from 24 December on.
  static let exclusions: [(JSON, [String])] = [
    ("2026-12-25", ["2026-12-24T22:00:00Z", "2026-12-25T23:00:00Z"]),
    ("2026-12-24T22:00:00Z", ["2026-12-24T23:00:00Z", "2026-12-25T00:00:00Z"]),
    (["from": "2026-12-24", "to": "2026-12-26"], ["2026-12-26T23:00:00Z", "2026-12-27T00:00:00Z"]),
    (
      ["from": "2026-12-24T22:00:00Z", "to": "2026-12-25T01:00:00Z"],
      ["2026-12-25T01:00:00Z", "2026-12-25T02:00:00Z"]
    ),
    ("* * * * 4-5", ["2026-12-25T23:00:00Z", "2026-12-26T00:00:00Z"]),
    ("* 23,0-5 * * *", ["2026-12-25T05:00:00Z", "2026-12-25T06:00:00Z"]),
    ("* * * * *", []),
  ]

  @Test(arguments: exclusions) func `what is excluded does not tick`(_ item: JSON, _ left: [String]) throws {
    let zone = try Self.zone("Europe/Berlin")
    let timing = ScheduleTiming.cron(try CronExpression(parsing: "0 * * * *"), zone: zone)
    let exclusion = try ScheduleExclusion(parsing: item)
    var last = try Self.moment("2026-12-24T21:30:00Z")
    var found: [Timestamp] = []
    while found.count < left.count, let tick = timing.next(after: last, excluding: [exclusion], in: zone) {
      found.append(tick)
      last = tick
    }
    #expect(found == left.compactMap(Timestamp.init(rfc3339:)))
    if left.isEmpty { #expect(timing.next(after: last, excluding: [exclusion], in: zone) == nil) }
  }

  @Test(arguments: ["someday", 5, [:], ["from": "2026-01-02", "to": "2026-01-01"], ["from": "2026-01-02"]] as [JSON])
  func `what is no exclusion is refused with a sentence`(_ item: JSON) {
    let error = #expect(throws: CronError.self) { try ScheduleExclusion(parsing: item) }
    #expect(error?.message.hasSuffix(".") == true)
  }
}
