internal import WorkflowModels

/// Runs its body once for each item, side by side up to a limit, and collects the results in the order of the items.
struct ForEach: BodyNodeType {
  let declaration = NodeTypeDeclaration(
    type: "for-each", title: "For each",
    summary: "Runs the nodes inside once for each item, several at a time, and collects what they give in order.",
    category: .flow,
    properties: [
      NodeProperty("items", .any, required: true, "The list to go over, for example {{ .tickets }}."),
      NodeProperty("max_parallel", .integer(1...1000), default: 10, "How many items are worked on at a time."),
      NodeProperty(
        "on_item_error", .choice(BodyItems.OnError.allCases.map(\.rawValue)), default: "fail",
        "An item's failure fails the node, leaves the item out, or puts its error among the results."),
    ],
    output: ["type": "array"],
    example: .init(properties: ["items": "{{ .numbers }}"], input: ["numbers": [1, 2]], output: [1, 2]))

  func next(_ call: NodeCall) throws(NodeFailure) -> BodyStep {
    let properties = try call.properties()
    guard let items = properties["items"]?.arrayValue else {
      let given = properties["items"] ?? .null
      throw NodeFailure(code: "wrong_property", message: "\"items\" must be an array, but is \(given.withArticle).")
    }
    let parallel = min(max(properties["max_parallel"]?.intValue ?? 10, 1), 1000)
    let onError = properties["on_item_error"]?.stringValue.flatMap(BodyItems.OnError.init(rawValue:)) ?? .fail
    return .items(BodyItems(items: items, parallel: parallel, onError: onError))
  }
}
