import Testing

@testable import WorkflowModels

@Suite struct CronParsingTests {
  @Test(arguments: [
    "", "* * * *", "* * * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * 32 * *", "* * * 13 *", "* * * * 8",
    "*/0 * * * *", "1-2-3 * * * *", "5- * * * *", "-5 * * * *", "1,,2 * * * *", "22-2 * * * *", "a * * * *",
    "* * * * 1#6", "* * * * L", "* * W * *", "@reboot", "@hourly 5", "99999999999999999999 * * * *", "１ * * * *",
    "*/9999999999999999999999 * * * *", "* * L-31 * *", "*/2/3 * * * *",
  ])
  func `what is not a schedule is refused with a sentence`(_ text: String) {
    let error = #expect(throws: CronError.self) { try CronExpression(parsing: text) }
    #expect(error?.message.hasSuffix(".") == true)
  }

  @Test(arguments: [
    ("* * * * *", "Every minute"), ("*/15 * * * *", "Every 15 minutes"), ("0 * * * *", "Every hour"),
    ("@daily", "At 00:00, every day"), ("30 9 * * 1-5", "At 09:30, Monday through Friday"),
    ("0 9,17 * * mon", "At 09:00 and 17:00, Monday"), ("0 0 1 * *", "At 00:00, on day 1 of the month"),
    ("0 */2 * * *", "Every 2 hours"), ("15 * * * *", "Minute 15 of every hour"),
    ("0 0 L 3 *", "At 00:00, on the last day, in March"), ("*/10 * * * * *", "Every 10 seconds"),
    ("0 12 * * 5#2", "At 12:00, the second Friday of the month"),
    ("0 0 13 * 5", "At 00:00, on day 13 and every Friday"),
    ("*/5 9-17 * * *", "Every 5 minutes of every hour from 09:00 through 17:00"),
  ])
  func `a schedule is described in English`(_ text: String, _ description: String) throws {
    #expect(try CronExpression(parsing: text).description == description)
  }

  @Test func `an interval is counted from its anchor`() {
    let timing = ScheduleTiming.every(seconds: 90, anchor: Timestamp(microseconds: 1_000_000))
    #expect(timing.next(after: Timestamp(microseconds: 0)) == Timestamp(microseconds: 1_000_000))
    #expect(timing.next(after: Timestamp(microseconds: 1_000_000)) == Timestamp(microseconds: 91_000_000))
    #expect(timing.next(after: Timestamp(microseconds: 100_500_000)) == Timestamp(microseconds: 181_000_000))
    #expect(timing.next(after: Timestamp(microseconds: .max)) == nil)
    #expect(
      ScheduleTiming.every(seconds: .max, anchor: .init(microseconds: 0)).next(after: .init(microseconds: 5)) == nil)
  }

  @Test func `a date fires once`() {
    let timing = ScheduleTiming.at(Timestamp(microseconds: 10))
    #expect(timing.next(after: Timestamp(microseconds: 9)) == Timestamp(microseconds: 10))
    #expect(timing.next(after: Timestamp(microseconds: 10)) == nil)
  }
}
