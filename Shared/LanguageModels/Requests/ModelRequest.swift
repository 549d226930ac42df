package import WorkflowModels

/// What a language model is asked, whoever answers: the wire formats make of it what each vendor wants.
package struct ModelRequest: Sendable, Hashable {
  /// Whether the model may, must or must not call one of the tools.
  package enum ToolChoice: Sendable, Hashable {
    case automatic, required, none
  }

  /// A reply that is a JSON value of this shape instead of free text.
  package struct Output: Sendable, Hashable {
    /// Of letters, digits, `_` and `-`: vendors show it to the model.
    package let name: String
    /// JSON Schema of any form; what a vendor does not know is said in words instead.
    package let schema: JSON

    package init(name: String, schema: JSON) {
      self.name = name
      self.schema = schema
    }
  }

  package var system: String?
  package var messages: [ModelMessage]
  package var tools: [ModelTool]
  package var toolChoice: ToolChoice
  package var output: Output?
  /// Of the reply, thinking included.
  package var maximumTokens: Int
  /// Instead of the model that is configured.
  package var model: String?

  package init(
    system: String? = nil, messages: [ModelMessage], tools: [ModelTool] = [], toolChoice: ToolChoice = .automatic,
    output: Output? = nil, maximumTokens: Int = 4096, model: String? = nil
  ) {
    self.system = system
    self.messages = messages
    self.tools = tools
    self.toolChoice = toolChoice
    self.output = output
    self.maximumTokens = maximumTokens
    self.model = model
  }

  /// One question of a user.
  package init(system: String? = nil, _ text: String, output: Output? = nil, maximumTokens: Int = 4096) {
    self.init(system: system, messages: [.user(text)], output: output, maximumTokens: maximumTokens)
  }
}
