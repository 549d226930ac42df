import Testing

@testable import AIService

struct StepPlanTests {
  static let requests: [PlanCase] = [
    PlanCase(
      "fetch http://127.0.0.1:9000/tickets", "manual-trigger http-request", "http-request.method=GET",
      "http-request.url=http://127.0.0.1:9000/tickets", "start>fetch_tickets"),
    PlanCase("Download https://example.com/report.json", "manual-trigger http-request", "http-request.method=GET"),
    PlanCase("delete https://api.example.com/users/5", "manual-trigger http-request", "http-request.method=DELETE"),
    PlanCase("post \"hello\" to https://a.com", "manual-trigger http-request", "http-request.body=hello"),
    PlanCase(
      "post {\"a\": 1, \"b\": [2]} to https://a.com/x with header X-Api-Key \"abc\"", "manual-trigger http-request",
      "http-request.body.a=1", "http-request.headers.X-Api-Key=abc"),
    PlanCase(
      "fetch https://a.com/users with bearer token \"t0p\"", "manual-trigger http-request",
      "http-request.headers.Authorization=Bearer t0p"),
    PlanCase(
      "get https://a.com/orders/7 and put it to https://b.com/orders/7", "manual-trigger http-request http-request",
      "update_order.method=PUT", "update_order.body={{ .body }}"),
    PlanCase("patch https://a.com/orders/7", "manual-trigger http-request", "http-request.method=PATCH"),
    PlanCase(
      "Call https://a.com/users/{{ $trigger.id }} and return the email", "manual-trigger http-request edit-fields",
      "http-request.url=https://a.com/users/{{ $trigger.id }}", "edit-fields.fields.email={{ .body.email }}"),
    PlanCase(
      "fetch https://a.com/list then post it to https://b.com/one and to https://c.com/two",
      "manual-trigger http-request http-request http-request", "http-request.body={{ .body }}"),
    PlanCase(
      "fetch https://a.com/orders, post them to https://b.com/x, then post them to https://c.com/y",
      "manual-trigger http-request http-request http-request", "post_orders_2.body={{ $nodes.fetch_orders.body }}"),
    PlanCase(
      "Fetch https://a.com/1 and https://a.com/2 and merge the results",
      "manual-trigger http-request http-request merge", "merge.mode=collect", "start>fetch_data", "start>fetch_data_2",
      "fetch_data>merge_results",
      "fetch_data_2>merge_results"),
    PlanCase(
      "Fetch https://a.com/1, fetch https://a.com/2 and combine them, then count the items",
      "manual-trigger http-request http-request merge transform",
      "transform.expression=(. | map(.body)) | {count: length}"),
    PlanCase(
      "Keep only name and email from https://a.com/user/1", "manual-trigger http-request edit-fields",
      "edit-fields.fields.name={{ .body.name }}", "edit-fields.mode=replace"),
  ]

