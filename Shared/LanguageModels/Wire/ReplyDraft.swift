internal import WorkflowModels

/// A reply as far as it is known, from one text or event by event, before it is judged.
struct ReplyDraft: Sendable {
  struct Call: Sendable {
    var id = ""
    var name = ""
    /// JSON text, which a stream brings in pieces.
    var arguments = ""
    var signature: String?
  }

  let provider: String
  var model: String
  var text = ""
  var refusal = ""
  /// By the vendor's own number of them.
  var calls: [Int: Call] = [:]
  var usage = ModelUsage()
  var stop: Stop?
  /// The stream has said that nothing follows.
  var isComplete = false

  enum Stop: Sendable, Hashable {
    case end, calls, limit, refused, malformed
  }

  /// A server may number its calls as it likes, but not fill the memory with them.
  private static let mostCalls = 128

  mutating func update(_ index: Int, _ change: (inout Call) -> Void) throws(ModelError) {
    guard calls[index] != nil || calls.count < Self.mostCalls else {
      throw .malformed(provider, "too many tool calls")
    }
    change(&calls[index, default: Call()])
  }

  /// Judges what came, and gives structured output and arguments back in the caller's own shapes.
  func finish(_ request: WireRequest) throws(ModelError) -> ModelReply {
    do throws(ModelError) {
      return try judged(request)
    } catch {
      var error = error
      error.usage = usage
      throw error
    }
  }

  private func judged(_ request: WireRequest) throws(ModelError) -> ModelReply {
    if !refusal.isEmpty || stop == .refused { throw .usual(.refused, provider) }
    if stop == .malformed { throw .malformed(provider, "a reply that cannot be read") }
    var toolCalls: [ModelToolCall] = []
    var data: JSON?
    for (index, call) in calls.sorted(by: { $0.key < $1.key }) {
      guard let known = request.allTools.first(where: { $0.tool.name == call.name }) else {
        throw .malformed(provider, "a call of a tool that it was not offered")
      }
      let arguments = known.schema.restore(try parse(call.arguments.isEmpty ? "{}" : call.arguments))
      if call.name == request.outputTool?.tool.name {
        data = arguments
      } else {
        guard arguments.objectValue != nil else { throw .malformed(provider, "arguments that are no object") }
        toolCalls.append(
          ModelToolCall(
            id: call.id.isEmpty ? "call_\(index)" : call.id, name: call.name, arguments: arguments,
            signature: call.signature))
      }
    }
    if let output = request.request.output, toolCalls.isEmpty {
      if data == nil, request.outputTool == nil || !text.isEmpty { data = request.output?.restore(try parse(text)) }
      guard let data else { throw .malformed(provider, "no structured reply") }
      guard SchemaCheck(output.schema).flaw(in: data) == nil else {
        throw .malformed(provider, "a reply that is not of the shape that was asked for")
      }
    }
    return ModelReply(
      provider: provider, model: model, text: request.request.output == nil ? text : "", data: data,
      toolCalls: toolCalls, usage: usage,
      stopReason: stop == .limit ? .cutOff : toolCalls.isEmpty ? .end : .toolCalls)
  }

  private func parse(_ text: String) throws(ModelError) -> JSON {
    if let json = try? JSON(parsing: text) { return json }
    throw stop == .limit ? .usual(.cutOff, provider) : .malformed(provider, "half a JSON text, or none")
  }
}
