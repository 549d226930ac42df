import Platform
import Testing

@testable import WorkflowModels

@Suite struct TimeZoneRulesTests {
  let files = TimeZoneFiles()

  private func zone(_ name: String) throws -> TimeZoneRules {
    try TimeZoneRules(name: name, tzif: files.bytes(ofZone: name))
  }

  private func wall(_ text: String) throws -> CivilTime {
    let timestamp = try #require(Timestamp(rfc3339: text + "Z"))
    return CivilTime(wallSeconds: timestamp.wholeSeconds)
  }

  @Test func `a wall time is one moment, none or two`() throws {
    let newYork = try zone("America/New_York")
    #expect(
      try newYork.instant(of: wall("2026-07-01T12:00:00"))
        == .unique(#require(Timestamp(rfc3339: "2026-07-01T16:00:00Z"))))
    let change = try #require(Timestamp(rfc3339: "2027-03-14T07:00:00Z"))
    #expect(
      try newYork.instant(of: wall("2027-03-14T02:30:00"))
        == .gap(offsetBefore: -18_000, offsetAfter: -14_400, transition: change))
    let first = try #require(Timestamp(rfc3339: "2026-11-01T05:30:00Z"))
    let second = try #require(Timestamp(rfc3339: "2026-11-01T06:30:00Z"))
    #expect(try newYork.instant(of: wall("2026-11-01T01:30:00")) == .fold(first: first, second: second))
    #expect(newYork.localTime(at: second).hour == 1)
  }

  @Test(arguments: [
    ("Europe/Paris", "2090-07-01T00:00:00Z", 7200), ("Europe/Paris", "2090-12-01T00:00:00Z", 3600),
    ("Australia/Lord_Howe", "2026-07-01T00:00:00Z", 37_800), ("Australia/Lord_Howe", "2060-12-25T00:00:00Z", 39_600),
    ("Asia/Kathmandu", "2026-07-01T00:00:00Z", 20_700), ("Europe/Dublin", "2070-01-01T00:00:00Z", 0),
    ("Europe/Dublin", "2070-07-01T00:00:00Z", 3600), ("America/Nuuk", "2045-07-01T00:00:00Z", -3600),
    ("UTC", "1900-01-01T00:00:00Z", 0),
  ])
  func `the offset is right, in the table and beyond it`(_ name: String, _ time: String, _ offset: Int) throws {
    #expect(try zone(name).offset(at: #require(Timestamp(rfc3339: time))) == offset)
  }

  @Test func `no moment is too far`() throws {
    let paris = try zone("Europe/Paris")
    for microseconds in [Int.min, Int.max, 0, -1] {
      let local = paris.localTime(at: Timestamp(microseconds: microseconds))
      #expect((1...12).contains(local.month))
      _ = try CronExpression(parsing: "30 2 * * *").next(after: Timestamp(microseconds: microseconds), in: paris)
    }
  }

  @Test func `civil dates and day numbers are inverse`() {
    for day in stride(from: -1_000_000, through: 1_000_000, by: 37) {
      let (year, month, dayOfMonth) = CivilTime.date(ofDay: day)
      #expect(CivilTime.dayNumber(year: year, month: month, day: dayOfMonth) == day)
    }
    #expect(CivilTime.weekday(ofDay: 0) == 4)
  }

  @Test(arguments: [
    "", "Mars/Base", "../../etc/passwd", "Europe/../UTC", "/etc/passwd", "right/UTC", "zone.tab", "Europe",
  ])
  func `a zone that is not one is refused with a sentence`(_ name: String) {
    let error = #expect(throws: TimeZoneFilesError.self) { try files.bytes(ofZone: name) }
    #expect(error?.message.contains("IANA") == true)
  }

  @Test func `a damaged zone file is refused, and never traps`() throws {
    let bytes = try files.bytes(ofZone: "America/New_York")
    for length in stride(from: 0, to: bytes.count - 40, by: 7) {
      #expect(throws: TimeZoneError.self) { try TimeZoneRules(name: "cut", tzif: Array(bytes.prefix(length))) }
    }
    var generator = Seeded(state: 42)
    for _ in 0..<500 {
      var damaged = bytes
      for _ in 0..<4 {
        damaged[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      guard let rules = try? TimeZoneRules(name: "damaged", tzif: damaged) else { continue }
      _ = try CronExpression(parsing: "30 2 * * *").next(
        after: Timestamp(microseconds: 1_700_000_000_000_000), in: rules)
    }
  }
}

/// Makes the same damage on every run.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 33
  }
}
