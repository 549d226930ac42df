import HTTP
import TestKit
import Testing
import WorkflowModels

/// What all three services have in common, seen from outside.
@Suite(.timeLimit(.minutes(1)))
struct CommonSurfaceTests {
  @Test(arguments: Stack.Part.allCases)
  func `the root names the service and links to the rest`(_ part: Stack.Part) async throws {
    let client = try await SharedStack.shared.stack().client(part)
    let root = try await client.get("/")
    #expect(root.status == 200)
    #expect(root.json["name"] == .string(part.rawValue))
    #expect(root.json["version"]?.stringValue != nil)
    for (_, link) in root.json["links"]?.objectValue ?? [:] {
      let path = try #require(link.stringValue)
      #expect(try await client.get(path).status == 200, "\(path)")
    }
    let health = try await client.get("/health").json
    #expect(health["status"] == "healthy" && health["service"] == .string(part.rawValue), "\(health.text())")
    #expect(health["dependencies"]?["postgres"] == "up" && health["dependencies"]?["redis"] == "up")
  }

  @Test(arguments: Stack.Part.allCases)
  func `a page of an allowed origin may call, another may not`(_ part: Stack.Part) async throws {
    let client = try await SharedStack.shared.stack().client(part)
    let origin = Stack.allowedOrigin
    let preflight = try await client.send(
      .options, "/health",
      headers: [
        "Origin": origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type",
      ])
    #expect((200..<300).contains(preflight.status), "\(preflight)")
    #expect(preflight.headers["Access-Control-Allow-Origin"] == origin)
    #expect(preflight.headers["Access-Control-Allow-Methods"]?.contains("POST") == true)
    #expect(preflight.headers["Access-Control-Allow-Headers"]?.lowercased().contains("content-type") == true)
    let allowed = try await client.get("/health", headers: ["Origin": origin])
    #expect(allowed.headers["Access-Control-Allow-Origin"] == origin)
    let refused = try await client.get("/health", headers: ["Origin": "https://evil.example"])
    #expect(refused.headers["Access-Control-Allow-Origin"] == nil)
  }

  @Test func `a page of a foreign origin starts nothing`() async throws {
    let client = try await SharedStack.shared.stack().workflow
    let body: JSON = ["user_id": "foreign-page", "workflow_data": Document.pure.json]
    let headers: HTTPHeaders = ["Content-Type": "text/plain", "Origin": "https://evil.example"]
    let refused = try await client.post("/workflow/execute", body, headers: headers)
    #expect(refused.status == 403 && refused.code == "origin_not_allowed", "\(refused)")
    let executions = try await client.get("/workflow/executions?user_id=foreign-page")
    #expect(executions.json["executions"] == [], "\(executions)")
    let allowed = try await client.post("/workflow/execute", body, headers: ["Origin": Stack.allowedOrigin])
    #expect(allowed.status == 200, "\(allowed)")
  }

  @Test(arguments: Stack.Part.allCases)
  func `the numbers are Prometheus text`(_ part: Stack.Part) async throws {
    let client = try await SharedStack.shared.stack().client(part)
    _ = try await client.get("/")
    let answer = try await client.get("/metrics")
    #expect(answer.status == 200)
    #expect(answer.headers["Content-Type"]?.hasPrefix("text/plain; version=0.0.4") == true)
    let sample =
      #/
      [a-zA-Z_:][a-zA-Z0-9_:]*
      (\{ [a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*" (,[a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*")* \})?
      \x20 (-?[0-9.]+(e[+-]?[0-9]+)? | NaN | [+-]?Inf)
      /#
    let comment = #/# (HELP|TYPE) [a-zA-Z_:][a-zA-Z0-9_:]* .*/#
    var samples = 0
    for line in answer.text.split(separator: "\n") {
      if line.hasPrefix("#") {
        #expect(line.wholeMatch(of: comment) != nil, "\(line)")
      } else {
        #expect(line.wholeMatch(of: sample) != nil, "\(line)")
        samples += 1
      }
    }
    #expect(samples > 5)
    #expect(answer.text.contains("http_requests_total"))
  }

