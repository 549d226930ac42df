import Embeddings
import HTTP
import ServiceKit
import Testing
import WorkflowModels

@testable import AIService

@Suite struct OpenAIEmbedderTests {
  private func embedder(_ url: String, _ http: HTTPClient) -> OpenAIEmbedder {
    OpenAIEmbedder(.init(baseURL: url, key: "sk-test", model: "text-embedding-3-small"), http: http)
  }

  private static func answer(_ places: [Int]) -> HTTPResponse {
    .json([
      "data": .array(
        places.map { place in
          [
            "index": .int(place),
            "embedding": .array((0..<256).map { .double($0 == place % 256 ? 2 : 0) }),
          ]
        })
    ])
  }

  @Test func `texts go in one call, and vectors come back in the order of the texts`() async throws {
    try await ScriptedServer.with([Self.answer([1, 0])]) { server, url, http in
      let embeddings = try await embedder(url, http).embed(["first", ""])
      #expect(embeddings.map { $0.values.firstIndex(of: 1) } == [0, 1])
      let request = try #require(server.requests.first)
      #expect(request.path == "/embeddings")
      #expect(request.headers["Authorization"] == "Bearer sk-test")
      #expect(
        try server.body(0) == [
          "model": "text-embedding-3-small", "input": ["first", " "], "dimensions": 256, "encoding_format": "float",
        ])
    }
  }

  @Test func `many texts go in several calls`() async throws {
    let first = Self.answer(Array(0..<OpenAIEmbedder.batch))
    try await ScriptedServer.with([first, Self.answer([0, 1])]) { server, url, http in
      let texts = (0..<(OpenAIEmbedder.batch + 2)).map { "text \($0)" }
      let embeddings = try await embedder(url, http).embed(texts)
      #expect(embeddings.count == texts.count)
      let counts = try server.requests.indices.map { try server.body($0)["input"]?.arrayValue?.count }
      #expect(counts == [128, 2])
    }
  }

  @Test func `a busy server is asked again`() async throws {
    let busy = HTTPResponse.json([:], status: .tooManyRequests, headers: ["Retry-After": "0"])
    try await ScriptedServer.with([busy, Self.answer([0])]) { server, url, http in
      let embeddings = try await embedder(url, http).embed(["a"])
      #expect(embeddings.count == 1)
      #expect(server.requests.count == 2)
    }
  }

  @Test(
    arguments: [
      ["data": []], ["data": [["index": 7, "embedding": []]]], ["data": [["index": 0, "embedding": [1, 2]]]], [:],
    ] as [JSON])
  func `an answer without the vectors is an error`(_ answer: JSON) async throws {
    try await ScriptedServer.with([.json(answer)]) { _, url, http in
      let error = await #expect(throws: EmbeddingError.self) { try await embedder(url, http).embed(["a"]) }
      #expect(error?.code == .malformed)
    }
  }

  @Test func `a refusal says nothing of the key`() async throws {
    try await ScriptedServer.with([.json(["error": "bad key sk-test"], status: .unauthorized)]) { _, url, http in
      let error = await #expect(throws: EmbeddingError.self) { try await embedder(url, http).embed(["a"]) }
      #expect(error == EmbeddingError(.refused, "The embeddings server answered with status 401."))
    }
  }
}
