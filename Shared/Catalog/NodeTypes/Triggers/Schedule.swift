internal import Platform
internal import WorkflowModels

/// Marks a workflow as one that is started by the clock.
struct Schedule: PureNodeType {
  private static let zones = TimeZoneFiles()

  let declaration = NodeTypeDeclaration(
    type: "schedule", title: "Schedule", summary: "Starts the workflow by cron or at an interval.",
    category: .trigger,
    properties: [
      NodeProperty("cron", .text, "A cron expression of five or six fields, for example 0 9 * * 1-5."),
      NodeProperty("every_seconds", .integer(1...31_536_000), "An interval in whole seconds, instead of cron."),
      NodeProperty("timezone", .text, default: "UTC", "An IANA time zone, for example Europe/Paris."),
    ],
    output: ["type": "object", "required": ["schedule_id", "scheduled_at"], "additionalProperties": false],
    example: .init(
      properties: ["cron": "0 9 * * *", "timezone": "Europe/Paris"],
      input: ["schedule_id": "sched_1", "scheduled_at": "2026-01-01T08:00:00Z"],
      output: ["schedule_id": "sched_1", "scheduled_at": "2026-01-01T08:00:00Z"]))

  func problems(of node: WorkflowNode) -> [PropertyProblem] { ruleProblems(of: node) + zoneProblems(of: node) }

  private func zoneProblems(of node: WorkflowNode) -> [PropertyProblem] {
    guard let zone = node.properties["timezone"]?.stringValue, zone != "UTC" else { return [] }
    do {
      _ = try Self.zones.bytes(ofZone: zone)
      return []
    } catch {
      return [PropertyProblem("timezone", error.message, hint: "For example Europe/Paris.")]
    }
  }

  private func ruleProblems(of node: WorkflowNode) -> [PropertyProblem] {
    switch (node.properties["cron"]?.stringValue, node.properties["every_seconds"]) {
    case (nil, nil):
      return [PropertyProblem("cron", "A schedule needs cron or every_seconds.", hint: "For example 0 9 * * *.")]
    case (.some, .some):
      return [PropertyProblem("cron", "A schedule has cron or every_seconds, not both.", hint: "Remove one.")]
    case (let cron?, nil):
      do throws(CronError) {
        _ = try CronExpression(parsing: cron)
        return []
      } catch {
        return [PropertyProblem("cron", error.message, hint: "For example 0 9 * * 1-5.")]
      }
    case (nil, let interval?):
      guard interval.stringValue != nil else { return [] }
      return [
        PropertyProblem(
          "every_seconds", "A schedule is read before anything runs: its interval is a number, no expression.",
          hint: "For example 300.")
      ]
    }
  }

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult { .main(call.input) }
}
