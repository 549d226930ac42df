internal import WorkflowModels

/// Does an action of an outside service, as the service's manifest describes it.
struct ConnectorAction: EffectNodeType {
  let declaration = NodeTypeDeclaration(
    type: "connector-action", title: "Connector action",
    summary: "Does an action of an outside service, such as sending a message in Slack.", category: .action,
    properties: [
      NodeProperty("toolkit", .text, required: true, "The service, by the slug of its toolkit."),
      NodeProperty("tool", .text, required: true, "The action, by its slug within the toolkit."),
      NodeProperty("arguments", .object, "What the action is given, by name."),
      NodeProperty("credential", .text, "The name of a credential that opens the service."),
    ],
    hasEffects: true,
    output: [:],
    example: .init(
      properties: [
        "toolkit": "slack", "tool": "send_message",
        "arguments": ["channel": "#ops", "text": "Ticket {{ .id }} is open."], "credential": "slack",
      ],
      input: ["id": 7], output: ["ts": "1764284400.000100", "channel": "C024BE91L"]))

  /// The services' wire formats are not here yet: a real run says so and does nothing, a dry run answers from the
  /// example or from what is pinned.
  func run(_ properties: JSONObject, _ effects: NodeEffects) async throws(NodeFailure) -> NodeResult {
    let toolkit = properties["toolkit"]?.stringValue ?? ""
    guard let name = properties["credential"]?.stringValue, !name.isEmpty else {
      throw NodeFailure(
        code: "credential_missing", message: "The action of \(toolkit) needs a credential: name one in \"credential\".")
    }
    throw NodeFailure(
      code: "connector_unavailable",
      message: "This engine has no connector for \(toolkit) yet; call its API by an http-request node instead.")
  }
}
