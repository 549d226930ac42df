import HTTP
import Platform
import TestKit
import Testing
import WorkflowModels

/// A real llama.cpp server that is lost in the middle of a reply. `deploy/local test models` names the command that
/// starts one; without it there is nothing to run. That nothing hangs is the time limit's to say.
@Suite(.serialized, .timeLimit(.minutes(3)), .enabled(if: LlamaServer.command != nil))
struct `A real server that is lost` {
  enum Loss: String, CaseIterable {
    case killed, frozen
  }

  private static let prompt =
    "Every day at 9, fetch https://example.com/tickets and post them to https://example.com/in"

  @Test(arguments: Loss.allCases) func `in the middle of a reply gives way to the planner`(_ loss: Loss) async throws {
    let events = try await events(fallback: "builtin", loss)
    let result = try #require(events.last)
    #expect(result.name == "result", "\(result)")
    let metadata = result.data["ai_metadata"]
    #expect(metadata?["provider"] == "builtin" && metadata?["fallback"] == true, "\(result)")
  }

  @Test(arguments: Loss.allCases) func `is a 503 with a sentence where nobody stands in`(_ loss: Loss) async throws {
    let events = try await events(fallback: "none", loss)
    let error = try #require(events.last)
    #expect(error.name == "error" && error.data["status"] == 503, "\(error)")
    #expect(error.data["code"] == "models_unavailable")
    #expect((error.data["detail"]?.stringValue ?? "").split(separator: " ").count > 3, "\(error)")
  }

  /// The events of a generation whose model is lost with its first words.
  private func events(fallback: String, _ loss: Loss) async throws -> [StreamedEvent] {
    let llama = try await LlamaServer()
    let stack = try await Stack(
      [.ai, .workflow],
      settings: [
        "OPENAI_BASE_URL": llama.url, "OPENAI_MODEL": "local", "LLM_FALLBACK": fallback, "LLM_TIMEOUT_SECONDS": "30",
      ])
    var request = HTTPClientRequest(
      .post, stack.ai.baseURL + "/ai/generate",
      headers: ["Content-Type": "application/json", "Accept": "text/event-stream"],
      body: JSON.object(["prompt": .string(Self.prompt), "user_id": "l"]).bytes(), deadline: .seconds(120))
    request.egress = .internalService
    let response = try await stack.http.stream(request)
    var text: [UInt8] = []
    var isLost = false
    for try await piece in response {
      text += piece
      guard !isLost, String(decoding: text, as: UTF8.self).contains("event: token") else { continue }
      isLost = true
      switch loss {
      case .killed: try await llama.process.kill()
      case .frozen: llama.process.pause()
      }
    }
    #expect(isLost, "The model said nothing before the end.")
    llama.process.resume()
    return try StreamedEvent.all(in: String(decoding: text, as: UTF8.self))
  }
}

/// llama.cpp as a process of the test's own.
private final class LlamaServer: Sendable {
  /// The words of the command that starts one at the port which is put behind them; one in each line of the variable.
  static let command = ProcessEnvironment.current["WAE_TEST_LLAMA_COMMAND"]?.split(separator: "\n").map(String.init)

  let process: ServiceProcess
  let url: String
  private let directory: TemporaryDirectory

  init() async throws {
    let words = Self.command ?? []
    guard let program = words.first else { throw TestServerError(description: "No command starts llama.cpp.") }
    directory = try TemporaryDirectory()
    let port = try freeLoopbackPort()
    url = "http://127.0.0.1:\(port)"
    process = ServiceProcess(
      "llama", environment: ["PATH": "/usr/bin:/bin"], directory: directory.path, program: program,
      arguments: words.dropFirst() + ["\(port)", "1"])
    try await process.start()
    let client = JSONClient(baseURL: url, http: HTTPClient(reactor: try Reactor(name: "llama")))
    let isHealthy = try await eventually(within: .seconds(120)) { [process] in
      guard process.pid != nil else {
        throw TestServerError(description: "llama.cpp ended: \(process.log.suffix(2000))")
      }
      return (try? await client.get("/health"))?.status == 200
    }
    guard isHealthy else { throw TestServerError(description: "llama.cpp is not ready: \(process.log.suffix(2000))") }
  }
}
