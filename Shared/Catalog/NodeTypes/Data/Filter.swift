internal import WorkflowModels

/// Parts a list into what fits a condition and what does not.
struct Filter: PureNodeType {
  let declaration = NodeTypeDeclaration(
    type: "filter", title: "Filter", summary: "Keeps the items for which a condition holds; the others are rejected.",
    category: .data,
    properties: [
      NodeProperty("items", .any, "The list (default: the input)."),
      NodeProperty(
        "condition", .program, required: true, "A jq expression over $item and $index; . is the node's input."),
    ],
    ports: ["main", "rejected"], output: ["type": "array"],
    example: .init(
      properties: ["condition": "$item.priority == \"high\""],
      input: [["id": 1, "priority": "high"], ["id": 2, "priority": "low"]],
      output: [["id": 1, "priority": "high"]]))

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult {
    let items = try call.properties()["items"] ?? call.input
    guard let list = items.arrayValue else {
      throw NodeFailure(
        code: "wrong_input", message: "A filter needs an array, but got \(items.withArticle).")
    }
    var kept: [JSON] = []
    var rejected: [JSON] = []
    for (index, item) in list.enumerated() {
      let holds = try call.value(ofProgram: "condition", item: item, index: index)?.isTruthy ?? false
      if holds { kept.append(item) } else { rejected.append(item) }
    }
    return NodeResult(
      NodeOutputs([.init(port: "main", value: .array(kept)), .init(port: "rejected", value: .array(rejected))]))
  }
}
