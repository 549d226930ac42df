import LanguageModels
import Platform
import TestKit
import Testing
import WorkflowModels

/// What every wire format must make of a server that fails, and what it must never say.
@Suite struct `A failure of every wire format` {
  struct Case: Sendable, CustomTestStringConvertible {
    let trouble: Trouble
    let status: String
    var headers: [String] = []
    let code: ModelError.Code
    let isRetryable: Bool
    var after: Duration?
    var testDescription: String { "\(status), \(headers), \(trouble)" }
  }

  static let cases = [
    Case(trouble: .rate, status: "429 Too Many Requests", code: .rateLimited, isRetryable: true),
    Case(
      trouble: .rate, status: "429 Too Many Requests", headers: ["Retry-After: 7"], code: .rateLimited,
      isRetryable: true, after: .seconds(7)),
    Case(
      trouble: .rate, status: "429 Too Many Requests", headers: ["Retry-After-Ms: 250", "Retry-After: 1"],
      code: .rateLimited, isRetryable: true, after: .milliseconds(250)),
    Case(
      trouble: .rate, status: "429 Too Many Requests", headers: ["Retry-After: 90000"], code: .rateLimited,
      isRetryable: true, after: .seconds(120)),
    Case(trouble: .spending, status: "429 Too Many Requests", code: .quota, isRetryable: false),
    Case(trouble: .overload, status: "529 Overloaded", code: .overloaded, isRetryable: true),
    Case(trouble: .server, status: "500 Oops", code: .unavailable, isRetryable: true),
    Case(trouble: .server, status: "503 Busy", code: .unavailable, isRetryable: true),
    Case(
      trouble: .server, status: "500 Oops", headers: ["X-Should-Retry: false"], code: .unavailable, isRetryable: false),
    Case(trouble: .server, status: "504 Late", code: .timeout, isRetryable: true),
    Case(trouble: .key, status: "401 Unauthorized", code: .authentication, isRetryable: false),
    Case(trouble: .request, status: "404 Not Found", code: .invalidRequest, isRetryable: false),
    Case(trouble: .length, status: "400 Bad Request", code: .contextTooLong, isRetryable: false),
  ]

  @Test(arguments: Vendor.allCases, cases)
  func `has its code, its wait and a sentence without secrets`(_ vendor: Vendor, _ failure: Case) async throws {
    let server = try ModelServer([
      .failure(failure.status, headers: failure.headers, body: vendor.script.error(failure.trouble))
    ])
    let error = try await vendor.failure(at: server)
    #expect(error.code == failure.code && error.isRetryable == failure.isRetryable && error.after == failure.after)
    #expect(server.requests.count == 1, "One call is one try.")
    let everything = "\(error) \(String(reflecting: error))"
    #expect(!everything.contains(Vendor.key) && !everything.contains("swordfish"))
  }

  @Test(arguments: Vendor.allCases) func `can have no body, or one that is no JSON`(_ vendor: Vendor) async throws {
    for body in ["", "<html>Bad gateway</html>", "[]", "{\"error\":\"a text\"}"] {
      let server = try ModelServer([.failure("502 Bad Gateway", body: body)])
      #expect(try await vendor.failure(at: server).code == .unavailable)
    }
  }

  @Test(arguments: Vendor.allCases) func `is a silent server at the deadline`(_ vendor: Vendor) async throws {
    let error = try await vendor.failure(at: try ModelServer([.silence]), within: .milliseconds(300))
    #expect(error.code == .timeout)
  }

  @Test(arguments: Vendor.allCases) func `is a connection that breaks, or is refused`(_ vendor: Vendor) async throws {
    let broken = try await vendor.failure(at: try ModelServer([.reset]))
    #expect(broken.code == .unavailable && broken.isRetryable)
    let closed = try ClosedPort()
    let model = try vendor.model(at: "http://127.0.0.1:\(closed.port)")
    let refused = await #expect(throws: ModelError.self) {
      try await model.complete(Samples.plain, until: Samples.soon)
    }
    #expect(refused?.code == .unavailable && refused?.isRetryable == true)
  }

  @Test(arguments: Vendor.allCases) func `is a reply that is no reply`(_ vendor: Vendor) async throws {
    for body in ["{\"choices\":[{\"mess", "", "[]", "null", "{}", "{\"content\":7,\"choices\":7,\"candidates\":7}"] {
      let error = try await vendor.failure(at: try ModelServer([.json(body)]))
      #expect(error.code == .malformedReply && error.isRetryable, "\(body)")
    }
  }

  @Test(arguments: Vendor.allCases) func `is structured output that breaks its promise`(_ vendor: Vendor) async throws {
    for text in ["{\"city\": \"Osl", "Here you are: {}", "[]", "{\"city\":\"Oslo\"}"] {
      let server = try ModelServer([.json(vendor.script.reply(text, stop: .end))])
      let error = try await vendor.failure(at: server, Samples.structured)
      #expect(error.code == .malformedReply && error.usage.output == 5, "\(text)")
    }
  }

  @Test(arguments: Vendor.allCases) func `is structured output that was cut off`(_ vendor: Vendor) async throws {
    let server = try ModelServer([.json(vendor.script.reply("{\"city\": \"Osl", stop: .limit))])
    let error = try await vendor.failure(at: server, Samples.structured)
    #expect(error.code == .cutOff && !error.isRetryable)
  }

  @Test(arguments: Vendor.allCases) func `is a refusal`(_ vendor: Vendor) async throws {
    let server = try ModelServer([.json(vendor.script.reply("", stop: .refusal))])
    let error = try await vendor.failure(at: server)
    #expect(error.code == .refused && !error.isRetryable)
  }

  @Test func `of Groq's own checks keeps what the model made`() async throws {
    let body: JSON = [
      "error": [
        "message": "Failed to validate JSON", "type": "invalid_request_error", "code": "json_validate_failed",
        "failed_generation": "{\"city\": 1}",
      ]
    ]
    let server = try ModelServer([.failure("400 Bad Request", body: body.text())])
    let error = try await Vendor.groq.failure(at: server, Samples.structured)
    #expect(error.code == .malformedReply && error.isRetryable && error.failedGeneration == "{\"city\": 1}")
  }

  @Test func `about the name of the limit is answered with the other name`() async throws {
    let body = "{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens'\",\"param\":\"max_tokens\"}}"
    let script = Vendor.openai.script
    let server = try ModelServer([.failure("400 Bad Request", body: body), .json(script.reply("Hi", stop: .end))])
    let reply = try await Vendor.openai.model(at: server.url).complete(Samples.plain, until: Samples.soon)
    #expect(reply.text == "Hi" && server.bodies.last?["max_completion_tokens"] == 4096)
  }

  @Test func `of a cancelled caller is no answer`() async throws {
    let server = try ModelServer([.silence])
    let model = try Vendor.openai.model(at: server.url)
    let call = Task {
      await #expect(throws: ModelError.self) { try await model.complete(Samples.plain, until: Samples.soon) }
    }
    #expect(await eventually { server.requests.count == 1 })
    call.cancel()
    #expect(await call.value?.code == .cancelled)
  }
}

extension Vendor {
  func failure(
    at server: ModelServer, _ request: ModelRequest = Samples.plain, within limit: Duration = .seconds(20)
  ) async throws -> ModelError {
    let model = try model(at: server.url, clock: TestClock().clock)
    do {
      let reply = try await model.complete(request, until: .now.advanced(by: limit))
      throw TestFailure("A reply came: \(reply)")
    } catch let error as ModelError {
      return error
    }
  }
}
