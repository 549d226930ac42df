import Testing

@testable import AIService

struct TriggerPlanTests {
  static let schedules: [(String, String)] = [
    ("every morning at 9 fetch https://a.com/x", "0 9 * * *"),
    ("every day at 7:30, fetch https://a.com/x", "30 7 * * *"),
    ("Every evening at 8 fetch https://a.com/x", "0 20 * * *"),
    ("fetch https://a.com/x daily at 5pm", "0 17 * * *"),
    ("fetch https://a.com/x every weekday at 8am", "0 8 * * 1-5"),
    ("On weekdays at 8:30am, fetch https://a.com/x", "30 8 * * 1-5"),
    ("every Monday fetch https://a.com/x", "0 9 * * 1"),
    ("every Monday and Thursday at 10 and 16, fetch https://a.com/x", "0 10,16 * * 1,4"),
    ("on Fridays at noon fetch https://a.com/x", "0 12 * * 5"),
    ("on weekends at 10am fetch https://a.com/x", "0 10 * * 0,6"),
    ("every hour fetch https://a.com/x", "0 * * * *"),
    ("fetch https://a.com/x hourly", "0 * * * *"),
    ("nightly fetch https://a.com/x", "0 2 * * *"),
    ("at midnight every day fetch https://a.com/x", "0 0 * * *"),
    ("on the 1st of every month at 6am fetch https://a.com/x", "0 6 1 * *"),
    ("every month on the 15th at 8 fetch https://a.com/x", "0 8 15 * *"),
    ("on the last day of the month at 18:00 fetch https://a.com/x", "0 18 L * *"),
    ("on the first Monday of each month at 9 fetch https://a.com/x", "0 9 * * 1#1"),
    ("twice a day fetch https://a.com/x", "0 9,21 * * *"),
    ("every 15 minutes between 9 and 17 on weekdays fetch https://a.com/x", "*/15 9-17 * * 1-5"),
    ("fetch https://a.com/x on the cron schedule */10 * * * *", "*/10 * * * *"),
    ("with cron \"5 4 * * 1\" fetch https://a.com/x", "5 4 * * 1"),
    ("weekly fetch https://a.com/x", "0 9 * * 1"),
    ("every 2 days at 9 fetch https://a.com/x", "0 9 */2 * *"),
    ("monday to friday at 9 fetch https://a.com/x every weekday", "0 9 * * 1-5"),
    ("At 6am fetch https://a.com/x", "0 6 * * *"),
  ]

  @Test(arguments: schedules)
  func `a phrase about days and times becomes cron`(prompt: String, cron: String) throws {
    let plan = try #require(PlanText(prompt))
    #expect(plan.lines.contains("schedule.cron=\(cron)"), "\(plan.all)")
    #expect(plan.lines.contains("schedule.timezone=UTC"))
    #expect(plan.lines.contains("http-request.url=https://a.com/x"))
  }

  static let intervals: [(String, Int)] = [
    ("every 5 minutes fetch https://a.com/x", 300), ("every minute fetch https://a.com/x", 60),
    ("every 30 seconds fetch https://a.com/x", 30), ("every 2 hours fetch https://a.com/x", 7200),
    ("every half hour fetch https://a.com/x", 1800), ("fetch https://a.com/x every ten minutes", 600),
    ("every other week fetch https://a.com/x", 1_209_600), ("4 times per hour fetch https://a.com/x", 900),
  ]

  @Test(arguments: intervals)
  func `a phrase about a rhythm becomes an interval`(prompt: String, seconds: Int) throws {
    let plan = try #require(PlanText(prompt))
    #expect(plan.lines.contains("schedule.every_seconds=\(seconds)"), "\(plan.all)")
  }

  static let zones: [(String, String)] = [
    ("every day at 9 in Europe/Berlin fetch https://a.com/x", "Europe/Berlin"),
    ("every day at 9am New York time fetch https://a.com/x", "America/New_York"),
    ("every day at 9 CET fetch https://a.com/x", "Europe/Berlin"),
    ("every day at 9am Tokyo time fetch https://a.com/x", "Asia/Tokyo"),
    ("every day at 9 UTC fetch https://a.com/x", "UTC"),
  ]

  @Test(arguments: zones)
  func `a time zone is taken from its name`(prompt: String, zone: String) throws {
    let plan = try #require(PlanText(prompt))
    #expect(plan.lines.contains("schedule.timezone=\(zone)"), "\(plan.all)")
    #expect(plan.lines.contains("schedule.cron=0 9 * * *"), "\(plan.all)")
  }

  static let webhooks: [(String, String, String)] = [
    ("When a POST request arrives at /orders, post it to https://a.com/x", "orders", "POST"),
    ("When a webhook comes in on path \"new-lead\", post it to https://a.com/x", "new-lead", "POST"),
    ("When a GET request arrives at /status respond with \"ok\"", "status", "GET"),
    ("Whenever a new order is placed, post it to https://a.com/x", "orders", "POST"),
    ("When a new user signs up, post it to https://a.com/x", "registrations", "POST"),
    ("post it to https://a.com/x when a deal is closed", "deals", "POST"),
    ("Receive a webhook at /github/push and post it to https://a.com/x", "github/push", "POST"),
    ("Listen for POST requests on /contact, then post it to https://a.com/x", "contact", "POST"),
    ("every time a form is submitted, post it to https://a.com/x", "forms", "POST"),
    ("when an invoice is paid then post it to https://a.com/x", "invoices", "POST"),
    ("As soon as a webhook arrives, post it to https://a.com/x", "incoming", "POST"),
    ("When a webhook arrives at orders/new, post it to https://a.com/x", "orders/new", "POST"),
    ("When a webhook arrives at invoice-paid, post it to https://a.com/x", "invoice-paid", "POST"),
    ("When a webhook arrives at hook47cf, post it to https://a.com/x", "hook47cf", "POST"),
    ("When a webhook arrives at Orders/v2/New_one then post it to https://a.com/x", "Orders/v2/New_one", "POST"),
    ("When a POST request arrives on path team-a/leads, post it to https://a.com/x", "team-a/leads", "POST"),
    ("When a webhook comes in on path \"Orders/New\", post it to https://a.com/x", "Orders/New", "POST"),
    ("When a webhook for an order arrives at noon, post it to https://a.com/x", "orders", "POST"),
  ]

  @Test(arguments: webhooks)
  func `a call or an event from outside becomes a webhook`(prompt: String, path: String, method: String) throws {
    let plan = try #require(PlanText(prompt))
    #expect(plan.lines.contains("webhook.path=\(path)"), "\(plan.all)")
    #expect(plan.lines.contains("webhook.method=\(method)"), "\(plan.all)")
  }

  @Test(arguments: ["Every day at 25:00 fetch https://a.com/x", "at 9:99 fetch https://a.com/x"])
  func `a time that is none is asked for, and not replaced by another`(prompt: String) throws {
    let plan = try #require(PlanText(prompt)).workflow
    let time = try #require(prompt.split(separator: " ").first { $0.contains(":") })
    #expect(plan.missing.contains { $0.property == "cron" && $0.question.contains(time) }, "\(plan.missing)")
  }

  @Test(arguments: [
    "fetch https://a.com/x and wait 5 minutes", "when the status is open post it to https://a.com/x",
    "for every ticket set status to done", "post the list to https://a.com/x when I click the button",
    "send it to the webhook https://a.com/hook",
  ])
  func `what is no trigger starts by hand`(prompt: String) throws {
    let plan = try #require(PlanText(prompt))
    #expect(plan.types.hasPrefix("manual-trigger"), "\(plan.all)")
  }
}
