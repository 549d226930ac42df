import HTTP
import LanguageModels
import Platform
import TestKit
import WorkflowModels

/// A wire format under test, with a scripted server's side of it.
enum Vendor: String, CaseIterable, Sendable {
  case anthropic, openai, groq, gemini
  /// A server of one's own behind the OpenAI format, without a key, as llama.cpp is.
  case keyless

  var script: any VendorScript {
    switch self {
    case .anthropic: AnthropicScript()
    case .openai: ChatCompletionsScript(path: "/v1/chat/completions", key: Self.key, limit: "max_tokens")
    case .keyless: ChatCompletionsScript(path: "/v1/chat/completions", key: nil, limit: "max_tokens")
    case .groq:
      ChatCompletionsScript(path: "/openai/v1/chat/completions", key: Self.key, limit: "max_completion_tokens")
    case .gemini: GeminiScript()
    }
  }

  static let key = "sk-secret-0123456789"

  var vendor: ModelVendor { ModelVendor(rawValue: rawValue) ?? .openai }

  /// By the settings, as a service would make it.
  func model(at url: String, clock: ModelClock = .real) throws -> RemoteModel {
    var settings = [vendor.addressVariable: url, vendor.modelVariable: "test-model"]
    if self != .keyless { settings[vendor.keyVariable] = Self.key }
    let providers = try ModelSettings(Settings(settings)).providers
    guard let provider = providers.first, providers.count == 1 else {
      throw TestFailure("\(providers.count) providers")
    }
    return RemoteModel(provider, http: HTTPClient(reactor: try Reactor(name: "test")), clock: clock)
  }
}

struct TestFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// What a vendor's server says, and what it must have been sent.
protocol VendorScript: Sendable {
  /// What is wrong with a request; nothing when all is well.
  func complaints(about request: RawRequest, streams: Bool) -> [String]
  /// The schema of the structured output in the request.
  func outputSchema(_ body: JSON) -> JSON?
  /// The tool that the request forces, when it forces one.
  func forcedTool(_ body: JSON) -> String?

  func reply(_ text: String, stop: Stop) -> String
  func call(_ name: String, _ arguments: JSON) -> String
  func stream(_ pieces: [String]) -> [String]
  func stream(call name: String, _ arguments: [String]) -> [String]
  func error(_ kind: Trouble) -> String
}

enum Stop: Sendable { case end, limit, refusal }

enum Trouble: Sendable { case rate, spending, overload, server, request, schema, length, key }

extension VendorScript {
  /// Each object of a schema with its depth.
  func objects(in schema: JSON, depth: Int = 1) -> [(schema: JSON, depth: Int)] {
    var found: [(JSON, Int)] = schema["type"]?.stringValue == "object" ? [(schema, depth)] : []
    for (_, inner) in schema["properties"]?.objectValue ?? [:] { found += objects(in: inner, depth: depth + 1) }
    if let items = schema["items"] { found += objects(in: items, depth: depth + 1) }
    for branch in schema["anyOf"]?.arrayValue ?? [] { found += objects(in: branch, depth: depth) }
    return found
  }

  /// Every name that stands for a keyword somewhere in the schema.
  func keywords(in schema: JSON) -> Set<String> {
    guard let object = schema.objectValue else { return [] }
    var found = Set(object.keys)
    for (name, value) in object {
      switch name {
      case "properties", "$defs": for (_, inner) in value.objectValue ?? [:] { found.formUnion(keywords(in: inner)) }
      case "items": found.formUnion(keywords(in: value))
      case "anyOf", "oneOf", "allOf": for inner in value.arrayValue ?? [] { found.formUnion(keywords(in: inner)) }
      default: break
      }
    }
    return found
  }
}
