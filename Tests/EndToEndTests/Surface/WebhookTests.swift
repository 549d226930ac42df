import HTTP
import Platform
import TestKit
import Testing
import WorkflowModels

/// Webhooks as the systems of others call them.
@Suite(.timeLimit(.minutes(1)))
struct WebhookTests {
  private static let user = "webhooks"

  @Test func `an immediate webhook answers at once, and the workflow sees the request`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let path = try await live(
      service,
      Document.webhook(path: "orders-now", respond: "immediately").node("out", "transform", ["expression": "."]))
    let answer = try await service.post("/webhooks/\(path)?shop=1&shop=2&x=a%20b", ["order": 7])
    #expect(answer.status == 202, "\(answer)")
    let id = try #require(answer.json["execution_id"]?.stringValue)
    let output = try #require(try await service.finished(id, user: Self.user)["output_data"])
    #expect(output["method"] == "POST")
    #expect(output["body"] == ["order": 7])
    #expect(output["query"] == ["shop": ["1", "2"], "x": "a b"])
    #expect(output["headers"]?["content-type"] == "application/json")
  }

  @Test func `a body that is not the JSON it says it is starts nothing`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let path = try await live(service, Document.webhook(path: "orders-broken", respond: "when_done"))
    let broken = Array("{\"order\": ".utf8)
    let refused = try await service.send(.post, "/webhooks/\(path)", body: broken)
    #expect(refused.status == 422 && refused.code == "invalid_json", "\(refused)")
    let text = try await service.send(
      .post, "/webhooks/\(path)", body: broken, headers: ["Content-Type": "text/plain", "Idempotency-Key": "k"])
    #expect(text.status == 200, "\(text)")
  }

  @Test func `a webhook that answers when done gives the output`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let path = try await live(
      service,
      Document.webhook(path: "orders-done", respond: "when_done")
        .node("out", "transform", ["expression": "{got: .body.order}"]))
    let answer = try await service.post("/webhooks/\(path)", ["order": 7])
    #expect(answer.status == 200 && answer.json == ["got": 7], "\(answer)")
  }

  @Test func `a webhook may answer by a node of its own`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let path = try await live(
      service,
      Document.webhook(path: "orders-node", respond: "respond_node")
        .node(
          "say", "respond-to-webhook",
          ["status": 418, "headers": ["X-Kind": "teapot"], "body": ["order": "{{ .body.order }}"]]
        )
        .node("pause", "wait", ["seconds": 60]))
    let answer = try await service.post("/webhooks/\(path)", ["order": 9])
    #expect(answer.status == 418 && answer.json == ["order": 9], "\(answer)")
    #expect(answer.headers["X-Kind"] == "teapot")
    #expect(answer.time < .seconds(20), "The answer waited for the end of the workflow.")
  }

  @Test func `a webhook with a secret takes only what is signed with it`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let path = try await live(
      service,
      Document.webhook(path: "signed", respond: "when_done", properties: ["secret": "s3cret"])
        .node("out", "transform", ["expression": ".body"]))
    let body: JSON = ["a": 1]
    let code = Hex.text(try #require(HMACSHA256.code(of: body.bytes(), key: Array("s3cret".utf8))))
    let good = try await service.post("/webhooks/\(path)", body, headers: ["X-Hub-Signature-256": "sha256=\(code)"])
    #expect(good.status == 200 && good.json == body, "\(good)")
    for signature in [nil, "", "sha256=", "sha256=zz", "sha256=\(String(repeating: "0", count: 64))", code] {
      let bad = try await service.post(
        "/webhooks/\(path)", body, headers: signature.map { ["X-Hub-Signature-256": $0] } ?? [:])
      #expect(bad.status == 401 && bad.isErrorOfTheHouse, "\(signature ?? "none"): \(bad)")
    }
  }

  @Test func `what no webhook claims is refused`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let path = try await live(service, .webhook(path: "only-post", respond: "immediately"))
    let unknown = try await service.post("/webhooks/nobody/is/here", [:])
    #expect(unknown.status == 404 && unknown.isErrorOfTheHouse, "\(unknown)")
    let wrong = try await service.get("/webhooks/\(path)")
    #expect(wrong.status == 405 && wrong.isErrorOfTheHouse, "\(wrong)")
    #expect(wrong.headers["Allow"] == "POST")
  }

  @Test func `two active workflows cannot have one path, and deactivating frees it`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let document = Document.webhook(path: "contested", respond: "immediately")
    let first = try await service.store(document, user: Self.user)
    let second = try await service.store(document, user: "another-user")
    #expect(try await service.activate(first, user: Self.user).status == 200)
    let refused = try await service.activate(second, user: "another-user")
    #expect(refused.status == 409 && refused.isErrorOfTheHouse, "\(refused)")
    let freed = try await service.post("/api/workflows/\(first)/deactivate", ["user_id": .string(Self.user)])
    #expect(freed.status == 200 && freed.json["active"] == false, "\(freed)")
    #expect(try await service.post("/webhooks/contested", [:]).status == 404)
    let taken = try await service.activate(second, user: "another-user")
    #expect(taken.status == 200 && taken.json["active"] == true, "\(taken)")
    #expect(try await service.post("/webhooks/contested", [:]).status == 202)
  }

  @Test func `an idempotency key makes two calls one execution`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let path = try await live(service, .webhook(path: "once", respond: "immediately"))
    let headers: HTTPHeaders = ["Idempotency-Key": "order-7"]
    let first = try await service.post("/webhooks/\(path)", ["order": 7], headers: headers)
    let second = try await service.post("/webhooks/\(path)", ["order": 7], headers: headers)
    #expect(first.json["execution_id"]?.stringValue != nil, "\(first)")
    #expect(first.json["execution_id"] == second.json["execution_id"])
    #expect(try await service.post("/webhooks/\(path)", ["order": 8], headers: headers).status == 409)
  }

  /// Stores and activates it, and gives its path.
  private func live(_ service: JSONClient, _ document: Document) async throws -> String {
    let id = try await service.store(document, user: Self.user)
    let answer = try await service.activate(id, user: Self.user)
    #expect(answer.status == 200, "\(answer)")
    let nodes = document.json["nodes"]?[0]
    return try #require(nodes?["data"]?["properties"]?["path"]?.stringValue)
  }
}