  @Test(arguments: Stack.Part.allCases)
  func `the documentation is a page, and the OpenAPI document is whole`(_ part: Stack.Part) async throws {
    let client = try await SharedStack.shared.stack().client(part)
    for path in ["/docs", "/redoc"] {
      let page = try await client.get(path)
      #expect(page.status == 200 && page.headers["Content-Type"]?.hasPrefix("text/html") == true, "\(page)")
    }
    let answer = try await client.get("/openapi.json")
    let document = try JSON(parsing: answer.body)
    #expect(document["openapi"]?.stringValue?.hasPrefix("3.1") == true)
    for expected in Self.routes[part] ?? [] {
      let words = expected.split(separator: " ").map(String.init)
      #expect(document["paths"]?[words[1]]?[words[0].lowercased()] != nil, "\(expected) is not in the document.")
    }
    // Every reference leads somewhere.
    for reference in Self.references(in: document) {
      let names = reference.split(separator: "/")
      let target = names.dropFirst().reduce(document as JSON?) { $0?[String($1)] }
      #expect(names.first == "#" && target != nil, "\(reference)")
    }
  }

  @Test func `a request keeps its id through the services`() async throws {
    let stack = try await SharedStack.shared.stack()
    let id = "request-of-the-end-to-end-test"
    let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    let answer = try await stack.ai.post(
      "/ai/workflows/generate-and-execute", ["prompt": "Test workflow", "user_id": "request-id"],
      headers: ["X-Request-Id": id, "traceparent": "00-\(trace)-00f067aa0ba902b7-01"])
    #expect(answer.headers["X-Request-Id"] == id)
    #expect(answer.headers["traceparent"]?.hasPrefix("00-\(trace)-") == true)
    for part in [Stack.Part.ai, .workflow] {
      let process = try stack.process(part)
      #expect(await eventually { process.log.contains(id) }, "The log of \(part) does not know the request.")
      #expect(process.log.contains(trace), "The log of \(part) does not know the trace.")
    }
  }

  @Test(arguments: Stack.Part.allCases)
  func `a request without an id gets one, also where nothing is found`(_ part: Stack.Part) async throws {
    let client = try await SharedStack.shared.stack().client(part)
    let answer = try await client.get("/there/is/nothing/here")
    #expect(answer.status == 404 && answer.isErrorOfTheHouse, "\(answer)")
    #expect(answer.headers["X-Request-Id"]?.isEmpty == false)
    #expect(answer.headers["traceparent"]?.hasPrefix("00-") == true)
  }

  @Test(arguments: Stack.Part.allCases)
  func `every line of the log is a JSON object`(_ part: Stack.Part) async throws {
    let stack = try await SharedStack.shared.stack()
    _ = try await stack.client(part).get("/")
    let lines = try stack.process(part).log.split(separator: "\n")
    #expect(!lines.isEmpty)
    // The last one may be in the middle of being written.
    for line in lines.dropLast() {
      #expect((try? JSON(parsing: String(line)))?.objectValue != nil, "\(line)")
    }
  }

  private static func references(in json: JSON) -> [String] {
    switch json {
    case .object(let object):
      object.flatMap { key, value in
        key == "$ref" ? value.stringValue.map { [$0] } ?? [] : references(in: value)
      }
    case .array(let values): values.flatMap(references)
    default: []
    }
  }

  private static let routes: [Stack.Part: [String]] = [
    .workflow: [
      "POST /workflow/execute", "GET /workflow/executions/{id}", "GET /workflow/executions",
      "POST /workflow/executions/{id}/cancel", "GET /workflow/executions/{id}/events", "GET /api/workflows",
      "POST /api/workflows", "GET /api/workflows/{id}", "PUT /api/workflows/{id}", "DELETE /api/workflows/{id}",
      "POST /api/workflows/validate", "POST /api/workflows/{id}/execute", "GET /api/workflows/{id}/executions",
      "GET /api/workflows/{id}/versions", "GET /api/workflows/{id}/versions/{version}",
      "POST /api/workflows/{id}/activate", "POST /api/workflows/{id}/deactivate", "POST /webhooks/{path}",
      "GET /api/node-types", "GET /api/node-types/{type}", "GET /schemas/workflow.json",
    ],
    .ai: [
      "POST /ai/generate", "POST /ai/workflows/{workflow_id}/execute", "POST /ai/workflows/generate-and-execute",
      "GET /ai/workflows/execution/{execution_id}/status",
    ],
    .scheduler: [
      "POST /schedules", "GET /schedules", "GET /schedules/{id}", "PUT /schedules/{id}", "DELETE /schedules/{id}",
      "POST /schedules/{id}/pause", "POST /schedules/{id}/resume", "POST /schedules/{id}/trigger",
      "GET /schedules/{id}/runs", "GET /schedules/preview",
    ],
  ]
}
