import TestKit
import WorkflowModels

struct GeminiScript: VendorScript {
  func complaints(about request: RawRequest, streams: Bool) -> [String] {
    guard let body = try? JSON(parsing: request.body) else { return ["The body is no JSON"] }
    var wrong: [String] = []
    func check(_ isRight: Bool, _ what: String) { if !isRight { wrong.append(what) } }
    let method = streams ? "streamGenerateContent?alt=sse" : "generateContent"
    check(request.line == "POST /v1beta/models/test-model:\(method) HTTP/1.1", request.line)
    check(request["x-goog-api-key"] == Vendor.key, "x-goog-api-key")
    check(request["authorization"] == nil && !request.line.contains(Vendor.key), "the key in another place")
    check(request["content-type"] == "application/json", "content-type")
    check(["model", "stream", "messages", "max_tokens"].allSatisfy { body[$0] == nil }, "a forbidden field")
    check(
      body["contents"]?.arrayValue?.allSatisfy { ["user", "model"].contains($0["role"]) } ?? false, "contents")
    let configuration = body["generationConfig"]
    check(configuration?["maxOutputTokens"]?.intValue ?? 0 > 0, "maxOutputTokens")
    check(
      configuration?["responseJsonSchema"] == nil || configuration?["responseMimeType"] == "application/json",
      "responseMimeType")
    if let schema = outputSchema(body) {
      check(keywords(in: schema).isDisjoint(with: ["maxLength", "pattern", "oneOf", "default"]), "a keyword")
    }
    return wrong
  }

  func outputSchema(_ body: JSON) -> JSON? { body["generationConfig"]?["responseJsonSchema"] }

  func forcedTool(_ body: JSON) -> String? {
    let choice = body["toolConfig"]?["functionCallingConfig"]
    return choice?["mode"] == "ANY" ? choice?["allowedFunctionNames"]?[0]?.stringValue : nil
  }

  private var usage: JSON {
    [
      "promptTokenCount": 7, "candidatesTokenCount": 3, "thoughtsTokenCount": 2, "cachedContentTokenCount": 2,
      "totalTokenCount": 12,
    ]
  }

  func reply(_ text: String, stop: Stop) -> String {
    let reason: JSON = stop == .end ? "STOP" : stop == .limit ? "MAX_TOKENS" : "SAFETY"
    let parts: [JSON] = stop == .refusal ? [] : [["text": "thinking", "thought": true], ["text": .string(text)]]
    return candidate(parts, reason).text()
  }

  func call(_ name: String, _ arguments: JSON) -> String {
    candidate(
      [["functionCall": ["id": "call_7", "name": .string(name), "args": arguments], "thoughtSignature": "abc"]], "STOP"
    ).text()
  }

  private func candidate(_ parts: [JSON], _ reason: JSON) -> JSON {
    [
      "candidates": [
        ["content": ["role": "model", "parts": .array(parts)], "finishReason": reason, "safetyRatings": []]
      ], "usageMetadata": usage, "modelVersion": "test-model-1", "responseId": "new",
    ]
  }

  func stream(_ pieces: [String]) -> [String] {
    pieces.map { event(candidate([["text": .string($0)]], nil)) } + [event(candidate([["text": ""]], "STOP"))]
  }

  /// Gemini sends a call in one piece.
  func stream(call name: String, _ arguments: [String]) -> [String] {
    let arguments = (try? JSON(parsing: arguments.joined())) ?? .null
    let part: JSON = [
      "functionCall": ["id": "call_7", "name": .string(name), "args": arguments], "thoughtSignature": "abc",
    ]
    return [event(candidate([part], nil)), event(candidate([], "STOP"))]
  }

  private func event(_ json: JSON) -> String { "data: \(json.text())\r\n\r\n" }

  func error(_ kind: Trouble) -> String {
    let (code, status, message): (JSON, JSON, JSON) =
      switch kind {
      case .rate: (429, "RESOURCE_EXHAUSTED", "Quota exceeded for requests per minute")
      case .spending: (429, "RESOURCE_EXHAUSTED", "spend")
      case .overload: (529, "UNAVAILABLE", "The model is overloaded")
      case .server: (500, "INTERNAL", "oops")
      case .request: (404, "NOT_FOUND", .string("models/x is not found; key " + Vendor.key))
      case .schema: (400, "INVALID_ARGUMENT", "Unknown name \"responseJsonSchema\" at 'generation_config'")
      case .length: (400, "INVALID_ARGUMENT", "The input token count exceeds the maximum number of tokens allowed")
      case .key: (403, "PERMISSION_DENIED", "API key not valid")
      }
    let details: JSON = kind == .spending ? ["error_code": "quota_exceeded"] : []
    return JSON.object([
      "error": ["code": code, "status": status, "message": message, "details": details]
    ]).text()
  }
}
