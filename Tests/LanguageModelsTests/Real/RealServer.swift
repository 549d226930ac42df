import HTTP
import LanguageModels
import Platform
import Testing

/// A real server that the environment names; `deploy/local test models` starts some and sets the variables.
struct RealServer: Sendable, CustomTestStringConvertible {
  let vendor: ModelVendor
  let url: String
  /// For texts, and for values of `RealSamples.schema`: a proxy with canned replies has one model for each.
  let textModel: String
  let dataModel: String
  let key: String?
  /// It really makes what it says, so that nothing is known of it before.
  let isModel: Bool

  var testDescription: String { "\(vendor.rawValue) at \(url)" }

  static let all: [RealServer] = {
    var servers: [RealServer] = []
    if let url = ProcessEnvironment.current["WAE_TEST_LLAMA_URL"] {
      servers.append(
        RealServer(vendor: .openai, url: url, textModel: "local", dataModel: "local", key: nil, isModel: true))
    }
    if let url = ProcessEnvironment.current["WAE_TEST_LITELLM_URL"] {
      for vendor in [ModelVendor.openai, .anthropic] {
        servers.append(
          RealServer(
            vendor: vendor, url: url, textModel: "mock-text", dataModel: "mock-json", key: "sk-stand-in",
            isModel: false))
      }
    }
    return servers
  }()

  func model(_ name: String) throws -> RemoteModel {
    var settings = [vendor.addressVariable: url, vendor.modelVariable: name]
    settings[vendor.keyVariable] = key
    guard let provider = try ModelSettings(Settings(settings)).providers.first else { throw TestFailure("no provider") }
    return RemoteModel(provider, http: try client())
  }

  func client() throws -> HTTPClient { HTTPClient(reactor: try Reactor(name: "real server")) }
}
