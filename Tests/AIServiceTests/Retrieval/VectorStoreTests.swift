import Embeddings
import HTTP
import Platform
import Postgres
import TestKit
import ServiceKit
import Testing
import WorkflowModels

@testable import AIService

@Suite struct PineconeVectorStoreTests {
  private func store(_ url: String, _ http: HTTPClient) -> PineconeVectorStore {
    PineconeVectorStore(.init(host: url, key: "pc-test"), embedder: "words", http: http)
  }

  @Test func `vectors are put in by the hundred, in the embedder's namespace`() async throws {
    try await ScriptedServer.with([.json(["upsertedCount": 1])]) { server, url, http in
      let entries = (0..<101).map { VectorEntry(id: "tool-\($0)", embedding: Embedding([0, 2])) }
      try await store(url, http).upsert(entries)
      #expect(server.requests.map(\.path) == ["/vectors/upsert", "/vectors/upsert"])
      #expect(server.requests[0].headers["Api-Key"] == "pc-test")
      #expect(try server.body(0)["vectors"]?.arrayValue?.count == 100)
      #expect(try server.body(1) == ["namespace": "words", "vectors": [["id": "tool-100", "values": [0, 1]]]])
    }
  }

  @Test func `a question asks for ids and scores alone`() async throws {
    let answer: JSON = ["matches": [["id": "a", "score": 0.75], ["id": 7], ["id": "b", "score": 0.5]]]
    try await ScriptedServer.with([.json(answer)]) { server, url, http in
      let matches = try await store(url, http).query(Embedding([3, 0]), limit: 5000)
      #expect(matches.map(\.id) == ["a", "b"])
      #expect(matches.map(\.score) == [0.75, 0.5])
      #expect(server.requests[0].path == "/query")
      #expect(
        try server.body(0) == [
          "namespace": "words", "vector": [1, 0], "topK": 1000, "includeValues": false, "includeMetadata": false,
        ])
    }
  }

  @Test func `vectors are forgotten by their ids`() async throws {
    try await ScriptedServer.with([.json([:])]) { server, url, http in
      try await store(url, http).delete(["a", "b"])
      #expect(server.requests[0].path == "/vectors/delete")
      #expect(try server.body(0) == ["namespace": "words", "ids": ["a", "b"]])
    }
  }

  @Test func `the vector that is near to nothing is not asked about`() async throws {
    try await ScriptedServer.with([]) { server, url, http in
      let matches = try await store(url, http).query(Embedding([0, 0]), limit: 3)
      #expect(matches.isEmpty)
      #expect(server.requests.isEmpty)
    }
  }
}

@Suite struct EmbeddingSettingsTests {
  @Test func `by default vectors are made and kept in the process`() throws {
    let settings = try EmbeddingSettings(Settings(["EMBEDDINGS_PATH": "/somewhere"]))
    #expect(settings.provider == .local && settings.store == .inProcess && settings.path == "/somewhere")
  }

  @Test func `Pinecone is used where its key and host are there`() throws {
    let settings = try EmbeddingSettings(
      Settings(["PINECONE_API_KEY": "k", "PINECONE_INDEX_HOST": "tools-1.svc.example.com"]))
    #expect(settings.pinecone == .init(host: "https://tools-1.svc.example.com", key: "k"))
  }

  @Test func `OpenAI without a key is refused by the variable's name`() {
    let error = #expect(throws: SettingsError.self) {
      try EmbeddingSettings(Settings(["EMBEDDINGS_PROVIDER": "openai"]))
    }
    #expect(error?.variable == "OPENAI_API_KEY")
  }
}
