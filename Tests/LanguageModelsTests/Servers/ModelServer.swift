import LanguageModels
import Synchronization
import TestKit
import WorkflowModels

/// A model's server as a test scripts it: the first request gets the first answer, and so on; the last one stays.
final class ModelServer: Sendable {
  enum Answer: Sendable {
    case json(String)
    case failure(String, headers: [String] = [], body: String = "{}")
    case events(String, chunk: Int = 4096, ending: RawConnection.StreamEnding = .whole)
    /// It takes the request and says nothing.
    case silence
    case reset
  }

  private let server: RawServer

  init(_ answers: [Answer]) throws {
    let count = Mutex(0)
    server = try RawServer { connection in
      while connection.readRequest() != nil {
        let place = count.withLock { count in
          defer { count += 1 }
          return min(count, answers.count - 1)
        }
        switch answers[place] {
        case .json(let body): connection.answer(headers: ["Content-Type: application/json"], body: body)
        case .failure(let status, let headers, let body): connection.answer(status, headers: headers, body: body)
        case .events(let text, let chunk, let ending): connection.stream(text, chunk: chunk, ending: ending)
        case .silence: connection.waitForClose()
        case .reset: connection.reset()
        }
      }
    }
  }

  var url: String { server.url }
  var requests: [RawRequest] { server.requests }
  var bodies: [JSON] { requests.compactMap { try? JSON(parsing: $0.body) } }
}
