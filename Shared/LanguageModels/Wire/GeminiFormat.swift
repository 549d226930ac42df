internal import HTTP
internal import WorkflowModels

/// Google's `generateContent`.
struct GeminiFormat: WireFormat {
  let dialect = SchemaDialect.gemini
  let schemaFields = [
    "responseJsonSchema", "response_json_schema", "responseSchema", "response_mime_type", "responseMimeType",
  ]

  func path(model: String, streams: Bool) -> String {
    let name = model.hasPrefix("models/") ? String(model.dropFirst(7)) : model
    let encoded = PercentEncoding.encode(name, for: .unreserved)
    return "/models/\(encoded):\(streams ? "streamGenerateContent?alt=sse" : "generateContent")"
  }

  func headers(key: String?) -> HTTPHeaders {
    var headers = HTTPHeaders()
    if let key { headers.add("x-goog-api-key", key) }
    return headers
  }

  func body(_ request: WireRequest) -> JSON {
    var configuration: JSONObject = ["maxOutputTokens": .int(request.request.maximumTokens)]
    if let schema = request.outputSchema {
      configuration["responseMimeType"] = "application/json"
      configuration["responseJsonSchema"] = schema
    }
    var body: JSONObject = [
      "contents": .array(request.request.messages.map(content)), "generationConfig": .object(configuration),
    ]
    if let system = request.request.system {
      body["systemInstruction"] = ["parts": [["text": .string(system)]]]
    }
    if !request.allTools.isEmpty {
      let declarations = request.allTools.map { tool, schema -> JSON in
        [
          "name": .string(tool.name), "description": .string(tool.description), "parametersJsonSchema": schema.schema,
        ]
      }
      body["tools"] = [["functionDeclarations": .array(declarations)]]
      body["toolConfig"] = ["functionCallingConfig": choice(request)]
    }
    return .object(body)
  }

  private func choice(_ request: WireRequest) -> JSON {
    if let output = request.outputTool {
      return request.tools.isEmpty
        ? ["mode": "ANY", "allowedFunctionNames": [.string(output.tool.name)]] : ["mode": "ANY"]
    }
    switch request.request.toolChoice {
    case .automatic: return ["mode": "AUTO"]
    case .required: return ["mode": "ANY"]
    case .none: return ["mode": "NONE"]
    }
  }

  private func content(_ message: ModelMessage) -> JSON {
    switch message {
    case .user(let text): return ["role": "user", "parts": [["text": .string(text)]]]
    case .assistant(let text, let calls):
      let words: [JSON] = text.isEmpty ? [] : [["text": .string(text)]]
      let parts = calls.map { call -> JSON in
        var part: JSONObject = [
          "functionCall": ["id": .string(call.id), "name": .string(call.name), "args": call.arguments]
        ]
        if let signature = call.signature { part["thoughtSignature"] = .string(signature) }
        return .object(part)
      }
      return ["role": "model", "parts": .array(words + parts)]
    case .toolResults(let results):
      let parts = results.map { result -> JSON in
        [
          "functionResponse": [
            "id": .string(result.callID), "name": .string(result.name),
            "response": [result.isError ? "error" : "output": .string(result.content)],
          ]
        ]
      }
      return ["role": "user", "parts": .array(parts)]
    }
  }
}
