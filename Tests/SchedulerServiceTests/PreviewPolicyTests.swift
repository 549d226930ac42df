import HTTP
import Testing
import WorkflowModels

@testable import SchedulerService

/// What each policy makes of the two days on which the clocks change in New York.
@Suite struct PreviewPolicyTests {
  static let spring = "cron=30%202%20*%20*%20*&timezone=America/New_York&count=2&from=2027-03-13T12:00:00Z"
  static let autumn = "cron=30%201%20*%20*%20*&timezone=America/New_York&count=2&from=2027-11-06T12:00:00Z"
  static let bothByJSON = "&dst=%7B%22gap%22%3A%22skip%22%2C%22overlap%22%3A%22both%22%7D"

  /// The query, and the local ticks with their marks.
  static let cases: [(String, [String])] = [
    (spring, ["2027-03-14T03:00:00-04:00 gap", "2027-03-15T02:30:00-04:00"]),
    (spring + "&dst=cron", ["2027-03-14T03:00:00-04:00 gap", "2027-03-15T02:30:00-04:00"]),
    (spring + "&gap=run_after", ["2027-03-14T03:00:00-04:00 gap", "2027-03-15T02:30:00-04:00"]),
    (spring + "&gap=skip", ["2027-03-15T02:30:00-04:00", "2027-03-16T02:30:00-04:00"]),
    (spring + bothByJSON, ["2027-03-15T02:30:00-04:00", "2027-03-16T02:30:00-04:00"]),
    (autumn, ["2027-11-07T01:30:00-04:00 fold", "2027-11-08T01:30:00-05:00"]),
    (autumn + "&overlap=first", ["2027-11-07T01:30:00-04:00 fold", "2027-11-08T01:30:00-05:00"]),
    (autumn + "&overlap=second", ["2027-11-07T01:30:00-05:00 fold", "2027-11-08T01:30:00-05:00"]),
    (autumn + "&overlap=both", ["2027-11-07T01:30:00-04:00 fold", "2027-11-07T01:30:00-05:00 fold"]),
    (autumn + bothByJSON, ["2027-11-07T01:30:00-04:00 fold", "2027-11-07T01:30:00-05:00 fold"]),
  ]

  @Test func `a preview shows what each policy does when the clocks change`() async throws {
    try await SchedulerFixture.with { scheduler in
      for (query, expected) in Self.cases {
        let (status, json) = await scheduler.call(.get, "/schedules/preview?\(query)")
        #expect(status == 200, "\(json.text())")
        let ticks = (json["ticks"]?.arrayValue ?? []).map { tick in
          [tick["local"]?.stringValue, tick["dst"]?.stringValue].compactMap { $0 }.joined(separator: " ")
        }
        #expect(ticks == expected, "\(query)")
      }
      for wrong in ["&dst=sometimes", "&gap=never", "&overlap=third", "&dst=%7B%22gap%22%3A1%7D"] {
        let (status, json) = await scheduler.call(.get, "/schedules/preview?\(Self.spring)\(wrong)")
        #expect(status == 422 && json["diagnostics"]?[0]?["path"] == "dst", "\(wrong): \(json.text())")
      }
    }
  }
}
