internal import WorkflowModels

extension JSON {
  /// jq's truth: everything but null and false.
  var isTruthy: Bool {
    switch self {
    case .null, .bool(false): false
    default: true
    }
  }

  /// For sentences: "an object", "a string", "null".
  var withArticle: String {
    switch self {
    case .null: "null"
    case .array, .object: "an \(typeName)"
    default: "a \(typeName)"
    }
  }
}
