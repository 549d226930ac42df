import HTTP
import Platform
import Postgres
import TestKit
import Testing
import WorkflowModels

/// Secrets: they reach the outside world, and nobody else.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct CredentialTests {
  private static let user = "keeper-of-secrets"
  private static let key = ["CREDENTIALS_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="]
  private static let token = "t0ken-\"that\"-nobody-may-see"

  @Test func `stored secrets go with the request, and are found in no row, no output and no log`() async throws {
    let stack = try await Stack([.workflow], settings: Self.key)
    let service = stack.workflow
    let outside = try await StandIn()
    let user = JSON.string(Self.user)
    let stored: [(String, String, JSON)] = [
      ("crm", "bearer", ["token": .string(Self.token)]),
      ("mailbox", "basic", ["username": "ada", "password": "pass-word-of-ada"]),
      ("own", "header", ["name": "X-Whatever", "value": "value-of-the-header"]),
      ("else", "some-connector", ["anything": ["deep": "deeply-kept-secret"]]),
    ]
    for (name, type, data) in stored {
      let answer = try await service.post(
        "/api/credentials", ["user_id": user, "name": .string(name), "type": .string(type), "data": data])
      #expect(answer.status == 201 && answer.json["name"] == .string(name), "\(answer)")
      #expect(answer.json["data"] == nil)
    }
    let list = try await service.get("/api/credentials?user_id=\(Self.user)")
    #expect(list.json["credentials"]?.arrayValue?.compactMap { $0["name"] } == ["crm", "else", "mailbox", "own"])

    let expected = [
      "crm": ("authorization", "Bearer \(Self.token)"),
      "mailbox": ("authorization", "Basic YWRhOnBhc3Mtd29yZC1vZi1hZGE="),
      "own": ("x-whatever", "value-of-the-header"),
    ]
    for (name, header) in expected {
      for form in ["auto", "text", "base64"] {
        let id = try await service.execute(
          .call("\(outside.url)/echo", properties: ["credential": .string(name), "response": .string(form)]),
          user: Self.user)
        let done = try await service.finished(id, user: Self.user)
        #expect(done["status"] == "completed", "\(done.text())")
        #expect(outside.calls.last?.headers[header.0] == header.1)
        if form == "auto" {
          let echoed = done["output_data"]?["body"]?[header.0]?.stringValue ?? ""
          #expect(echoed.contains("[redacted]"), "\(done.text())")
        }
      }
    }
    for secret in [Self.token, "nobody-may-see", "pass-word-of-ada", "value-of-the-header", "deeply-kept-secret"] {
      #expect(try await !stack.hasKept(secret), "\(secret) has been kept.")
    }
  }

  @Test func `a secret goes when it is deleted, belongs to its user, and fits its use`() async throws {
    let stack = try await Stack([.workflow], settings: Self.key)
    let service = stack.workflow
    let outside = try await StandIn()
    func store(_ name: String, _ type: String, _ data: JSON, by user: String = Self.user) async throws -> Answer {
      try await service.post(
        "/api/credentials",
        ["user_id": .string(user), "name": .string(name), "type": .string(type), "data": data])
    }
    func code(_ name: String, user: String = Self.user) async throws -> JSON? {
      let id = try await service.execute(
        .call("\(outside.url)/echo", properties: ["credential": .string(name)]), user: user)
      let done = try await service.finished(id, user: user)
      return done["node_states"]?["call"]?["error"]?["code"]
    }
    #expect(try await store("one name", "bearer", ["token": "first"]).status == 201)
    #expect(try await store("one name", "bearer", ["token": "second"]).status == 201)
    #expect(try await code("one name") == nil)
    #expect(outside.calls.last?.headers["Authorization"] == "Bearer second")
    #expect(try await code("one name", user: "somebody-else") == "credential_missing")
    #expect(try await service.delete("/api/credentials/one%20name?user_id=somebody-else").status == 404)
    #expect(try await service.delete("/api/credentials/one%20name?user_id=\(Self.user)").status == 204)
    #expect(try await code("one name") == "credential_missing")
    #expect(try await store("post", "smtp", ["host": "mail.example"]).status == 201)
    #expect(try await code("post") == "credential_wrong_type")
    #expect(try await service.delete("/api/credentials?user_id=\(Self.user)&name=post").status == 204)
    for (type, data): (String, JSON) in [
      ("bearer", [:]), ("bearer", ["token": 7]), ("bearer", ["token": "a\r\nX: y"]), ("basic", ["username": "a"]),
      ("basic", ["username": "a:b", "password": "c"]), ("header", ["name": "a b", "value": "c"]),
      ("smtp", ["host": "h", "port": 70_000]), ("smtp", ["host": "h", "security": "maybe"]), ("bearer", "token"),
      ("", ["token": "x"]),
    ] {
      let answer = try await store("wrong", type, data)
      #expect(answer.status == 422 && answer.isErrorOfTheHouse, "\(type) \(data.text()): \(answer)")
    }
    let nobody = try await service.post("/api/credentials", ["name": "x", "type": "bearer", "data": ["token": "x"]])
    #expect(nobody.status == 422 && nobody.isErrorOfTheHouse, "\(nobody)")
  }

  @Test func `secrets sent with an execution outlive a crash with a key, and are wiped at its end`() async throws {
    let stack = try await Stack([.workflow], settings: Self.key)
    let outside = try await StandIn()
    let service = stack.workflow
    let id = try await Self.send(service, "\(outside.url)/hang")
    #expect(await eventually { outside.hangs == 1 })
    #expect(try await stack.rows("select execution_id from workflow.execution_credentials") == [id])
    #expect(try await !stack.hasKept("sent-along-secret"))
    try await stack.process(.workflow).kill()
    try await stack.restart(.workflow)
    #expect(await eventually(within: .seconds(20)) { outside.hangs == 1 }, "The call was not made again.")
    _ = try await service.post("/workflow/executions/\(id)/cancel", ["user_id": .string(Self.user)])
    #expect(try await stack.rows("select execution_id from workflow.execution_credentials") == [])
    // By the other doors as well: a stored workflow, and a batch.
    let document = Document.call("\(outside.url)/calls/x", properties: ["credential": "mine"])
    let workflow = try await service.store(document, user: Self.user)
    let sent: JSON = ["mine": ["type": "bearer", "data": ["token": "sent-along-secret"]]]
    let executed = try await service.post(
      "/api/workflows/\(workflow)/execute", ["user_id": .string(Self.user), "credentials": sent])
    #expect(executed.json["execution"]?["status"] == "completed", "\(executed)")
    let batch = try await service.post(
      "/workflow/execute/batch",
      [
        "user_id": .string(Self.user),
        "items": [["workflow_id": .string(workflow), "credentials": sent, "wait_seconds": 20]],
      ])
    #expect(batch.json["results"]?[0]?["status"] == "completed", "\(batch)")
    #expect(
      outside.calls(to: "/calls/x").map { $0.headers["Authorization"] } == [
        "Bearer sent-along-secret", "Bearer sent-along-secret",
      ])
    #expect(try await stack.rows("select execution_id from workflow.execution_credentials") == [])
    #expect(try await !stack.hasKept("sent-along-secret"))
    for wrong: JSON in [["a": "b"], ["a": ["type": "bearer", "data": [:]]], ["": ["type": "x", "data": [:]]], "x"] {
      let answer = try await service.post(
        "/workflow/execute", ["workflow_data": document.json, "user_id": .string(Self.user), "credentials": wrong])
      #expect(answer.status == 422 && answer.isErrorOfTheHouse, "\(wrong.text()): \(answer)")
    }
  }

  @Test func `without a key nothing is stored, and what was sent along is lost with its process`() async throws {
    let stack = try await Stack([.workflow])
    let outside = try await StandIn()
    let service = stack.workflow
    let refused = try await service.post(
      "/api/credentials",
      ["user_id": .string(Self.user), "name": "crm", "type": "bearer", "data": ["token": "x"]])
    #expect(refused.status == 503 && refused.detail.contains("CREDENTIALS_KEY"), "\(refused)")
    let done = try await Self.send(service, "\(outside.url)/echo")
    #expect(try await service.finished(done, user: Self.user)["status"] == "completed")
    #expect(outside.calls.last?.headers["Authorization"] == "Bearer sent-along-secret")
    let id = try await Self.send(service, "\(outside.url)/hang")
    #expect(await eventually { outside.hangs == 1 })
    #expect(try await !stack.hasKept("sent-along-secret"))
    try await stack.process(.workflow).kill()
    try await stack.restart(.workflow)
    let lost = try await service.finished(id, user: Self.user)
    #expect(lost["node_states"]?["call"]?["error"]?["code"] == "credentials_lost", "\(lost.text())")
    #expect(lost["status"] == "failed")
    #expect(try await stack.rows("select execution_id from workflow.execution_credentials") == [])
  }

  @Test func `a wrong key stops the start with a sentence that names it`() async throws {
    await #expect {
      _ = try await Stack([.workflow], settings: ["CREDENTIALS_KEY": "too short"])
    } throws: { error in
      "\(error)".contains("CREDENTIALS_KEY must be 32 bytes") && !"\(error)".contains("too short")
    }
  }

  private static func send(_ service: JSONClient, _ url: String) async throws -> String {
    let body: JSON = [
      "workflow_data": Document.call(url, properties: ["credential": "mine"]).json, "user_id": .string(user),
      "credentials": ["mine": ["type": "bearer", "data": ["token": "sent-along-secret"]]],
    ]
    var answer = try await service.post("/workflow/execute", body)
    // A service that has just started may not have its lease yet.
    _ = try await eventually {
      if answer.status == 503 { answer = try await service.post("/workflow/execute", body) }
      return answer.status != 503
    }
    #expect(answer.status == 200, "\(answer)")
    return try #require(answer.json["execution_id"]?.stringValue)
  }
}
