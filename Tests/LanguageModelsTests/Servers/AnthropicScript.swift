import TestKit
import WorkflowModels

struct AnthropicScript: VendorScript {
  func complaints(about request: RawRequest, streams: Bool) -> [String] {
    guard let body = try? JSON(parsing: request.body) else { return ["The body is no JSON"] }
    var wrong: [String] = []
    func check(_ isRight: Bool, _ what: String) { if !isRight { wrong.append(what) } }
    check(request.line == "POST /v1/messages HTTP/1.1", request.line)
    check(request["x-api-key"] == Vendor.key, "x-api-key")
    check(request["authorization"] == nil, "authorization")
    check(request["anthropic-version"] == "2026-10-21", "anthropic-version")
    check(request["content-type"] == "application/json", "content-type")
    check(["temperature", "top_p", "top_k", "output_format"].allSatisfy { body[$0] == nil }, "a forbidden field")
    check(body["max_tokens"]?.intValue ?? 0 > 0 && body["model"] == "test-model", "model and max_tokens")
    check((body["stream"]?.boolValue ?? false) == streams, "stream")
    check(
      body["messages"]?.arrayValue?.allSatisfy { ["user", "assistant"].contains($0["role"]) } ?? false, "roles")
    let schemas =
      (outputSchema(body).map { [$0] } ?? []) + (body["tools"]?.arrayValue ?? []).compactMap { $0["input_schema"] }
    for schema in schemas {
      check(objects(in: schema).allSatisfy { $0.schema["additionalProperties"] == false }, "an open object")
      check(keywords(in: schema).isDisjoint(with: ["minimum", "maxLength", "pattern", "oneOf"]), "a keyword")
    }
    return wrong
  }

  func outputSchema(_ body: JSON) -> JSON? { body["output_config"]?["format"]?["schema"] }

  func forcedTool(_ body: JSON) -> String? {
    body["tool_choice"]?["type"] == "tool" ? body["tool_choice"]?["name"]?.stringValue : nil
  }

  func reply(_ text: String, stop: Stop) -> String {
    let reason: JSON = stop == .end ? "end_turn" : stop == .limit ? "max_tokens" : "refusal"
    return message(
      [["type": "thinking", "thinking": "…", "signature": "s"], ["type": "text", "text": .string(text)]], reason)
  }

  func call(_ name: String, _ arguments: JSON) -> String {
    message([["type": "tool_use", "id": "call_7", "name": .string(name), "input": arguments]], "tool_use")
  }

  private func message(_ content: [JSON], _ reason: JSON) -> String {
    let reply: JSON = [
      "id": "msg_1", "type": "message", "role": "assistant", "model": "test-model-1", "content": .array(content),
      "stop_reason": reason, "stop_sequence": nil, "stop_details": ["new": "field"],
      "usage": [
        "input_tokens": 4, "output_tokens": 5, "cache_creation_input_tokens": 1, "cache_read_input_tokens": 2,
        "service_tier": "standard",
      ],
    ]
    return reply.text()
  }

  func stream(_ pieces: [String]) -> [String] {
    start + [event("content_block_start", ["index": 0, "content_block": ["type": "text", "text": ""]])]
      + pieces.map {
        event("content_block_delta", ["index": 0, "delta": ["type": "text_delta", "text": .string($0)]])
      }
      + end("end_turn")
  }

  func stream(call name: String, _ arguments: [String]) -> [String] {
    let block: JSON = ["type": "tool_use", "id": "call_7", "name": .string(name), "input": [:]]
    return start + [event("content_block_start", ["index": 0, "content_block": block])]
      + arguments.map {
        event("content_block_delta", ["index": 0, "delta": ["type": "input_json_delta", "partial_json": .string($0)]])
      } + end("tool_use")
  }

  private var start: [String] {
    let usage: JSON = [
      "input_tokens": 4, "output_tokens": 1, "cache_creation_input_tokens": 1, "cache_read_input_tokens": 2,
    ]
    return [
      event("message_start", ["message": ["model": "test-model-1", "usage": usage]]), event("ping", [:]),
      event("something_new", ["field": 1]),
    ]
  }

  private func end(_ reason: JSON) -> [String] {
    [
      event("content_block_stop", ["index": 0]),
      event("message_delta", ["delta": ["stop_reason": reason], "usage": ["output_tokens": 5]]),
      event("message_stop", [:]),
    ]
  }

  private func event(_ type: String, _ fields: JSONObject) -> String {
    var fields = fields
    fields["type"] = .string(type)
    return "event: \(type)\ndata: \(JSON.object(fields).text())\n\n"
  }

  func error(_ kind: Trouble) -> String {
    let (type, message): (JSON, JSON) =
      switch kind {
      case .rate: ("rate_limit_error", "slow down")
      case .spending: ("rate_limit_error", "spend limit")
      case .overload: ("overloaded_error", "Overloaded")
      case .server: ("api_error", "oops")
      case .request: ("invalid_request_error", .string("model: not found, key " + Vendor.key))
      case .schema: ("invalid_request_error", "output_config: Extra inputs are not permitted")
      case .length: ("invalid_request_error", "prompt is too long: 300000 tokens > 200000 maximum")
      case .key: ("authentication_error", "invalid x-api-key")
      }
    let details: JSON = kind == .spending ? ["error_code": "enforced_spend_limit_reached"] : [:]
    return JSON.object([
      "type": "error", "error": ["type": type, "message": message, "details": details], "request_id": "req_1",
    ]).text()
  }
}