  static let data: [PlanCase] = [
    PlanCase(
      "fetch https://a.com/users, keep only name and email", "manual-trigger http-request transform",
      "transform.expression=.body | map({name: .name, email: .email})"),
    PlanCase(
      "set status to \"done\" and owner to ops", "manual-trigger edit-fields", "edit-fields.fields.status=done",
      "edit-fields.fields.owner=ops"),
    PlanCase("add a field received with value true", "manual-trigger edit-fields", "edit-fields.fields.received=true"),
    PlanCase("mark it as urgent", "manual-trigger edit-fields", "edit-fields.fields.priority=urgent"),
    PlanCase("set amount to 12.5", "manual-trigger edit-fields", "edit-fields.fields.amount=12.5"),
    PlanCase(
      "remove the password and the token from the input", "manual-trigger edit-fields",
      "edit-fields.remove=[\"password\",\"token\"]"),
    PlanCase(
      "rename full_name to name and drop the field internal_id", "manual-trigger edit-fields edit-fields",
      "edit-fields.fields.name={{ .full_name }}", "edit-fields.remove=[\"internal_id\"]"),
    PlanCase(
      "fetch https://a.com/orders then count them", "manual-trigger http-request transform",
      "transform.expression=.body | {count: length}"),
    PlanCase(
      "Get https://a.com/orders then count them by status", "manual-trigger http-request transform",
      "transform.expression=.body | group_by(.status) | map({status: (.[0] | .status), count: length})"),
    PlanCase(
      "sum the amounts of the orders from https://a.com/orders", "manual-trigger http-request transform",
      "transform.expression=.body | {total: (map(.amount) | add // 0)}"),
    PlanCase(
      "get https://a.com/sales and post the total of amount to https://b.com/report",
      "manual-trigger http-request transform http-request", "post_total.body={{ . }}"),
    PlanCase(
      "fetch https://a.com/users, sort by age descending, take the first 5 and return the names",
      "manual-trigger http-request transform transform transform",
      "transform.expression=.body | sort_by(.age) | reverse",
      "transform.expression=.[:5]", "transform.expression=map(.name)"),
    PlanCase(
      "Fetch https://a.com/list, drop the ones without email, remove duplicates by email",
      "manual-trigger http-request filter transform", "filter.items={{ .body }}",
      "transform.expression=unique_by(.email)"),
    PlanCase(
      "get the cheapest product from https://a.com/products", "manual-trigger http-request transform",
      "transform.expression=.body | min_by(.price)"),
    PlanCase(
      "group the orders from https://a.com/orders by country", "manual-trigger http-request transform",
      "transform.expression=.body | group_by(.country) | map({country: (.[0] | .country), items: .})"),
    PlanCase(
      "transform it with jq \".items | length\"", "manual-trigger transform", "transform.expression=.items | length"),
    PlanCase(
      "For each ticket in https://a.com/t, set status to \"done\" and post it to https://b.com/t",
      "manual-trigger http-request for-each edit-fields http-request", "for-each.items={{ .body }}",
      "edit-fields.fields.status=done"),
    PlanCase(
      "Get the order from https://a.com/orders/7 and set status to \"shipped\"",
      "manual-trigger http-request transform edit-fields", "edit-fields.fields.status=shipped"),
    PlanCase(
      "wait 2 minutes then post \"hello\" to https://a.com", "manual-trigger wait http-request", "wait.seconds=120"),
    PlanCase(
      "Wait until 2030-05-01 then post \"go\" to https://a.com/go", "manual-trigger wait http-request",
      "wait.until=2030-05-01T00:00:00Z"),
    PlanCase("wait half an hour, then fetch https://a.com/x", "manual-trigger wait http-request", "wait.seconds=1800"),
  ]

  static let messages: [PlanCase] = [
    PlanCase(
      "Send \"Good morning\" to #general every weekday at 9am", "schedule connector-action",
      "connector-action.arguments.channel=#general", "connector-action.arguments.text=Good morning",
      "connector-action.tool=send_message"),
    PlanCase(
      "send an email to ops@example.com with subject \"Hi\" saying \"All is well\"", "manual-trigger send-email",
      "send-email.to=ops@example.com", "send-email.subject=Hi", "send-email.text=All is well"),
    PlanCase(
      "When a new user signs up, send a welcome email and notify the team on Slack",
      "webhook send-email connector-action",
      "send-email.subject=Welcome", "webhook>send_email", "slack_send_message.tool=send_message"),
    PlanCase(
      "When a webhook arrives at /contact, create a Jira ticket and reply with status 201",
      "webhook connector-action respond-to-webhook", "connector-action.toolkit=jira",
      "connector-action.tool=create_issue", "respond-to-webhook.status=201",
      "webhook.respond=respond_node"),
    PlanCase(
      "When a webhook arrives at /signup, set status to \"new\" and respond with the name and email",
      "webhook edit-fields respond-to-webhook", "edit-fields.fields.status=new",
      "respond-to-webhook.body.name={{ ((.body // .) + {status: .status}).name }}"),
    PlanCase(
      "fetch https://a.com/invoices and save them to the database", "manual-trigger http-request edit-fields",
      "edit-fields.fields.record={{ .body }}"),
    PlanCase(
      "analyze the sentiment of customer reviews and notify the team about negative ones",
      "manual-trigger transform transform filter edit-fields", "filter.condition=$item.sentiment == \"negative\""),
  ]

  @Test(arguments: requests)
  func `an HTTP call is read with its method, address and body`(plan: PlanCase) throws { try check(plan) }

  @Test(arguments: data)
  func `a change of data becomes the node that makes it`(plan: PlanCase) throws { try check(plan) }

  @Test(arguments: messages)
  func `a message or a record is written as the output`(plan: PlanCase) throws { try check(plan) }
}
