import HTTP
import TestKit
import Testing
import WorkflowModels

/// Bodies that no client of good faith sends, to every route that takes one.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct BadBodyTests {
  struct Route: Sendable, CustomTestStringConvertible {
    let part: Stack.Part
    let method: HTTPMethod
    let path: String
    var testDescription: String { "\(method) \(path)" }
  }

  static let routes = [
    Route(part: .workflow, method: .post, path: "/workflow/execute"),
    Route(part: .workflow, method: .post, path: "/api/workflows/"),
    Route(part: .workflow, method: .post, path: "/api/workflows/validate/"),
    Route(part: .workflow, method: .put, path: "/api/workflows/wf_01m7vttzm2emr94vk9thhp9yy1/"),
    Route(part: .ai, method: .post, path: "/ai/generate"),
    Route(part: .ai, method: .post, path: "/ai/workflows/generate-and-execute"),
    Route(part: .scheduler, method: .post, path: "/schedules"),
    Route(part: .scheduler, method: .put, path: "/schedules/sched_01m7vttzm2emr94vk9thhp9yy1"),
  ]

  private static let notAnObject: [(name: String, body: [UInt8])] = [
    ("nothing", []), ("words", Array("not json".utf8)), ("an array", Array("[]".utf8)), ("null", Array("null".utf8)),
    ("a string", Array("\"text\"".utf8)), ("a number", Array("42".utf8)),
    ("half an object", Array("{\"user_id\":".utf8)),
    ("an object and more", Array("{} {}".utf8)), ("a trailing comma", Array("{\"a\":1,}".utf8)),
    ("100,000 brackets", [UInt8](repeating: UInt8(ascii: "["), count: 100_000)),
    ("100,000 closed brackets", Array((repeated("[", 100_000) + repeated("]", 100_000)).utf8)),
    ("100,000 objects", Array(repeated("{\"a\":", 100_000).utf8)),
    ("600 nested values in a field", Array(("{\"input\":" + repeated("[", 600) + repeated("]", 600) + "}").utf8)),
    ("invalid UTF-8", Array("{\"user_id\":\"".utf8) + [0xFF, 0xC0, 0x80] + Array("\"}".utf8)),
    ("an encoded surrogate", Array("{\"user_id\":\"".utf8) + [0xED, 0xA0, 0x80] + Array("\"}".utf8)),
    ("a null byte", Array("{\"user_id\":\"a".utf8) + [0] + Array("\"}".utf8)),
    ("UTF-16", [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00]), ("a number 1e", Array("{\"a\":1e}".utf8)),
    ("NaN", Array("{\"wait_seconds\":NaN}".utf8)), ("Infinity", Array("{\"every_seconds\":-Infinity}".utf8)),
  ]

  @Test(arguments: routes)
  func `what is no JSON object is refused with a sentence`(_ route: Route) async throws {
    try await surviving { stack in
      for (name, body) in Self.notAnObject {
        let answer = try await stack.client(route.part).send(route.method, route.path, body: body)
        expectRefusedOrJudged(answer, route, name)
      }
    }
  }

  @Test(arguments: routes)
  func `objects of nonsense are refused with a sentence`(_ route: Route) async throws {
    let digits = repeated("9", 400)
    let texts = [
      "{}", "{\"\":\"\"}", "{\"user_id\":null}", "{\"user_id\":1e999}", "{\"user_id\":\(digits)}",
      "{\"user_id\":\"\\u0000\"}", "{\"user_id\":\"\\ud800\"}", "{\"user_id\":\"\(repeated("x", 100_000))\"}",
      "{\"user_id\":\"u\",\"prompt\":\"\"}", "{\"user_id\":\"u\",\"nodes\":{},\"workflow_data\":[],\"prompt\":{}}",
      "{\"user_id\":\"u\",\"workflow_data\":{\"nodes\":\(digits)},\"nodes\":1e999,\"prompt\":1e999}",
      "{\"user_id\":\"u\",\"wait_seconds\":1e999,\"workflow_id\":\"\",\"prompt\":\"\\u0000\",\"nodes\":[null]}",
      "{\"user_id\":\"u\",\"wait_seconds\":-1,\"workflow_data\":{\"nodes\":[1,\"a\",null,[]]},\"prompt\":false}",
    ]
    try await surviving { stack in
      for text in texts {
        let answer = try await stack.client(route.part).send(route.method, route.path, body: Array(text.utf8))
        expectRefusedOrJudged(answer, route, String(text.prefix(100)))
      }
    }
  }

  /// A check is not a refusal: the validator answers what it thinks of whatever is JSON.
  private func expectRefusedOrJudged(_ answer: Answer, _ route: Route, _ name: String) {
    if route.path.contains("/validate") && answer.status == 200 {
      #expect(answer.json["valid"]?.boolValue != nil, "\(name): \(answer)")
    } else {
      expectRefused(answer, name)
    }
  }

  @Test(arguments: [BadBodyTests.routes[0], BadBodyTests.routes[4], BadBodyTests.routes[6]])
  func `a body of 50 MiB is too large`(_ route: Route) async throws {
    try await surviving { stack in
      let body = [UInt8](repeating: UInt8(ascii: "x"), count: 50 << 20)
      // Refused by what its head says, or when the limit is passed; the sender may see its connection end meanwhile.
      let head = "\(route.method) \(route.path) HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
      let port = stack.port(route.part)
      let told = Array("\(head)Content-Length: \(body.count)\r\n\r\n".utf8)
      let sized = try await RawClient.exchange(port: port, told + body)
      #expect(sized.hasPrefix("HTTP/1.1 413") && sized.contains("\"code\""), "\(sized.prefix(300))")
      let chunk = Array("\(String(1 << 20, radix: 16))\r\n".utf8) + [UInt8](repeating: 0x20, count: 1 << 20) + [13, 10]
      let chunks = (0..<50).flatMap { _ in chunk } + Array("0\r\n\r\n".utf8)
      let chunked = try await RawClient.exchange(
        port: port, Array("\(head)Transfer-Encoding: chunked\r\n\r\n".utf8) + chunks)
      #expect(chunked.hasPrefix("HTTP/1.1 413") && chunked.contains("\"code\""), "\(chunked.prefix(300))")
    }
  }

  @Test func `numbers that no machine type holds pass through as they were sent`() async throws {
    try await surviving { stack in
      let digits = repeated("123456789", 45)
      let body = """
        {"user_id": "numbers", "wait_seconds": 10, "input": {"a": 1e999, "b": \(digits), "c": -0.0, "d": 1e-400},
         "workflow_data": {"name": "Numbers", "nodes": [{"id": "start", "type": "manual-trigger"}], "edges": []}}
        """
      let answer = try await stack.workflow.send(.post, "/workflow/execute", body: Array(body.utf8))
      #expect(answer.status == 200 && answer.json["status"] == "completed", "\(answer)")
      #expect(answer.text.contains("1e999") && answer.text.contains(digits), "\(answer)")
    }
  }
}

func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
