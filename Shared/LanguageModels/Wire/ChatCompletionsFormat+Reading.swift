internal import WorkflowModels

extension ChatCompletionsFormat {
  func read(_ reply: JSON, into draft: inout ReplyDraft) throws(ModelError) {
    if let model = reply["model"]?.stringValue { draft.model = model }
    read(usage: reply["usage"], &draft)
    guard let choice = reply["choices"]?[0], let message = choice["message"] else {
      throw .malformed(draft.provider, "no choice")
    }
    draft.text = message["content"]?.stringValue ?? ""
    draft.refusal = message["refusal"]?.stringValue ?? ""
    for (index, call) in (message["tool_calls"]?.arrayValue ?? []).enumerated() {
      try draft.update(index) { known in
        known.id = call["id"]?.stringValue ?? ""
        known.name = call["function"]?["name"]?.stringValue ?? ""
        known.arguments = Self.text(of: call["function"]?["arguments"])
      }
    }
    read(stop: choice["finish_reason"], &draft)
  }

  func read(_ event: JSON, streamedInto draft: inout ReplyDraft) throws(ModelError) -> [ModelEvent] {
    if event["error"]?.objectValue != nil {
      throw VendorFailure(provider: draft.provider, streamed: event).modelError
    }
    if let model = event["model"]?.stringValue, !model.isEmpty { draft.model = model }
    var events: [ModelEvent] = []
    let choice = event["choices"]?[0]
    let delta = choice?["delta"]
    if let text = delta?["content"]?.stringValue, !text.isEmpty {
      draft.text += text
      events.append(.text(text))
    }
    draft.refusal += delta?["refusal"]?.stringValue ?? ""
    for (place, call) in (delta?["tool_calls"]?.arrayValue ?? []).enumerated() {
      let index = call["index"]?.intValue ?? place
      let id = call["id"]?.stringValue
      let name = call["function"]?["name"]?.stringValue
      let piece = Self.text(of: call["function"]?["arguments"])
      try draft.update(index) { known in
        if known.id.isEmpty { known.id = id ?? "" }
        if known.name.isEmpty { known.name = name ?? "" }
        known.arguments += piece
      }
      events.append(.toolCall(index: index, id: id, name: name, arguments: piece))
    }
    read(stop: choice?["finish_reason"], &draft)
    // Usage comes after the last choice, in a chunk of its own; Groq has it in a place of its own.
    if let usage = event["usage"] ?? event["x_groq"]?["usage"], usage.objectValue != nil {
      read(usage: usage, &draft)
      events.append(.usage(draft.usage))
    }
    return events
  }

  private func read(stop: JSON?, _ draft: inout ReplyDraft) {
    switch stop?.stringValue {
    case nil: break
    case "length": draft.stop = .limit
    case "tool_calls", "function_call": draft.stop = .calls
    case "content_filter": draft.stop = .refused
    default: draft.stop = .end
    }
  }

  private func read(usage: JSON?, _ draft: inout ReplyDraft) {
    guard let usage, usage.objectValue != nil else { return }
    draft.usage = ModelUsage(
      input: ModelUsage.count(usage["prompt_tokens"]), output: ModelUsage.count(usage["completion_tokens"]),
      cached: ModelUsage.count(usage["prompt_tokens_details"]?["cached_tokens"]))
  }

  /// A text of JSON; some servers send the JSON itself.
  private static func text(of arguments: JSON?) -> String {
    switch arguments {
    case nil, .null: ""
    case .string(let text): text
    case let json?: json.text()
    }
  }
}
