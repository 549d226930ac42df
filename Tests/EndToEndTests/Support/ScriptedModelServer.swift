import Synchronization
import TestKit
import WorkflowModels

/// A server that speaks Chat Completions and says what a test tells it for each request.
final class ScriptedModelServer: Sendable {
  enum Answer: Sendable {
    case data(JSON)
    case failure(String)
  }

  private let server: RawServer

  /// - Parameter answer: from the body of the request and how many there were for the same system and first message.
  init(_ answer: @escaping @Sendable (_ body: JSON, _ number: Int) -> Answer) throws {
    let counts = Mutex<[String: Int]>([:])
    server = try RawServer { connection in
      while let request = connection.readRequest() {
        let body = (try? JSON(parsing: request.body)) ?? .null
        let task = body["messages"]?[1]?["content"]?.stringValue ?? ""
        let number = counts.withLock { counts in
          counts[task, default: 0] += 1
          return counts[task, default: 0]
        }
        switch answer(body, number) {
        case .data(let data):
          let reply: JSON = [
            "model": "scripted-model-1",
            "choices": [
              ["index": 0, "message": ["role": "assistant", "content": .string(data.text())], "finish_reason": "stop"]
            ], "usage": ["prompt_tokens": 1000, "completion_tokens": 50],
          ]
          connection.answer(headers: ["Content-Type: application/json"], body: reply.text())
        case .failure(let status): connection.answer(status, body: "{\"error\":{\"message\":\"no\"}}")
        }
      }
    }
  }

  var url: String { server.url }
  var bodies: [JSON] { server.requests.compactMap { try? JSON(parsing: $0.body) } }
}
