internal import HTTP
internal import WorkflowModels

/// Anthropic's Messages (`POST /v1/messages`), version 2026-10-21.
struct AnthropicFormat: WireFormat {
  let dialect = SchemaDialect.anthropic
  let schemaFields = ["output_config", "output_format", "json_schema"]
  private static let version = "2026-10-21"

  func path(model: String, streams: Bool) -> String { "/messages" }

  func headers(key: String?) -> HTTPHeaders {
    var headers: HTTPHeaders = ["anthropic-version": Self.version]
    if let key { headers.add("x-api-key", key) }
    return headers
  }

  /// Without `temperature` and its kin, which this version refuses.
  func body(_ request: WireRequest) -> JSON {
    var body: JSONObject = [
      "model": .string(request.model), "max_tokens": .int(request.request.maximumTokens),
      "messages": .array(request.request.messages.map(message)),
    ]
    if let system = request.request.system { body["system"] = .string(system) }
    if request.streams { body["stream"] = true }
    if let schema = request.outputSchema {
      body["output_config"] = ["format": ["type": "json_schema", "schema": schema]]
    }
    if !request.allTools.isEmpty {
      body["tools"] = .array(
        request.allTools.map { tool, schema in
          [
            "name": .string(tool.name), "description": .string(tool.description), "strict": true,
            "input_schema": schema.schema,
          ]
        })
      body["tool_choice"] = choice(request)
    }
    return .object(body)
  }

  private func choice(_ request: WireRequest) -> JSON {
    if let output = request.outputTool {
      return request.tools.isEmpty ? ["type": "tool", "name": .string(output.tool.name)] : ["type": "any"]
    }
    switch request.request.toolChoice {
    case .automatic: return ["type": "auto"]
    case .required: return ["type": "any"]
    case .none: return ["type": "none"]
    }
  }

  private func message(_ message: ModelMessage) -> JSON {
    switch message {
    case .user(let text): return ["role": "user", "content": .string(text)]
    case .assistant(let text, let calls):
      let words: [JSON] = text.isEmpty ? [] : [["type": "text", "text": .string(text)]]
      let uses = calls.map { call -> JSON in
        ["type": "tool_use", "id": .string(call.id), "name": .string(call.name), "input": call.arguments]
      }
      return ["role": "assistant", "content": .array(words + uses)]
    case .toolResults(let results):
      let blocks = results.map { result -> JSON in
        [
          "type": "tool_result", "tool_use_id": .string(result.callID), "content": .string(result.content),
          "is_error": .bool(result.isError),
        ]
      }
      return ["role": "user", "content": .array(blocks)]
    }
  }
}
