import HTTP
import Platform
import TestKit
import Testing
import WorkflowModels

/// A real llama.cpp server that is lost in the middle of a reply. `deploy/local test models` names the command that
/// starts one; without it there is nothing to run. That nothing hangs is the time limit's to say.
@Suite(.serialized, .timeLimit(.minutes(5)), .enabled(if: LlamaServer.command != nil))
struct `A real server that is lost` {
  enum Loss: String, CaseIterable {
    case killed, frozen
  }

  private static let wish: JSON = [
    "prompt": "Every day at 9, fetch https://example.com/tickets and post them to https://example.com/in",
    "user_id": "l",
  ]

  /// A slow machine reads the prompt for most of a minute.
  private func stack(_ llama: LlamaServer, fallback: String) async throws -> Stack {
    try await Stack(
      [.ai, .workflow],
      settings: [
        "OPENAI_BASE_URL": llama.url, "OPENAI_MODEL": "local", "LLM_FALLBACK": fallback, "LLM_TIMEOUT_SECONDS": "90",
      ])
  }

  @Test(arguments: Loss.allCases) func `in the middle of a streamed reply gives way to the planner`(_ loss: Loss)
    async throws
  {
    let llama = try await LlamaServer()
    let stack = try await stack(llama, fallback: "builtin")
    var request = HTTPClientRequest(
      .post, stack.ai.baseURL + "/ai/generate",
      headers: ["Content-Type": "application/json", "Accept": "text/event-stream"], body: Self.wish.bytes(),
      deadline: .seconds(200))
    request.egress = .internalService
    var text: [UInt8] = []
    var isLost = false
    for try await piece in try await stack.http.stream(request) {
      text += piece
      guard !isLost, String(decoding: text, as: UTF8.self).contains("event: token") else { continue }
      isLost = true
      try await llama.lose(loss)
    }
    #expect(isLost, "The model said nothing before the end.")
    let result = try #require(try StreamedEvent.all(in: String(decoding: text, as: UTF8.self)).last)
    #expect(result.name == "result", "\(result)")
    let metadata = result.data["ai_metadata"]
    #expect(metadata?["provider"] == "builtin" && metadata?["fallback"] == true, "\(result)")
  }

  @Test(arguments: Loss.allCases) func `is a 503 with a sentence where nobody stands in`(_ loss: Loss) async throws {
    let llama = try await LlamaServer()
    let stack = try await stack(llama, fallback: "none")
    async let asked = stack.ai.send(.post, "/ai/generate", body: Self.wish.bytes(), deadline: .seconds(200))
    let isSpeaking = try await eventually(within: .seconds(90)) { try await llama.hasBegunToSpeak() }
    #expect(isSpeaking, "The model said nothing before the end.")
    try await llama.lose(loss)
    let answer = try await asked
    #expect(answer.status == 503 && answer.code == "models_unavailable" && answer.isErrorOfTheHouse, "\(answer)")
    #expect(answer.headers["Retry-After"] != nil)
  }
}

/// llama.cpp as a process of the test's own.
private final class LlamaServer: Sendable {
  /// The words of the command that starts one at the port which is put behind them; one in each line of the variable.
  static let command = ProcessEnvironment.current["WAE_TEST_LLAMA_COMMAND"]?.split(separator: "\n").map(String.init)

  private let process: ServiceProcess
  let url: String
  private let client: JSONClient
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
    client = JSONClient(baseURL: url, http: HTTPClient(reactor: try Reactor(name: "llama")))
    let isHealthy = try await eventually(within: .seconds(120)) { [process, client] in
      guard process.pid != nil else {
        throw TestServerError(description: "llama.cpp ended: \(process.log.suffix(2000))")
      }
      return (try? await client.get("/health"))?.status == 200
    }
    guard isHealthy else { throw TestServerError(description: "llama.cpp is not ready: \(process.log.suffix(2000))") }
  }

  func lose(_ loss: `A real server that is lost`.Loss) async throws {
    switch loss {
    case .killed: try await process.kill()
    case .frozen: process.pause()
    }
  }

  /// Whether it is past the prompt, by what it tells of its work.
  func hasBegunToSpeak() async throws -> Bool {
    let slots = try await client.get("/slots").text
    guard let name = slots.firstRange(of: "\"n_decoded\":") else { return false }
    return (Int(slots[name.upperBound...].prefix { $0.isNumber }) ?? 0) > 2
  }
}
