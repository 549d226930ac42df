import Catalog
import HTTP
import LanguageModels
import TestKit
import Testing
import WorkflowModels

/// Tools that reach outside, as an agent's model calls them.
@Suite struct AgentToolTests {
  private func echo(_ status: String = "200 OK", _ body: String = "{\"ok\":true}") throws -> RawServer {
    try RawServer { connection in
      while connection.readRequest() != nil { connection.answer(status, body: body) }
    }
  }

  /// The result of one call.
  private func call(
    _ tool: JSON, _ name: String, _ arguments: JSON, _ around: ModelBench.Surroundings = .init()
  ) async throws -> JSON {
    let bench = try ModelBench([.calls([(name, arguments)]), .text("Done.")])
    let output = try await bench.output("ai-agent", ["prompt": "Do it", "tools": [tool]], around)
    return output["steps"]?[0] ?? .null
  }

  private func caller(_ server: RawServer, _ more: JSONObject = [:]) -> JSON {
    var tool: JSONObject = [
      "type": "api-caller", "name": "orders", "url": .string("\(server.url)/orders/{order_id}"),
      "parameters": ["order_id": "string", "verbose": "boolean"], "query": ["version": 2],
    ]
    for (name, value) in more { tool[name] = value }
    return .object(tool)
  }

  @Test func `parameters go into the path and the query, and what is fixed stays`() async throws {
    let server = try echo()
    let step = try await call(
      caller(server), "orders", ["order_id": "a/../b?x", "verbose": true, "version": 9, "admin": true])
    #expect(step["result"] == "{\"ok\":true}")
    let request = try #require(server.requests.first)
    #expect(request.line == "GET /orders/a%2F..%2Fb%3Fx?verbose=true&version=2 HTTP/1.1")
    #expect(request["Idempotency-Key"]?.hasPrefix("exec_1/n/orders-") == true)
    #expect(try await call(caller(server), "orders", ["order_id": ".."])["error"] == true)
    #expect(server.requests.count == 1)
  }

  @Test func `a repeated run makes the same call under the same key`() async throws {
    let server = try echo()
    _ = try await call(caller(server), "orders", ["order_id": "1"])
    _ = try await call(caller(server), "orders", ["order_id": "1"])
    _ = try await call(caller(server), "orders", ["order_id": "2"])
    let keys = server.requests.map { $0["Idempotency-Key"] ?? "" }
    #expect(keys.count == 3 && keys[0] == keys[1] && keys[1] != keys[2])
  }

  @Test func `a body is made of parameters, under the credential of the author`() async throws {
    let server = try echo("201 Created", "token-of-the-author")
    var around = ModelBench.Surroundings()
    around.credentials = NodeCredentials(
      vault: OneCredential(
        name: "shop", credential: Credential(type: "bearer", data: ["token": "token-of-the-author"])), user: "user",
      execution: "exec_1")
    let step = try await call(
      caller(server, ["method": "POST", "credential": "shop", "body": ["source": "agent"]]), "orders",
      ["order_id": "7", "verbose": false], around)
    let request = try #require(server.requests.first)
    #expect(request["Authorization"] == "Bearer token-of-the-author")
    #expect(try JSON(parsing: request.body) == ["verbose": false, "source": "agent"])
    #expect(step["result"] == "[redacted]")
  }

  @Test func `an address that workflows may not call is not called`() async throws {
    let server = try echo()
    var around = ModelBench.Surroundings()
    around.egress = EgressPolicy(allowPrivate: [])
    let step = try await call(caller(server), "orders", ["order_id": "1"], around)
    #expect(step["error"] == true && server.requests.isEmpty, "\(step.text())")
  }

  @Test func `a failure is told to the model`() async throws {
    let server = try echo("404 Not Found", "no such order")
    let step = try await call(caller(server), "orders", ["order_id": "1"])
    #expect(step["error"] == true && step["result"] == "The answer was 404: no such order")
  }

  @Test func `a parameter in the host is refused`() async throws {
    let bench = try ModelBench([.text("")])
    let failure = try await bench.failure(
      "ai-agent", ["prompt": "x", "tools": [["type": "api-caller", "url": "https://{host}/a"]]])
    #expect(failure?.code == "wrong_property" && bench.requests.isEmpty)
  }

  @Test func `a search gives titles, addresses and extracts`() async throws {
    let server = try echo(
      "200 OK", "{\"results\":[{\"title\":\"Tea\",\"url\":\"https://tea.example\",\"content\":\"Green\",\"x\":1}]}")
    var around = ModelBench.Surroundings()
    around.searchURL = server.url
    let step = try await call("web-search", "web-search", ["query": "green tea & more"], around)
    #expect(step["result"] == "[{\"title\":\"Tea\",\"url\":\"https://tea.example\",\"content\":\"Green\"}]")
    #expect(server.requests.first?.line.contains("format=json") == true)
    #expect(server.requests.first?.line.contains("&more") == false)
    let none = try await call("web-search", "web-search", ["query": "tea"])
    #expect(none["error"] == true && none["result"]?.stringValue?.contains("SEARCH_URL") == true)
  }
}
