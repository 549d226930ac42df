import Catalog
import LanguageModels
import TestKit
import Testing
import WorkflowModels

/// Nodes that ask one vendor's model, or whichever there is.
@Suite struct VendorModelTests {
  private static let types: [(String, ModelVendor)] = [
    ("openai", .openai), ("anthropic", .anthropic), ("google-gemini", .gemini), ("groq", .groq),
  ]
  private static let usage: JSON = ["input": 7, "output": 5, "cached": 0]

  @Test(arguments: types) func `a node asks its vendor and says what that cost`(
    _ type: String, _ vendor: ModelVendor
  ) async throws {
    let bench = try ModelBench([.text("Hello, Ada.")], vendor: vendor)
    let output = try await bench.output(
      type, ["prompt": "Greet Ada", "system": "Be kind", "model": "other-model", "max_tokens": 99])
    #expect(
      output == [
        "text": "Hello, Ada.", "usage": Self.usage, "provider": .string(vendor.rawValue), "model": "test-model-1",
      ])
    let request = try #require(bench.requests.first)
    #expect(request.text.contains("Greet Ada") && request.text.contains("Be kind") && request.text.contains("99"))
    #expect((request.line + request.text).contains("other-model"))
  }

  @Test(arguments: types) func `a schema gives data`(_ type: String, _ vendor: ModelVendor) async throws {
    let bench = try ModelBench([.data(["city": "Paris"])], vendor: vendor)
    let schema: JSON = ["type": "object", "properties": ["city": ["type": "string"]], "required": ["city"]]
    let output = try await bench.output(type, ["prompt": "Where?", "output_schema": schema])
    #expect(output["data"] == ["city": "Paris"] && output["text"] == "{\"city\":\"Paris\"}")
    #expect(bench.requests.first?.text.contains("\"city\"") == true)
  }

  @Test func `a schema of something else than an object gives that`() async throws {
    let bench = try ModelBench([.data(["value": [1, 2]])])
    let output = try await bench.output(
      "openai", ["prompt": "Count", "output_schema": ["type": "array", "items": ["type": "integer"]]])
    #expect(output["data"] == [1, 2])
  }

  @Test(arguments: types) func `without a key it says what to set`(_ type: String, _ vendor: ModelVendor) async throws {
    let bench = try ModelBench([.text("")], vendor: vendor == .openai ? .groq : .openai)
    for isConfigured in [true, false] {
      let failure = try await bench.failure(type, ["prompt": "Hi"], configured: isConfigured)
      #expect(failure?.code == "model_not_configured" && failure?.isRetryable == false)
      #expect(failure?.message.contains(vendor.keyVariable) == true)
    }
    #expect(bench.requests.isEmpty)
  }

  @Test func `a model's failure is the node's, with whether to try again`() async throws {
    for (status, code, isRetryable) in [
      ("404 Not Found", "model_invalid_request", false), ("503 Service Unavailable", "model_unavailable", true),
    ] {
      let bench = try ModelBench([.failure(status)])
      let failure = try await bench.failure("openai", ["prompt": "Hi"])
      #expect(failure?.isRetryable == isRetryable, "\(String(describing: failure))")
      #expect(failure?.code == code || failure?.code == "model_overloaded", "\(String(describing: failure))")
    }
  }

  @Test func `a chat completion asks whoever is there`() async throws {
    let bench = try ModelBench([.text("Because.")], vendor: .groq)
    let output = try await bench.output("chat-completion", ["prompt": "Why?"])
    #expect(output == ["text": "Because.", "usage": Self.usage, "provider": "groq"])
    let named = try await bench.output("chat-completion", ["prompt": "Why?", "provider": "groq", "model": "m"])
    #expect(named["text"] == "Because." && bench.bodies.last?["model"] == "m")
    let other = try await bench.failure("chat-completion", ["prompt": "Why?", "provider": "openai"])
    #expect(other?.code == "model_not_configured")
    let none = try await bench.failure("chat-completion", ["prompt": "Why?"], configured: false)
    #expect(none?.code == "model_not_configured" && none?.message.contains("ANTHROPIC_API_KEY") == true)
  }
}
