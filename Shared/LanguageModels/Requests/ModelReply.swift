package import WorkflowModels

/// What a language model answered, whoever it was.
package struct ModelReply: Sendable, Hashable {
  package enum StopReason: String, Sendable, Hashable {
    case end
    case toolCalls = "tool_calls"
    /// The limit of tokens was reached in the middle of the text.
    case cutOff = "cut_off"
  }

  package let provider: String
  /// As the server calls it, which may be more exact than what was asked for.
  package let model: String
  package let text: String
  /// The structured output, checked against its schema.
  package let data: JSON?
  package let toolCalls: [ModelToolCall]
  package let usage: ModelUsage
  package let stopReason: StopReason
  /// In US dollars, where the model's price is known (`LLM_PRICES`).
  package var cost: Double?
  /// What was tried before this answer came, and the answer itself last. Filled in by the gateway.
  package var attempts: [ModelAttempt] = []

  package init(
    provider: String, model: String, text: String = "", data: JSON? = nil, toolCalls: [ModelToolCall] = [],
    usage: ModelUsage = ModelUsage(), stopReason: StopReason = .end
  ) {
    self.provider = provider
    self.model = model
    self.text = text
    self.data = data
    self.toolCalls = toolCalls
    self.usage = usage
    self.stopReason = stopReason
  }
}

/// One try of one provider.
package struct ModelAttempt: Sendable, Hashable {
  package let provider: String
  package let model: String
  /// Nil for success.
  package let failure: ModelError.Code?

  package init(provider: String, model: String, failure: ModelError.Code?) {
    self.provider = provider
    self.model = model
    self.failure = failure
  }
}

/// What a call used, in tokens.
package struct ModelUsage: Sendable, Hashable {
  /// All that was read, `cached` included.
  package var input: Int
  package var output: Int
  /// Read from the vendor's cache, at a lower price.
  package var cached: Int

  package init(input: Int = 0, output: Int = 0, cached: Int = 0) {
    self.input = input
    self.output = output
    self.cached = cached
  }

  package static func + (left: ModelUsage, right: ModelUsage) -> ModelUsage {
    ModelUsage(
      input: left.input &+ right.input, output: left.output &+ right.output, cached: left.cached &+ right.cached)
  }

  /// A number of tokens as a server says it; what cannot be one counts as none.
  static func count(_ json: JSON?) -> Int { min(max(0, json?.intValue ?? 0), 1 << 40) }
}
