internal import HTTP
internal import WorkflowModels

/// OpenAI's Chat Completions, which Groq, llama.cpp, Ollama, vLLM and many proxies speak as well.
struct ChatCompletionsFormat: WireFormat {
  let dialect = SchemaDialect.strict
  let schemaFields = ["response_format", "json_schema", "json mode"]
  /// `max_completion_tokens` is OpenAI's and Groq's own word; other servers know the older `max_tokens`.
  let usesNewTokenLimit: Bool

  func path(model: String, streams: Bool) -> String { "/chat/completions" }

  func headers(key: String?) -> HTTPHeaders {
    var headers = HTTPHeaders()
    if let key { headers.add("authorization", "Bearer \(key)") }
    return headers
  }

  func body(_ request: WireRequest) -> JSON {
    var messages: [JSON] = []
    if let system = request.request.system { messages.append(["role": "system", "content": .string(system)]) }
    for message in request.request.messages { messages += self.messages(message) }
    let isNew = usesNewTokenLimit != request.manners.contains(.otherTokenLimit)
    var body: JSONObject = [
      "model": .string(request.model), "messages": .array(messages),
      isNew ? "max_completion_tokens" : "max_tokens": .int(request.request.maximumTokens),
    ]
    if request.streams {
      body["stream"] = true
      body["stream_options"] = ["include_usage": true]
    }
    if let schema = request.outputSchema {
      body["response_format"] = [
        "type": "json_schema",
        "json_schema": ["name": .string(request.request.output?.name ?? "reply"), "strict": true, "schema": schema],
      ]
    }
    if !request.allTools.isEmpty {
      body["tools"] = .array(request.allTools.map(declaration))
      body["tool_choice"] = choice(request)
    }
    return .object(body)
  }

  private func declaration(_ tool: ModelTool, _ schema: PreparedSchema) -> JSON {
    [
      "type": "function",
      "function": [
        "name": .string(tool.name), "description": .string(tool.description), "parameters": schema.schema,
        "strict": true,
      ],
    ]
  }

  private func choice(_ request: WireRequest) -> JSON {
    if let output = request.outputTool {
      let forced: JSON = ["type": "function", "function": ["name": .string(output.tool.name)]]
      return request.tools.isEmpty ? forced : "required"
    }
    switch request.request.toolChoice {
    case .automatic: return "auto"
    case .required: return "required"
    case .none: return "none"
    }
  }

  private func messages(_ message: ModelMessage) -> [JSON] {
    switch message {
    case .user(let text): return [["role": "user", "content": .string(text)]]
    case .assistant(let text, let calls):
      var said: JSONObject = ["role": "assistant", "content": text.isEmpty && !calls.isEmpty ? .null : .string(text)]
      if !calls.isEmpty {
        said["tool_calls"] = .array(
          calls.map { call in
            [
              "id": .string(call.id), "type": "function",
              "function": ["name": .string(call.name), "arguments": .string(call.arguments.text())],
            ]
          })
      }
      return [.object(said)]
    case .toolResults(let results):
      return results.map { ["role": "tool", "tool_call_id": .string($0.callID), "content": .string($0.content)] }
    }
  }
}
