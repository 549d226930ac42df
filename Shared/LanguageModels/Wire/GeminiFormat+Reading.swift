internal import WorkflowModels

extension GeminiFormat {
  func read(_ reply: JSON, into draft: inout ReplyDraft) throws(ModelError) {
    guard reply["candidates"]?[0] != nil || reply["promptFeedback"] != nil else {
      throw .malformed(draft.provider, "no candidate")
    }
    _ = try read(reply, streamedInto: &draft)
  }

  /// Each event of a stream has the form of a whole reply with the next piece of it.
  func read(_ event: JSON, streamedInto draft: inout ReplyDraft) throws(ModelError) -> [ModelEvent] {
    let event = event[0] ?? event
    if event["error"]?.objectValue != nil {
      throw VendorFailure(provider: draft.provider, streamed: event).modelError
    }
    if let model = event["modelVersion"]?.stringValue { draft.model = model }
    var events: [ModelEvent] = []
    for part in event["candidates"]?[0]?["content"]?["parts"]?.arrayValue ?? [] {
      if let call = part["functionCall"] {
        let index = draft.calls.count
        let id = call["id"]?.stringValue
        let name = call["name"]?.stringValue ?? ""
        let arguments = (call["args"] ?? [:]).text()
        try draft.update(index) { known in
          known.id = id ?? ""
          known.name = name
          known.arguments = arguments
          known.signature = part["thoughtSignature"]?.stringValue
        }
        events.append(.toolCall(index: index, id: id, name: name, arguments: arguments))
      } else if let text = part["text"]?.stringValue, part["thought"]?.boolValue != true, !text.isEmpty {
        draft.text += text
        events.append(.text(text))
      }
    }
    if event["promptFeedback"]?["blockReason"]?.stringValue != nil { draft.stop = .refused }
    read(stop: event["candidates"]?[0]?["finishReason"], &draft)
    if let usage = event["usageMetadata"], usage.objectValue != nil {
      draft.usage = ModelUsage(
        input: ModelUsage.count(usage["promptTokenCount"]),
        output: ModelUsage.count(usage["candidatesTokenCount"]) + ModelUsage.count(usage["thoughtsTokenCount"]),
        cached: ModelUsage.count(usage["cachedContentTokenCount"]))
      events.append(.usage(draft.usage))
    }
    return events
  }

  private func read(stop: JSON?, _ draft: inout ReplyDraft) {
    switch stop?.stringValue {
    case nil, "FINISH_REASON_UNSPECIFIED": break
    case "MAX_TOKENS": draft.stop = .limit
    case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY", "LANGUAGE":
      draft.stop = .refused
    case "MALFORMED_FUNCTION_CALL", "MALFORMED_RESPONSE", "MISSING_THOUGHT_SIGNATURE", "UNEXPECTED_TOOL_CALL":
      draft.stop = .malformed
    default: draft.stop = .end
    }
  }
}
