package import WorkflowModels

/// One turn of a conversation with a model.
package enum ModelMessage: Sendable, Hashable {
  case user(String)
  /// What the model said before, and the tools that it called then.
  case assistant(String, calls: [ModelToolCall] = [])
  /// What the called tools answered.
  case toolResults([ModelToolResult])
}

/// A function that the model may call.
package struct ModelTool: Sendable, Hashable {
  package let name: String
  package let description: String
  /// JSON Schema of its arguments, an object.
  package let parameters: JSON

  package init(name: String, description: String, parameters: JSON) {
    self.name = name
    self.description = description
    self.parameters = parameters
  }
}

/// The model's wish to have a tool called.
package struct ModelToolCall: Sendable, Hashable {
  package let id: String
  package let name: String
  package let arguments: JSON
  /// What a vendor wants back with the result without our understanding it (Gemini's thought signature).
  package let signature: String?

  package init(id: String, name: String, arguments: JSON, signature: String? = nil) {
    self.id = id
    self.name = name
    self.arguments = arguments
    self.signature = signature
  }
}

/// What a tool answered to a call.
package struct ModelToolResult: Sendable, Hashable {
  package let callID: String
  package let name: String
  package let content: String
  package let isError: Bool

  package init(callID: String, name: String, content: String, isError: Bool = false) {
    self.callID = callID
    self.name = name
    self.content = content
    self.isError = isError
  }
}
