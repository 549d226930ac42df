import Synchronization
import TestKit
import WorkflowModels

/// A server that speaks Chat Completions, streamed where that is asked for, and says what a test tells it for each
/// request.
final class ScriptedModelServer: Sendable {
  enum Answer: Sendable {
    case data(JSON)
    /// The words of a model as it said them, in the pieces in which they came.
    case words([String])
    /// These words, and then nothing more: the connection breaks.
    case broken([String])
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
        let streams = body["stream"] == true
        switch answer(body, number) {
        case .data(let data) where streams: connection.stream(Self.stream(Self.pieces(data.text())))
        case .data(let data): Self.say(data.text(), connection)
        case .words(let words) where streams: connection.stream(Self.stream(words))
        case .words(let words): Self.say(words.joined(), connection)
        case .broken(let words): return connection.stream(Self.chunks(words).joined(), ending: .cut)
        case .failure(let status): connection.answer(status, body: "{\"error\":{\"message\":\"no\"}}")
        }
      }
    }
  }

  private static let usage: JSON = ["prompt_tokens": 1000, "completion_tokens": 50]

  private static func say(_ text: String, _ connection: RawConnection) {
    let message: JSON = ["role": "assistant", "content": .string(text)]
    let reply: JSON = [
      "model": "scripted-model-1", "choices": [["index": 0, "message": message, "finish_reason": "stop"]],
      "usage": usage,
    ]
    connection.answer(headers: ["Content-Type: application/json"], body: reply.text())
  }

  /// The text in pieces of a few letters, as models say it.
  private static func pieces(_ text: String) -> [String] {
    stride(from: 0, to: text.count, by: 12).map { String(text.dropFirst($0).prefix(12)) }
  }

  private static func stream(_ words: [String]) -> String {
    let last: JSON = ["object": "chat.completion.chunk", "model": "scripted-model-1", "choices": [], "usage": usage]
    return (chunks(words) + [chunk([:], "stop"), "data: \(last.text())\n\n", "data: [DONE]\n\n"]).joined()
  }

  private static func chunks(_ words: [String]) -> [String] { words.map { chunk(["content": .string($0)], .null) } }

  private static func chunk(_ delta: JSON, _ reason: JSON) -> String {
    let chunk: JSON = [
      "object": "chat.completion.chunk", "model": "scripted-model-1",
      "choices": [["index": 0, "delta": delta, "finish_reason": reason]],
    ]
    return "data: \(chunk.text())\n\n"
  }

  var url: String { server.url }
  var bodies: [JSON] { server.requests.compactMap { try? JSON(parsing: $0.body) } }
}
