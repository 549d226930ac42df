import HTTP
import TestKit
import Testing
import WorkflowModels

/// Workflows that only compute end with the commit of their start. Nobody can tell, but by the time.
@Suite(.timeLimit(.minutes(1)))
struct ImmediateExecutionTests {
  private static let user = "immediate"

  @Test func `who does not wait is told that it runs, and finds it ended`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let body: JSON = [
      "workflow_data": Document.pure.json, "user_id": .string(Self.user), "input": ["a": 1, "b": 2],
    ]
    for _ in 0..<3 {
      let started = try await service.post("/workflow/execute", body)
      #expect(started.status == 200 && started.json["status"] == "running", "\(started)")
      #expect(started.json["completed_at"] == .null)
      let id = try #require(started.json["execution_id"]?.stringValue)
      let view = try await service.execution(id, user: Self.user)
      #expect(view["status"] == "completed" && view["output_data"] == ["total": 3], "\(view.text())")
      #expect(view["node_states"]?["sum"]?["status"] == "completed")
    }
  }

  @Test func `who waits gets the end, the same as who looks later`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let document = Document.pure.node("kept", "edit-fields", ["fields": ["x": 1]], fields: ["journal": true])
      .node("last", "transform", ["expression": ".x + .total + $nodes.sum.total"])
    let waited = try await service.post(
      "/workflow/execute",
      [
        "workflow_data": document.json, "user_id": .string(Self.user), "input": ["a": 1, "b": 2], "wait_seconds": 10,
      ])
    #expect(waited.json["status"] == "completed" && waited.json["output_data"] == 7, "\(waited)")
    let id = try #require(waited.json["execution_id"]?.stringValue)
    #expect(try await service.execution(id, user: Self.user) == waited.json)
  }

  @Test func `what fails has failed, and says where`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let document = Document().node("start", "manual-trigger").node("bad", "transform", ["expression": ".a + {}"])
    let failed = try await service.post(
      "/workflow/execute",
      ["workflow_data": document.json, "user_id": .string(Self.user), "input": ["a": 1], "wait_seconds": 10])
    #expect(failed.json["status"] == "failed" && failed.json["output_data"] == .null, "\(failed)")
    #expect(failed.json["node_states"]?["bad"]?["status"] == "failed")
    let id = try #require(failed.json["execution_id"]?.stringValue)
    #expect(try await service.execution(id, user: Self.user) == failed.json)
  }

  @Test func `what takes long to compute is computed all the same`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let long = Document().node("start", "manual-trigger")
      .node("sum", "transform", ["expression": "reduce range(50000) as $i (0; . + $i)"])
    for _ in 0..<2 {
      let answer = try await service.post(
        "/workflow/execute", ["workflow_data": long.json, "user_id": .string(Self.user), "wait_seconds": 30])
      #expect(answer.json["output_data"] == 1_249_975_000, "\(answer)")
    }
  }

  @Test func `a document that differs in one byte is another document`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    for number in [1, 2, 1, 3] {
      let document = Document().node("start", "manual-trigger").node("n", "transform", ["expression": "\(number)"])
      let answer = try await service.post(
        "/workflow/execute", ["workflow_data": document.json, "user_id": .string(Self.user), "wait_seconds": 10])
      #expect(answer.json["output_data"] == .int(number), "\(answer)")
    }
  }

  @Test func `a body that is broken around a known document is refused`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let known = Document.pure.json.text()
    let good = #"{"workflow_data":\#(known),"user_id":"\#(Self.user)","input":{"a":1,"b":1}}"#
    // The first is read as a whole, the second is known by its document, the third by how it begins.
    for _ in 0..<3 {
      #expect(try await service.send(.post, "/workflow/execute", body: Array(good.utf8)).status == 200)
    }
    for broken in [
      good + "}", good.dropLast() + #","workflow_data":null}"#,
      good.dropLast() + #","workflow_data":{}}"#,
      good.replacing("\"input\"", with: "1,\"input\""), String(good.dropLast()),
      good.replacing("\"input\":", with: "\"input\""),
      good.replacing("1}}", with: "1]}"),
    ] {
      #expect(try await service.send(.post, "/workflow/execute", body: Array(broken.utf8)).status == 422, "\(broken)")
    }
  }

  @Test func `a second document takes the place of a known one`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let known = Document.pure.json.text()
    let other = Document().node("start", "manual-trigger").node("n", "transform", ["expression": "9"]).json.text()
    let begin = #"{"workflow_data":\#(known),"user_id":"\#(Self.user)","wait_seconds":10,"input":{"a":1,"b":1}"#
    for body in [begin + "}", begin + "}", begin + "}", begin + #","workflow_data":\#(other)}"#] {
      let answer = try await service.send(.post, "/workflow/execute", body: Array(body.utf8))
      let output: JSON = body.hasSuffix(other + "}") ? 9 : ["total": 2]
      #expect(try JSON(parsing: answer.body)["output_data"] == output, "\(body)")
    }
  }

  @Test func `a new version counts from the moment when it is stored`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let id = try await service.store(.pure, user: Self.user)
    for number in 2...6 {
      let next = Document("Changed").node("start", "manual-trigger").node("n", "transform", ["expression": "\(number)"])
      #expect(try await service.put("/api/workflows/\(id)", next.owned(by: Self.user)).status == 200)
      let answer = try await service.post(
        "/workflow/execute", ["workflow_id": .string(id), "user_id": .string(Self.user), "wait_seconds": 10])
      #expect(
        answer.json["output_data"] == .int(number) && answer.json["workflow_version"] == .int(number), "\(answer)")
    }
    let other = try await service.post("/workflow/execute", ["workflow_id": .string(id), "user_id": "somebody"])
    #expect(other.status == 404, "\(other)")
  }
}
