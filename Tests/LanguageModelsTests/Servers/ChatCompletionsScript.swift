import TestKit
import WorkflowModels

struct ChatCompletionsScript: VendorScript {
  let path: String
  let key: String?
  let limit: String

  func complaints(about request: RawRequest, streams: Bool) -> [String] {
    guard let body = try? JSON(parsing: request.body) else { return ["The body is no JSON"] }
    var wrong: [String] = []
    func check(_ isRight: Bool, _ what: String) { if !isRight { wrong.append(what) } }
    check(request.line == "POST \(path) HTTP/1.1", request.line)
    check(request["authorization"] == key.map { "Bearer \($0)" }, "authorization")
    check(request["x-api-key"] == nil, "x-api-key")
    check(request["content-type"] == "application/json", "content-type")
    check(body["model"] == "test-model" && body["messages"]?.arrayValue?.isEmpty == false, "model and messages")
    let limits = ["max_tokens", "max_completion_tokens"].filter { body[$0] != nil }
    check(limits == [limit], "the limit is called \(limits)")
    check((body["stream"]?.boolValue ?? false) == streams, "stream")
    check((body["stream_options"]?["include_usage"] == true) == streams, "stream_options")
    check(body["response_format"] == nil || body["response_format"]?["json_schema"]?["strict"] == true, "strict")
    let functions = (body["tools"]?.arrayValue ?? []).compactMap { $0["function"] }
    check(functions.allSatisfy { $0["strict"] == true }, "strict tools")
    for schema in (outputSchema(body).map { [$0] } ?? []) + functions.compactMap({ $0["parameters"] }) {
      for (object, depth) in objects(in: schema) {
        let names = Set(object["properties"]?.objectValue.map { Array($0.keys) } ?? [])
        let required = Set((object["required"]?.arrayValue ?? []).compactMap(\.stringValue))
        check(names == required, "properties \(names) and required \(required)")
        check(object["additionalProperties"] == false, "an open object")
        check(depth <= 5, "an object at depth \(depth)")
      }
      check(keywords(in: schema).isDisjoint(with: ["oneOf", "maxLength", "default", "allOf"]), "a keyword")
    }
    return wrong
  }

  func outputSchema(_ body: JSON) -> JSON? { body["response_format"]?["json_schema"]?["schema"] }
  func forcedTool(_ body: JSON) -> String? { body["tool_choice"]?["function"]?["name"]?.stringValue }

  private var usage: JSON {
    ["prompt_tokens": 7, "completion_tokens": 5, "total_tokens": 12, "prompt_tokens_details": ["cached_tokens": 2]]
  }

  func reply(_ text: String, stop: Stop) -> String {
    let refusal: JSON = stop == .refusal ? "I cannot help with that." : nil
    let content: JSON = stop == .refusal ? nil : .string(text)
    return message(
      ["role": "assistant", "content": content, "refusal": refusal, "reasoning": "…"],
      stop == .limit ? "length" : "stop")
  }

  func call(_ name: String, _ arguments: JSON) -> String {
    message(
      [
        "role": "assistant", "content": nil,
        "tool_calls": [
          [
            "id": "call_7", "type": "function",
            "function": ["name": .string(name), "arguments": .string(arguments.text())],
          ]
        ],
      ], "tool_calls")
  }

  private func message(_ message: JSON, _ reason: JSON) -> String {
    JSON.object([
      "id": "c", "object": "chat.completion", "model": "test-model-1", "system_fingerprint": "new",
      "choices": [["index": 0, "message": message, "finish_reason": reason, "logprobs": nil]], "usage": usage,
    ]).text()
  }

  func stream(_ pieces: [String]) -> [String] {
    [chunk(["role": "assistant", "content": ""], nil)] + pieces.map { chunk(["content": .string($0)], nil) }
      + end("stop")
  }

  func stream(call name: String, _ arguments: [String]) -> [String] {
    let first: JSON = [
      "index": 0, "id": "call_7", "type": "function", "function": ["name": .string(name), "arguments": ""],
    ]
    return [chunk(["role": "assistant", "tool_calls": [first]], nil)]
      + arguments.map { chunk(["tool_calls": [["index": 0, "function": ["arguments": .string($0)]]]], nil) }
      + end("tool_calls")
  }

  private func end(_ reason: JSON) -> [String] {
    let last: JSON = ["object": "chat.completion.chunk", "model": "test-model-1", "choices": [], "usage": usage]
    return [": a comment\n\n", chunk([:], reason), "data: \(last.text())\n\n", "data: [DONE]\n\n"]
  }

  private func chunk(_ delta: JSON, _ reason: JSON) -> String {
    let chunk: JSON = [
      "object": "chat.completion.chunk", "model": "test-model-1", "x_new": 1,
      "choices": [["index": 0, "delta": delta, "finish_reason": reason]],
    ]
    return "data: \(chunk.text())\n\n"
  }

  func error(_ kind: Trouble) -> String {
    let (code, message): (JSON, JSON) =
      switch kind {
      case .rate: ("rate_limit_exceeded", "Rate limit reached")
      case .spending: ("insufficient_quota", "You exceeded your current quota")
      case .overload, .server: ("server_error", "The server had an error")
      case .request: ("model_not_found", .string("no such model; your key is " + Vendor.key))
      case .schema: ("unsupported", "'response_format' of type 'json_schema' is not supported with this model")
      case .length: ("context_length_exceeded", "This model's maximum context length is 8192 tokens")
      case .key: ("invalid_api_key", .string("Incorrect API key provided: " + Vendor.key))
      }
    return JSON.object(["error": ["message": message, "type": "some_error", "param": nil, "code": code]]).text()
  }
}
