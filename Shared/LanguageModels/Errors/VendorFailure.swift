internal import HTTP
internal import WorkflowModels

/// Reads the error body of any of the vendors: they differ in names, not in ideas.
struct VendorFailure {
  let provider: String
  let status: Int
  /// The `error` object.
  let error: JSON
  let headers: HTTPHeaders
  /// Seconds since 1970, for a date in `Retry-After`.
  let now: Int

  init(provider: String, status: Int, body: JSON?, headers: HTTPHeaders = [:], now: Int = 0) {
    self.provider = provider
    self.status = status
    // Gemini wraps the errors of a stream in an array.
    let body = body?[0] ?? body
    error = body?["error"] ?? body ?? .null
    self.headers = headers
    self.now = now
  }

  /// An error in the middle of a stream has no status of its own; its words stand in for it.
  init(provider: String, streamed body: JSON) {
    let error = body["error"] ?? .null
    let type = error["type"]?.stringValue ?? ""
    let number = error["code"]?.intValue ?? error["status_code"]?.intValue ?? 0
    let status = Self.statuses[type] ?? ((400...599).contains(number) ? number : 500)
    self.init(provider: provider, status: status, body: body)
  }

  private static let statuses = [
    "invalid_request_error": 400, "authentication_error": 401, "billing_error": 402, "permission_error": 403,
    "not_found_error": 404, "request_too_large": 413, "rate_limit_error": 429, "timeout_error": 504, "api_error": 500,
    "overloaded_error": 529,
  ]

  var modelError: ModelError {
    var result = ModelError.usual(code, provider, status: status, after: after)
    if headers["x-should-retry"] == "false" {
      result = ModelError(code, result.message, provider: provider, isRetryable: false, after: after, status: status)
    }
    result.vendorCode = words.first { word in
      word.utf8.count <= 64 && word.utf8.allSatisfy { $0 == UInt8(ascii: "_") || (0x61...0x7A).contains($0 | 0x20) }
    }
    result.failedGeneration = error["failed_generation"]?.stringValue.map { String($0.prefix(20_000)) }
    return result
  }

  private var code: ModelError.Code {
    if error["failed_generation"]?.stringValue != nil { return .malformedReply }
    if mentions(["context_length_exceeded", "exceed_context_size_error", "request_too_large"]) {
      return .contextTooLong
    }
    if mentions(["content_filter", "content_policy_violation"]) { return .refused }
    switch status {
    case 401, 403: return .authentication
    case 402: return .quota
    case 408, 504: return .timeout
    case 413: return .contextTooLong
    // Vendors call money by many names; with a time to wait it is a limit that passes.
    case 429: return mentions(Self.spending) && after == nil ? .quota : .rateLimited
    case 529: return .overloaded
    case 409, 425, 500...599: return mentions(["overloaded_error"]) ? .overloaded : .unavailable
    default: return saysTooLong ? .contextTooLong : .invalidRequest
    }
  }

  private static let spending = [
    "enforced_spend_limit_reached", "insufficient_quota", "billing_hard_limit_reached", "billing_not_active",
    "quota_exceeded", "budget_exceeded",
  ]

  /// The short words of an error, from the most exact to the least.
  private var words: [String] {
    [error["details"]?["error_code"], error["code"], error["type"], error["status"]].compactMap { $0?.stringValue }
  }

  private func mentions(_ known: [String]) -> Bool { words.contains { known.contains($0) } }

  /// Two vendors say it only in a sentence.
  private var saysTooLong: Bool {
    let message = error["message"]?.stringValue ?? ""
    return ["prompt is too long", "exceeds the maximum number of tokens", "maximum context length"]
      .contains { message.contains($0) }
  }

  /// Whether a 400 is about this field of the request, by its name or in its sentence.
  func isAbout(_ fields: [String]) -> Bool {
    guard status == 400 || status == 422 else { return false }
    let said = [error["param"], error["message"]].compactMap { $0?.stringValue }
    return said.contains { text in fields.contains { text.contains($0) } }
  }

  private static let longestWait = Duration.seconds(120)

  private var after: Duration? {
    let milliseconds = headers["retry-after-ms"].flatMap { Double($0) }
    if let milliseconds, milliseconds >= 0, milliseconds < 1e9 {
      return min(.milliseconds(milliseconds), Self.longestWait)
    }
    if let wait = RetryAfter.parse(headers["retry-after"], now: now) { return min(wait, Self.longestWait) }
    return retryInfo
  }

  /// Gemini says it in the body: `{"@type": "…RetryInfo", "retryDelay": "37s"}`.
  private var retryInfo: Duration? {
    for detail in error["details"]?.arrayValue ?? [] {
      if let text = detail["retryDelay"]?.stringValue, text.hasSuffix("s"), let seconds = Double(text.dropLast()),
        seconds >= 0, seconds < 1e6
      {
        return min(.seconds(seconds), Self.longestWait)
      }
    }
    return nil
  }
}
