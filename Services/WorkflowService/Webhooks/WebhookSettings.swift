internal import Catalog
internal import Platform
internal import WorkflowModels

/// What a `webhook` node says of itself.
struct WebhookSettings: Sendable {
  enum Respond: String {
    case immediately
    case whenDone = "when_done"
    case respondNode = "respond_node"
  }

  let node: NodeID
  let method: String
  let path: String
  let respond: Respond
  private let secret: String?

  static func all(of workflow: CompiledWorkflow) -> [WebhookSettings] {
    workflow.document.nodes.filter { $0.type == "webhook" }.compactMap(WebhookSettings.init)
  }

  private init?(_ node: WorkflowNode) {
    guard let path = node.properties["path"]?.stringValue else { return nil }
    self.node = node.id
    self.path = Self.normalized(path)
    method = node.properties["method"]?.stringValue ?? "POST"
    respond = node.properties["respond"]?.stringValue.flatMap(Respond.init(rawValue:)) ?? .immediately
    secret = node.properties["secret"]?.stringValue
  }

  /// Without slashes at the ends, so that `/orders` and `orders` are one path.
  static func normalized(_ path: String) -> String {
    path.split(separator: "/").joined(separator: "/")
  }

  func accepts(signature: String?, of body: [UInt8]) -> Bool {
    guard let secret, !secret.isEmpty else { return true }
    guard let signature = signature?.lowercased(), signature.hasPrefix("sha256="),
      let code = Hex.bytes(String(signature.dropFirst(7)))
    else { return false }
    return HMACSHA256.isValid(code, of: body, key: Array(secret.utf8))
  }
}
