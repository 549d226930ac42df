internal import LanguageModels
internal import WorkflowModels

/// A reply of a shape that a workflow's author wants, of any kind: vendors give objects only, so that anything else is
/// asked for as the one member of an object.
struct StructuredReply: Sendable {
  let output: ModelRequest.Output
  private let isWrapped: Bool
  private static let mostBytes = 65_536
  private static let deepest = 32

  init(_ schema: JSON, name: String = "reply") throws(NodeFailure) {
    if let problem = Self.problem(with: schema) {
      throw NodeFailure(code: "wrong_property", message: "The schema of the reply \(problem).")
    }
    isWrapped = schema["type"] != "object" && (schema["properties"]?.objectValue == nil || schema["type"] != nil)
    let member: JSON = ["type": "object", "properties": ["value": schema], "required": ["value"]]
    output = ModelRequest.Output(name: name, schema: isWrapped ? member : schema)
  }

  func data(of reply: ModelReply) -> JSON {
    let data = reply.data ?? .null
    return isWrapped ? data["value"] ?? .null : data
  }

  /// What is wrong with a schema as an author wrote it, as the end of a sentence.
  static func problem(with schema: JSON) -> String? {
    guard let object = schema.objectValue, !object.isEmpty else {
      return "must be an object, such as {\"type\": \"object\", \"properties\": {\"name\": {\"type\": \"string\"}}}"
    }
    if depth(of: schema, 0) > deepest { return "is nested more than \(deepest) levels deep" }
    if schema.bytes().count > mostBytes { return "is longer than \(mostBytes) bytes" }
    return nil
  }

  private static func depth(of value: JSON, _ above: Int) -> Int {
    guard above <= deepest else { return above }
    let inner = value.arrayValue ?? value.objectValue.map { Array($0.values) } ?? []
    return inner.reduce(above + 1) { max($0, depth(of: $1, above + 1)) }
  }
}
