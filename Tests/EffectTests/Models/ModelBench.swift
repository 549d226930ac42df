import Catalog
import HTTP
import LanguageModels
import Platform
import Synchronization
import TestKit
import WorkflowModels

/// Runs a node that asks models by itself, against a scripted server on the loopback.
final class ModelBench: Sendable {
  enum Reply: Sendable {
    case text(String)
    case data(JSON)
    case calls([(name: String, arguments: JSON)])
    case failure(String)
  }

  private let server: RawServer
  private let reactor: Reactor
  let vendor: ModelVendor

  /// - Parameter replies: the first request gets the first, and so on; the last one stays.
  init(_ replies: [Reply], vendor: ModelVendor = .openai) throws {
    self.vendor = vendor
    reactor = try Reactor(name: "models")
    let count = Mutex(0)
    server = try RawServer { connection in
      while connection.readRequest() != nil {
        let place = count.withLock { count in
          defer { count += 1 }
          return min(count, replies.count - 1)
        }
        switch Self.body(replies[place], vendor) {
        case .some(let body): connection.answer(headers: ["Content-Type: application/json"], body: body.text())
        case nil:
          guard case .failure(let status) = replies[place] else { continue }
          connection.answer(status, headers: ["Retry-After: 0"], body: "{\"error\": {\"message\": \"no\"}}")
        }
      }
    }
  }

  deinit { reactor.stop() }

  /// What the server was sent.
  var requests: [RawRequest] { server.requests }
  var bodies: [JSON] { server.requests.compactMap { try? JSON(parsing: $0.body) } }

  /// What an agent has beyond the other nodes.
  struct Surroundings: Sendable {
    var egress = EgressPolicy.internalService
    var memory: NodeMemory?
    var searchURL: String?
    var credentials = NodeCredentials.none
    var key = "exec_1/n"
    var isAtMostOnce = false
  }

  func effects(_ around: Surroundings = Surroundings(), configured: Bool = true) throws -> NodeEffects {
    let http = HTTPClient(reactor: reactor)
    let settings = Settings(
      configured
        ? [vendor.addressVariable: server.url, vendor.modelVariable: "test-model", "LLM_TIMEOUT_SECONDS": "600"] : [:])
    return NodeEffects(
      http: http, egress: around.egress, idempotencyKey: around.key, isAtMostOnce: around.isAtMostOnce,
      credentials: around.credentials,
      models: ModelDirectory(
        try ModelSettings(settings), http: http, metrics: Metrics(), logger: .silent),
      memory: around.memory, searchURL: around.searchURL)
  }

  /// - Parameter properties: of the node, expanded.
  func run(
    _ type: String, _ properties: JSONObject, _ around: Surroundings = Surroundings(), configured: Bool = true
  ) async throws -> Result<NodeResult, NodeFailure> {
    guard let type = NodeRegistry.standard[type] as? any EffectNodeType else { return .failure(.unknown(type)) }
    let effects = try effects(around, configured: configured)
    do {
      return .success(try await type.run(properties, effects))
    } catch {
      return .failure(error)
    }
  }

  func output(
    _ type: String, _ properties: JSONObject, _ around: Surroundings = Surroundings(), configured: Bool = true
  ) async throws -> JSON {
    try await run(type, properties, around, configured: configured).get().outputs.principal
  }

  func failure(
    _ type: String, _ properties: JSONObject, _ around: Surroundings = Surroundings(), configured: Bool = true
  ) async throws -> NodeFailure? {
    if case .failure(let failure) = try await run(type, properties, around, configured: configured) {
      failure
    } else {
      nil
    }
  }

  private static func body(_ reply: Reply, _ vendor: ModelVendor) -> JSON? {
    var text: JSON = nil
    var calls: [(name: String, arguments: JSON)] = []
    switch reply {
    case .text(let words): text = .string(words)
    case .data(let data): text = .string(data.text())
    case .calls(let all): calls = all
    case .failure: return nil
    }
    switch vendor {
    case .anthropic:
      let parts =
        calls.isEmpty
        ? [["type": "text", "text": text]]
        : calls.enumerated().map { number, call -> JSON in
          ["type": "tool_use", "id": .string("call_\(number)"), "name": .string(call.name), "input": call.arguments]
        }
      return [
        "model": "test-model-1", "content": .array(parts), "stop_reason": calls.isEmpty ? "end_turn" : "tool_use",
        "usage": ["input_tokens": 7, "output_tokens": 5],
      ]
    case .gemini:
      return [
        "modelVersion": "test-model-1",
        "candidates": [["content": ["parts": [["text": text]]], "finishReason": "STOP"]],
        "usageMetadata": ["promptTokenCount": 7, "candidatesTokenCount": 5],
      ]
    case .openai, .groq:
      let said = calls.enumerated().map { number, call -> JSON in
        [
          "id": .string("call_\(number)"), "type": "function",
          "function": ["name": .string(call.name), "arguments": .string(call.arguments.text())],
        ]
      }
      var message: JSONObject = ["role": "assistant", "content": text]
      if !said.isEmpty { message["tool_calls"] = .array(said) }
      return [
        "model": "test-model-1",
        "choices": [
          ["index": 0, "message": .object(message), "finish_reason": calls.isEmpty ? "stop" : "tool_calls"]
        ],
        "usage": ["prompt_tokens": 7, "completion_tokens": 5],
      ]
    }
  }
}

extension NodeFailure {
  fileprivate static func unknown(_ type: String) -> NodeFailure {
    NodeFailure(code: "unknown_type", message: "\(type) is no effectful type.")
  }
}
