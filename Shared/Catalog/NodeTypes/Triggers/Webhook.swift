internal import WorkflowModels

/// Starts a workflow for each request to its path. Who answers the request, and when, is the property `respond`.
struct Webhook: PureNodeType {
  let declaration = NodeTypeDeclaration(
    type: "webhook", title: "Webhook",
    summary: "Starts the workflow for each request to /webhooks/{path} while the workflow is active.",
    category: .trigger,
    properties: [
      NodeProperty("path", .text, required: true, "The path below /webhooks/, for example orders/new."),
      NodeProperty(
        "method", .choice(["GET", "POST", "PUT", "PATCH", "DELETE"]), default: "POST", "The method to answer to."),
      NodeProperty(
        "respond", .choice(["immediately", "when_done", "respond_node"]), default: "immediately",
        "Answer at once, with the execution's output, or by a respond-to-webhook node."),
      NodeProperty("secret", .text, "When set, requests must carry X-Hub-Signature-256: an HMAC-SHA256 of the body."),
    ],
    output: [
      "type": "object", "required": ["method", "path", "headers", "query", "body"], "additionalProperties": false,
    ],
    example: .init(
      properties: ["path": "orders/new"],
      input: ["method": "POST", "path": "orders/new", "headers": [:], "query": [:], "body": ["id": 7]],
      output: ["method": "POST", "path": "orders/new", "headers": [:], "query": [:], "body": ["id": 7]]))

  private static let mostBytes = 512

  func problems(of node: WorkflowNode) -> [PropertyProblem] {
    guard let path = node.properties["path"]?.stringValue else { return [] }
    if path.contains("{{") {
      return [PropertyProblem("path", "A webhook's path cannot hold an expression.", hint: "Write it out.")]
    }
    guard path.utf8.count <= Self.mostBytes else {
      return [
        PropertyProblem(
          "path", "A webhook's path has at most \(Self.mostBytes) bytes; this one has \(path.utf8.count).",
          hint: "Shorten it.")
      ]
    }
    let segments = Self.normalized(path).split(separator: "/", omittingEmptySubsequences: false)
    let isGood = segments.allSatisfy { segment in
      !segment.isEmpty && segment.utf8.allSatisfy { $0.isPathCharacter } && segment != "." && segment != ".."
    }
    guard isGood else {
      return [
        PropertyProblem(
          "path", "A webhook's path is made of letters, digits, '-', '_', '.' and '~', in parts divided by '/'.",
          hint: "For example orders/new.")
      ]
    }
    return []
  }

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult { .main(call.input) }

  /// Without slashes at the ends, so that `/orders` and `orders` are one path.
  static func normalized(_ path: String) -> String {
    String(path.drop { $0 == "/" }.reversed().drop { $0 == "/" }.reversed())
  }
}

extension UInt8 {
  fileprivate var isPathCharacter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
