package import HTTP
package import Platform

/// The configured models by name, for callers who may choose whom they ask. Breakers are shared: what one caller learns
/// of a provider, all know.
package struct ModelDirectory: Sendable {
  private let all: ModelGateway

  package init(_ gateway: ModelGateway) { all = gateway }

  /// Nil when no provider has a key or an address.
  package init?(_ settings: ModelSettings, http: HTTPClient, metrics: Metrics, logger: Logger) {
    guard let gateway = ModelGateway(settings, http: http, metrics: metrics, logger: logger) else { return nil }
    all = gateway
  }

  /// All models in their order, or those of one vendor; nil when that one is not configured.
  ///
  /// - Parameter provider: nil for whoever answers first.
  package func gateway(provider: String? = nil) -> ModelGateway? {
    guard let provider else { return all }
    return all.limited { $0.name == provider }
  }

  /// The first configured provider alone: for a model that is named without saying whose it is.
  package var first: ModelGateway? { all.limited { $0.name == all.name } }
}

extension ModelVendor {
  /// Reads the name of a provider in a node's settings, where Gemini is also called as its node type is.
  package init?(named name: String) {
    self.init(rawValue: ["google-gemini", "google"].contains(name) ? "gemini" : name)
  }

  /// As people write it.
  package var title: String {
    switch self {
    case .anthropic: "Anthropic"
    case .openai: "OpenAI"
    case .groq: "Groq"
    case .gemini: "Google Gemini"
    }
  }
}
