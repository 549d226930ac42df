import Testing
import WorkflowModels

@testable import AIService

struct FlowPlanTests {
  static let demands: [(String, String)] = [
    ("keep only the tickets where priority is \"high\"", "$item.priority == \"high\""),
    ("keep the orders where amount is greater than 100", "$item.amount > 100"),
    ("keep the orders over 100", "$item.amount > 100"),
    ("keep items where price > 10", "$item.price > 10"),
    ("keep users where age is at least 18", "$item.age >= 18"),
    ("filter the users whose country is Germany", "$item.country == \"Germany\""),
    ("keep only the open tickets", "$item.status == \"open\""),
    ("keep only high-priority tickets", "$item.priority == \"high\""),
    ("drop the closed tickets", "$item.status != \"closed\""),
    ("keep tickets that are urgent", "$item.priority == \"urgent\""),
    ("keep the posts where title contains \"swift\"", "(($item.title // \"\") | contains(\"swift\"))"),
    (
      "keep tickets where status is open and priority is high",
      "$item.status == \"open\" and $item.priority == \"high\""
    ),
    ("keep tickets where priority is high or urgent", "$item.priority == \"high\" or $item.priority == \"urgent\""),
    ("keep users where age is between 18 and 30", "$item.age >= 18 and ($item.age != null and $item.age <= 30)"),
    ("keep users without email", "($item.email // \"\") == \"\""),
    ("keep users who have an email", "($item.email // \"\") != \"\""),
    ("keep users where email is missing", "($item.email // \"\") == \"\""),
    ("keep tickets with priority high", "$item.priority == \"high\""),
    ("keep users where user.active is true", "$item.user.active == true"),
    ("keep files where name starts with \"a\"", "(($item.name // \"\") | startswith(\"a\"))"),
    ("keep orders where due date is not empty", "($item.due_date // \"\") != \"\""),
    ("keep todos that are completed", "$item.completed == true"),
    ("keep orders where status is not equal to paid", "$item.status != \"paid\""),
    ("keep the orders with a total of 100 or more", "$item.total >= 100"),
    ("keep the items where stock is less than 5", "($item.stock != null and $item.stock < 5)"),
  ]

  @Test(arguments: demands)
  func `a demand on items becomes the filter's condition`(prompt: String, condition: String) throws {
    let plan = try #require(PlanText("Fetch https://a.com/list then " + prompt))
    #expect(plan.types == "manual-trigger http-request filter", "\(plan.all)")
    #expect(plan.lines.contains("filter.condition=\(condition)"), "\(plan.all)")
    #expect(plan.lines.contains("filter.items={{ .body }}"))
  }

  static let decisions: [PlanCase] = [
    PlanCase(
      "When a POST request arrives at /orders, if the amount is greater than 100 then post it to https://a.com/big, "
        + "otherwise wait 10 seconds and respond with \"ok\"", "webhook if-else http-request wait respond-to-webhook",
      "if-else.condition=(.body // .).amount > 100", "if_amount_is_greater_than_100:true>post_data",
      "if_amount_is_greater_than_100:false>wait", "wait>respond", "respond-to-webhook.body=ok"),
    PlanCase(
      "Fetch https://a.com/items. If there are more than 10 items, post them to https://a.com/many. Otherwise stop with error \"too few\".",
      "manual-trigger http-request if-else http-request stop-and-error", "if-else.condition=(.body | length) > 10",
      "stop-and-error.message=too few"),
    PlanCase(
      "Every 5 minutes check https://a.com/health and if the status is not 200 send an alert to #ops on Slack",
      "schedule http-request if-else connector-action", "if-else.condition=.status != 200",
      "http-request.fail_on_status=false",
      "if_status_is_not_200:true>slack_send_message"),
    PlanCase(
      "If status is \"open\" and priority is \"high\" or amount >= 500, post it to https://a.com/p",
      "manual-trigger if-else http-request",
      "if-else.condition=(.status == \"open\" and .priority == \"high\") or .amount >= 500"),
    PlanCase(
      "post it to https://a.com/p only if the country is Germany", "manual-trigger if-else http-request",
      "if-else.condition=.country == \"Germany\""),
    PlanCase(
      "post it to https://a.com/p unless the flag is true", "manual-trigger if-else http-request",
      "if-else.condition=.flag != true"),
    PlanCase(
      "if priority is high, post it to https://a.com/h, else if priority is low, post it to https://a.com/l, else wait 5 seconds",
      "manual-trigger if-else http-request if-else http-request wait", "if_priority_is_high:false>if_priority_is_low",
      "if_priority_is_low:false>wait"),
    PlanCase(
      "If status is open, wait 5 seconds. Otherwise wait 9 seconds. Then post it to https://a.com/x",
      "manual-trigger if-else wait wait http-request", "wait>post_data", "wait_2>post_data", "http-request.body={{ . }}"
    ),
    PlanCase(
      "Route by priority: high to https://a.com/high, low to https://a.com/low, otherwise post it to https://a.com/other",
      "manual-trigger switch http-request http-request http-request", "switch.value={{ .priority }}",
      "route_by_priority:case:high>post_data", "route_by_priority:default>post_data_3"),
    PlanCase(
      "When a form is submitted, if the email is missing respond with status 400 and \"email required\", otherwise save it to "
        + "the database and respond with \"thanks\"",
      "webhook if-else respond-to-webhook edit-fields respond-to-webhook",
      "respond.status=400", "respond_2.body=thanks"),
    PlanCase(
      "fetch https://a.com/orders, count them and if the count is greater than 5 alert #ops",
      "manual-trigger http-request transform if-else connector-action", "if-else.condition=.count > 5"),
  ]

  @Test(arguments: decisions)
  func `conditions become branches`(plan: PlanCase) throws { try check(plan) }

  @Test func `the sentence of the demonstration becomes the four nodes that it says`() throws {
    try check(
      PlanCase(
        "Every morning at 9, fetch http://127.0.0.1:9000/tickets, keep only the tickets where priority is \"high\", and post "
          + "them to http://127.0.0.1:9000/alerts", "schedule http-request filter http-request",
        "schedule.cron=0 9 * * *",
        "filter.items={{ .body }}", "filter.condition=$item.priority == \"high\"", "post_tickets.body={{ . }}",
        "schedule>fetch_tickets", "fetch_tickets>keep_tickets", "keep_tickets>post_tickets"))
  }

  @Test func `a numbered list is one step a line`() throws {
    try check(
      PlanCase(
        "1. Fetch https://a.com/orders\n2. Keep items where price > 10\n3. Post them to https://b.com/y",
        "manual-trigger http-request filter http-request"))
  }

  @Test func `an address that is not said is asked for and read from the input`() throws {
    let plan = try #require(PlanText("Fetch the URL and keep only the open tickets"))
    #expect(plan.workflow.missing.map(\.property) == ["url"])
    #expect(plan.lines.contains("http-request.url={{ $trigger.url // \"\" }}"))
  }
}
