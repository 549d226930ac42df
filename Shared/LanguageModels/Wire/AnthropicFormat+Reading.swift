internal import WorkflowModels

extension AnthropicFormat {
  func read(_ reply: JSON, into draft: inout ReplyDraft) throws(ModelError) {
    guard let content = reply["content"]?.arrayValue else { throw .malformed(draft.provider, "no content") }
    if let model = reply["model"]?.stringValue { draft.model = model }
    for (index, block) in content.enumerated() {
      switch block["type"]?.stringValue {
      case "text": draft.text += block["text"]?.stringValue ?? ""
      case "tool_use":
        try draft.update(index) { call in
          call.id = block["id"]?.stringValue ?? ""
          call.name = block["name"]?.stringValue ?? ""
          call.arguments = (block["input"] ?? [:]).text()
        }
      default: break
      }
    }
    read(stop: reply["stop_reason"], &draft)
    read(usage: reply["usage"], &draft)
  }

  func read(_ event: JSON, streamedInto draft: inout ReplyDraft) throws(ModelError) -> [ModelEvent] {
    let index = event["index"]?.intValue ?? 0
    switch event["type"]?.stringValue {
    case "message_start":
      if let model = event["message"]?["model"]?.stringValue { draft.model = model }
      read(usage: event["message"]?["usage"], &draft)
    case "content_block_start":
      let block = event["content_block"] ?? .null
      if block["type"]?.stringValue == "tool_use" {
        let (id, name) = (block["id"]?.stringValue ?? "", block["name"]?.stringValue ?? "")
        try draft.update(index) { call in
          call.id = id
          call.name = name
        }
        return [.toolCall(index: index, id: id, name: name, arguments: "")]
      }
      if let text = block["text"]?.stringValue, !text.isEmpty {
        draft.text += text
        return [.text(text)]
      }
    case "content_block_delta":
      let delta = event["delta"] ?? .null
      if let text = delta["text"]?.stringValue {
        draft.text += text
        return [.text(text)]
      }
      if let piece = delta["partial_json"]?.stringValue {
        try draft.update(index) { $0.arguments += piece }
        return [.toolCall(index: index, id: nil, name: nil, arguments: piece)]
      }
    case "message_delta":
      read(stop: event["delta"]?["stop_reason"], &draft)
      read(usage: event["usage"], &draft)
      return [.usage(draft.usage)]
    case "message_stop": draft.isComplete = true
    case "error": throw VendorFailure(provider: draft.provider, streamed: event).modelError
    default: break
    }
    return []
  }

  private func read(stop: JSON?, _ draft: inout ReplyDraft) {
    switch stop?.stringValue {
    case nil: break
    case "tool_use": draft.stop = .calls
    case "max_tokens", "model_context_window_exceeded": draft.stop = .limit
    case "refusal": draft.stop = .refused
    default: draft.stop = .end
    }
  }

  /// What is said later in a stream completes what was said before.
  private func read(usage: JSON?, _ draft: inout ReplyDraft) {
    guard let usage else { return }
    if usage["input_tokens"] != nil {
      draft.usage.cached = ModelUsage.count(usage["cache_read_input_tokens"])
      draft.usage.input =
        ModelUsage.count(usage["input_tokens"]) + ModelUsage.count(usage["cache_creation_input_tokens"])
        + draft.usage.cached
    }
    if usage["output_tokens"] != nil { draft.usage.output = ModelUsage.count(usage["output_tokens"]) }
  }
}
