import Catalog
import Testing
import WorkflowModels

@testable import AIService

struct PlanRunTests {
  @Test(arguments: ReferencePlanTests.prompts, [JSON.null, [:], ["anything": 1], [], "text"] as [JSON])
  func `the reference sentences run to completion whatever comes in`(prompt: String, input: JSON) throws {
    let plan = try #require(PlanText(prompt))
    let run = try #require(PlanRun(plan.workflow, input: input))
    #expect(run.output != nil, "\(String(describing: run.outcome))")
  }

  static let tickets: JSON = [
    ["id": 1, "priority": "high", "status": "open", "amount": 40],
    ["id": 2, "priority": "low", "status": "open", "amount": 2],
    ["id": 3, "priority": "high", "status": "closed", "amount": 9],
  ]

  @Test func `the tickets of high priority are posted and the others are not`() throws {
    let plan = try #require(
      PlanText(
        "Every morning at 9, fetch http://127.0.0.1:9000/tickets, keep only the tickets where priority is \"high\", and post "
          + "them to http://127.0.0.1:9000/alerts"))
    let run = try #require(PlanRun(plan.workflow, answers: ["http://127.0.0.1:9000/tickets": Self.tickets]))
    #expect(run.calls.count == 2)
    #expect(
      run.calls.last == "POST http://127.0.0.1:9000/alerts "
        + #"[{"id":1,"priority":"high","status":"open","amount":40},{"id":3,"priority":"high","status":"closed","amount":9}]"#
    )
  }

  static let outputs: [(String, JSON)] = [
    ("fetch https://a.com/t and count them", ["count": 3]),
    ("fetch https://a.com/t and sum the amounts", ["total": 51]),
    ("fetch https://a.com/t and calculate the average amount", ["average": 17]),
    ("fetch https://a.com/t, sort by amount descending, take the first 2 and keep only id", [["id": 1], ["id": 3]]),
    ("fetch https://a.com/t, keep only the open ones and return the ids", [1, 2]),
    ("fetch https://a.com/t, drop the closed ones, then count them", ["count": 2]),
    (
      "fetch https://a.com/t then count them by priority",
      [["priority": "high", "count": 2], ["priority": "low", "count": 1]]
    ),
    ("fetch https://a.com/t then take the first item and return its status", ["status": "open"]),
    ("fetch https://a.com/t and https://b.com/t and merge the results, then count the items", ["count": 2]),
    (
      "fetch https://a.com/t. If there are more than 2 tickets, send an alert saying \"many\" to the ops team",
      ["channel": "#ops", "text": "many", "items": tickets]
    ),
    (
      "fetch https://a.com/t, keep tickets where amount is less than 5 and rename amount to total",
      [
        ["id": 2, "priority": "low", "status": "open", "total": 2]
      ]
    ),
    (
      "for each ticket in https://a.com/t, set status to \"done\" and remove amount and priority",
      [
        ["id": 1, "status": "done"], ["id": 2, "status": "done"], ["id": 3, "status": "done"],
      ]
    ),
    ("fetch https://a.com/t, group the tickets by status then count them", ["count": 2]),
    ("fetch https://a.com/t, remove duplicates by priority and return the ids", [1, 2]),
    (
      "get the ticket with the highest amount from https://a.com/t",
      ["id": 1, "priority": "high", "status": "open", "amount": 40]
    ),
  ]

  @Test(arguments: outputs)
  func `what is asked of a list comes out`(prompt: String, expected: JSON) throws {
    let plan = try #require(PlanText(prompt))
    let run = try #require(PlanRun(plan.workflow, answers: ["https://a.com/t": Self.tickets, "https://b.com/t": [1]]))
    #expect(run.output == expected, "\(plan.all)\n\(String(describing: run.outcome))")
  }

  static let orders: [(JSON, String)] = [
    (["amount": 500], "POST https://a.com/big {\"amount\":500}"),
    (["body": ["amount": 500]], "POST https://a.com/big {\"amount\":500}"), (["amount": 5], ""), (nil, ""),
  ]

  @Test(arguments: orders)
  func `a webhook's decision is the same for a call and for a run by hand`(input: JSON, call: String) throws {
    let plan = try #require(
      PlanText(
        "When a POST request arrives at /orders, if the amount is greater than 100 then post it to https://a.com/big, otherwise "
          + "wait 10 seconds and respond with \"ok\""))
    let run = try #require(PlanRun(plan.workflow, input: input))
    #expect(run.calls.joined() == call)
    #expect(run.output != nil)
  }

  @Test func `every table's workflow is valid for the engine`() throws {
    let cases = StepPlanTests.requests + StepPlanTests.data + StepPlanTests.messages + FlowPlanTests.decisions
    let demands = FlowPlanTests.demands.map { "Fetch https://a.com/list then " + $0.0 }
    for prompt in cases.map(\.prompt) + demands + TriggerPlanTests.schedules.map(\.0)
      + TriggerPlanTests.webhooks.map(\.0)
    {
      let plan = try #require(PlanText(prompt))
      let outcome = PlanRun.validator.validate(plan.workflow.document.json)
      #expect(outcome.isValid, "\(prompt): \(outcome.diagnostics)")
    }
  }
}
