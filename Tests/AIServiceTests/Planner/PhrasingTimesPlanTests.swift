import Testing
import WorkflowModels

@testable import AIService

/// Rhythms in the words of people: parts of the week, months, holidays, office hours, and what is taken away from them.
@Suite struct PhrasingTimesPlanTests {
  static let rhythms: [(String, String)] = [
    ("Twice a day, 6:15 and 18:15, fetch https://a.com/x", "15 6,18 * * *"),
    ("From Sunday to Thursday at 7:40 fetch https://a.com/x", "40 7 * * 0-4"),
    ("Tuesday to Saturday at ten to five in the afternoon fetch https://a.com/x", "50 16 * * 2-6"),
    ("On school days (Monday to Friday) at 6:50 fetch https://a.com/x", "50 6 * * 1-5"),
    ("fetch https://a.com/x every hour between Monday and Friday", "0 * * * 1-5"),
    ("In June, July and August, every morning at 5, fetch https://a.com/x", "0 5 * 6-8 *"),
    ("fetch https://a.com/x each Monday at 8 in winter", "0 8 * 1,2,12 1"),
    ("fetch https://a.com/x daily at 9 from November to March", "0 9 * 1,2,3,11,12 *"),
    ("Every weekday evening except Friday, at 19:00, fetch https://a.com/x", "0 19 * * 1-4"),
    ("Every day at 7 except on Sundays fetch https://a.com/x", "0 7 * * 1-6"),
    ("On the 1st and the 15th at 7:00 fetch https://a.com/x", "0 7 1,15 * *"),
    ("On the 10th, 20th and last day of the month at 6 pm fetch https://a.com/x", "0 18 10,20,L * *"),
    ("On the last working day of the month at 4 pm, fetch https://a.com/x", "0 16 LW * *"),
    ("At the end of each quarter, on the last Friday at 17:00, fetch https://a.com/x", "0 17 * 3,6,9,12 5L"),
    ("at the end of every month at 23:00 fetch https://a.com/x", "0 23 L * *"),
    ("Every other Monday at 10 fetch https://a.com/x", "0 10 * * 1#1,1#3"),
    ("every second Friday of the month at 9 fetch https://a.com/x", "0 9 * * 5#2"),
    ("On Christmas Eve at 3 pm, fetch https://a.com/x", "0 15 24 12 *"),
    ("Every New Year's Day at 8 fetch https://a.com/x", "0 8 1 1 *"),
    ("On 2 January and 2 July at 9, fetch https://a.com/x", "0 9 2 1,7 *"),
    ("Every hour on the half hour fetch https://a.com/x", "30 * * * *"),
    ("at half past midnight every Sunday fetch https://a.com/x", "30 0 * * 0"),
    ("at midday during the week fetch https://a.com/x", "0 12 * * 1-5"),
    ("hourly in office hours (9 to 17, Mon-Fri) fetch https://a.com/x", "0 9-17 * * 1-5"),
    ("Last thing on Fridays, 18:30 fetch https://a.com/x", "30 18 * * 5"),
  ]

  @Test(arguments: rhythms)
  func `a rhythm in words is the rhythm that is meant`(_ sentence: String, _ cron: String) throws {
    try check(PlanCase(sentence, "schedule http-request", "schedule.cron=\(cron)"))
  }

  @Test(arguments: [
    "Put a meeting \"Budget\" with lea@example.com in my Google Calendar on 3 May at 10 am",
    "Send an invoice over 1,250 dollars to billing@example.com in Stripe, due on June 30th",
  ])
  func `a day of what is made starts nothing`(_ sentence: String) throws {
    try check(PlanCase(sentence, "manual-trigger connector-action"))
  }
}
