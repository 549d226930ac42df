/// Why a node failed, in words for the workflow's author, and whether another attempt makes sense.
package struct NodeFailure: Error, Sendable, Hashable {
  package var code: String
  package var message: String
  /// False when the same attempt could only fail again, or must not be made again.
  package var isRetryable: Bool
  /// What the other side asked for (`Retry-After`): no attempt before.
  package var retryAfterSeconds: Double?
  /// What it did is unknown: begun, never answered, and not allowed twice.
  package var isInDoubt: Bool

  package init(
    code: String, message: String, isRetryable: Bool = false, retryAfterSeconds: Double? = nil, isInDoubt: Bool = false
  ) {
    self.code = code
    self.message = message
    self.isRetryable = isRetryable
    self.retryAfterSeconds = retryAfterSeconds
    self.isInDoubt = isInDoubt
  }

  /// What a successor sees by `continue` and by the `error` port.
  package func json(node: NodeID, attempts: Int) -> JSON {
    ["message": .string(message), "code": .string(code), "node_id": .string(node.rawValue), "attempts": .int(attempts)]
  }
}

extension NodeFailure {
  /// As the journal keeps it.
  package var json: JSON {
    var object: JSONObject = ["code": .string(code), "message": .string(message)]
    if isRetryable { object["retryable"] = true }
    if let retryAfterSeconds { object["retry_after"] = .double(retryAfterSeconds) }
    if isInDoubt { object["in_doubt"] = true }
    return .object(object)
  }

  package init?(json: JSON) {
    guard let code = json["code"]?.stringValue, let message = json["message"]?.stringValue else { return nil }
    self.init(
      code: code, message: message, isRetryable: json["retryable"]?.boolValue ?? false,
      retryAfterSeconds: json["retry_after"]?.doubleValue, isInDoubt: json["in_doubt"]?.boolValue ?? false)
  }
}
