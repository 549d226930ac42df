/// The vendors whose wire formats are spoken, with their names in settings and their defaults.
package enum ModelVendor: String, Sendable, Hashable, CaseIterable {
  case anthropic, openai, groq, gemini

  package var keyVariable: String { self == .gemini ? "GOOGLE_API_KEY" : "\(prefix)_API_KEY" }
  package var addressVariable: String { self == .gemini ? "GOOGLE_BASE_URL" : "\(prefix)_BASE_URL" }
  package var modelVariable: String { "\(prefix)_MODEL" }

  package var usualAddress: String {
    switch self {
    case .anthropic: "https://api.anthropic.com/v1"
    case .openai: "https://api.openai.com/v1"
    case .groq: "https://api.groq.com/openai/v1"
    case .gemini: "https://generativelanguage.googleapis.com/v1beta"
    }
  }

  package var usualModel: String {
    switch self {
    case .anthropic: "claude-sonnet-5-5"
    case .openai: "gpt-5-mini"
    case .groq: "openai/gpt-oss-120b"
    case .gemini: "gemini-flash-latest"
    }
  }

  /// What an address without a path gets, so that `http://127.0.0.1:8080` is enough.
  var usualPath: String {
    switch self {
    case .anthropic, .openai: "/v1"
    case .groq: "/openai/v1"
    case .gemini: "/v1beta"
    }
  }

  /// - Parameter isOwnServer: a compatible server instead of the vendor's own.
  func format(isOwnServer: Bool) -> any WireFormat {
    switch self {
    case .anthropic: AnthropicFormat()
    case .openai: ChatCompletionsFormat(usesNewTokenLimit: !isOwnServer)
    case .groq: ChatCompletionsFormat(usesNewTokenLimit: true)
    case .gemini: GeminiFormat()
    }
  }

  private var prefix: String { rawValue.uppercased() }
}
