internal import LanguageModels
internal import Platform
internal import WorkflowModels

/// A model as one node asks it.
struct NodeModel: Sendable {
  let gateway: ModelGateway
  /// Instead of the configured one.
  let model: String?
  let maximumTokens: Int

  func complete(_ request: ModelRequest) async throws(NodeFailure) -> ModelReply {
    var request = request
    request.model = model
    request.maximumTokens = maximumTokens
    do throws(ModelError) {
      return try await gateway.complete(request)
    } catch {
      throw NodeFailure(error)
    }
  }

  /// Asks for a value of a shape.
  func data(system: String, _ task: String, _ schema: JSON) async throws(NodeFailure) -> (JSON, ModelReply) {
    let wanted = try StructuredReply(schema)
    let reply = try await complete(ModelRequest(system: system, task, output: wanted.output))
    return (wanted.data(of: reply), reply)
  }
}

extension NodeFailure {
  init(_ error: ModelError) {
    self.init(
      code: "model_\(error.code.rawValue)", message: error.message + ".", isRetryable: error.isRetryable,
      retryAfterSeconds: error.after.map { Double($0.clampedNanoseconds) / 1e9 })
  }
}

extension ModelUsage {
  /// As nodes give it.
  var json: JSON { ["input": .int(input), "output": .int(output), "cached": .int(cached)] }

  static let schema: JSON = [
    "type": "object",
    "properties": ["input": ["type": "integer"], "output": ["type": "integer"], "cached": ["type": "integer"]],
  ]
}
