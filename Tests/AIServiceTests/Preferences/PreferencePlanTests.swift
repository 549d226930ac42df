import Testing
import WorkflowModels

@testable import AIService

/// What a user prefers, in the workflows of sentences that leave it open.
@Suite struct PreferencePlanTests {
  private static func plan(_ prompt: String, _ preferences: JSON) throws -> PlannedWorkflow {
    guard case .workflow(let planned) = Planner().plan(prompt, for: Preferences(preferences)) else {
      throw NoWorkflow(prompt: prompt)
    }
    soundness(of: planned, prompt)
    return planned
  }

  private struct NoWorkflow: Error { let prompt: String }

  private static func actions(_ planned: PlannedWorkflow) -> [String] {
    planned.document.nodes.filter { $0.type == "connector-action" }.map { node in
      "\(node.properties["toolkit"]?.stringValue ?? "").\(node.properties["tool"]?.stringValue ?? "")"
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let prompt: String
    let preferred: String
    let action: String
    var testDescription: String { "\(prompt) (\(preferred))" }
    init(_ prompt: String, _ preferred: String, _ action: String) {
      (self.prompt, self.preferred, self.action) = (prompt, preferred, action)
    }
  }

  static let kinds = [
    Case("every day at 9 fetch https://a.example.com/x and then notify the team", "slack", "slack.send_message"),
    Case("notify the team", "discord", "discord."),
    Case("send a chat message", "microsoft-teams", "microsoft-teams."),
    Case("create a ticket", "jira", "jira.create_issue"),
    Case("create a ticket", "zendesk", "zendesk.create_ticket"),
    Case("open an issue", "gitlab", "gitlab.create_issue"),
    Case("open an issue", "linear", "linear.create_issue"),
    Case("save it to the spreadsheet", "airtable", "airtable.create_record"),
    Case("add a task", "todoist", "todoist."),
    Case("post \"hi\" to #ops", "discord", "discord."),
    Case("post \"hi\" to #ops on Slack", "discord", "slack.send_message"),
    Case("create a Jira ticket", "zendesk", "jira.create_issue"),
  ]

  @Test(arguments: kinds) func `the preferred service stands in where only a kind is named`(plan: Case) throws {
    let made = Self.actions(try Self.plan(plan.prompt, ["preferred_tools": [.string(plan.preferred)]]))
    #expect(made.count == 1 && made[0].hasPrefix(plan.action), "\(made)")
  }

  @Test(arguments: ["notify the team", "create a ticket", "email ops@example.com the report", "count the issues"])
  func `without a preference of that kind everything stays as it is`(prompt: String) {
    var other = Preferences.none
    other.preferredTools = ["stripe", "openweather.get_current_weather"]
    #expect(Planner().plan(prompt, for: other) == Planner().plan(prompt))
  }

  @Test func `mail stays mail whatever chat is preferred`() throws {
    let planned = try Self.plan("email the team at ops@example.com", ["preferred_tools": ["slack"]])
    #expect(Self.actions(planned).isEmpty && planned.document.nodes.contains { $0.type == "send-email" })
  }

  @Test func `a schedule is in the user's time zone, unless the sentence names one`() throws {
    let berlin: JSON = ["timezone": "Europe/Berlin"]
    func zone(_ prompt: String, _ preferences: JSON) throws -> JSON? {
      try Self.plan(prompt, preferences).document.nodes.first?.properties["timezone"]
    }
    let prompt = "every day at 9 fetch https://a.example.com/x"
    #expect(try zone(prompt, berlin) == "Europe/Berlin" && zone(prompt, [:]) == "UTC")
    #expect(try zone("every day at 9 Tokyo time fetch https://a.example.com/x", berlin) == "Asia/Tokyo")
    #expect(try zone("every day at 9 UTC fetch https://a.example.com/x", berlin) == "UTC")
  }

  @Test func `defaults fill what the sentence leaves open, and are not asked for`() throws {
    let preferences: JSON = ["defaults": ["jira": ["project": "OPS", "credential": "our-jira", "labels": ["auto"]]]]
    let open = try Self.plan("create a Jira ticket", [:])
    #expect(Set(open.missing.map(\.property)).isSuperset(of: ["arguments.project", "credential"]))
    let planned = try Self.plan("create a Jira ticket", preferences)
    let properties = planned.document.nodes.last?.properties ?? [:]
    #expect(properties["arguments"]?["project"] == "OPS" && properties["credential"] == "our-jira", "\(properties)")
    #expect(!planned.missing.contains { ["arguments.project", "credential"].contains($0.property) })
    let said = try Self.plan("create a Jira ticket in project WEB", preferences)
    #expect(said.document.nodes.last?.properties["arguments"]?["project"] == "WEB")
    let hostile = try Self.plan("create a Jira ticket", ["defaults": ["jira": ["project": "{{ $nodes.x }} {{"]]])
    #expect(hostile.document.nodes.last?.properties["arguments"]?["project"] != nil)
  }

  @Test func `only services that are allowed are preferred`() throws {
    var preferences = Preferences.none
    preferences.preferredTools = ["jira"]
    guard case .workflow(let planned) = Planner().plan("create a ticket", in: ["slack"], for: preferences) else {
      return
    }
    #expect(Self.actions(planned).isEmpty)
  }
}
