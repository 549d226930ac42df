import HTTP
import TestKit
import Testing
import WorkflowModels

/// Executions that wait for somebody to say something.
@Suite(.timeLimit(.minutes(1)))
struct SignalTests {
  private static let user = "signals"
  private static let approval = Document("Approval").node("start", "manual-trigger")
    .node("ask", "approval", ["message": "Pay?"])
    .node("pay", "edit-fields", ["fields": ["paid": true]], after: .port("ask", "approved"))

  private func service() async throws -> JSONClient { try await SharedStack.shared.stack().workflow }

  private func signal(_ id: String, _ node: String, _ payload: JSON) async throws -> Answer {
    try await service().post(
      "/workflow/executions/\(id)/signal",
      ["user_id": .string(Self.user), "node_id": .string(node), "payload": payload])
  }

  private func waits(_ id: String) async throws -> Bool {
    try await eventually { try await service().execution(id, user: Self.user)["status"] == "waiting" }
  }

  @Test func `an approval goes on with what was said`() async throws {
    let id = try await service().execute(Self.approval, user: Self.user, input: ["amount": 5])
    #expect(try await waits(id))
    #expect(try await signal(id, "ask", ["approved": true, "by": "ada"]).status == 200)
    let execution = try await service().finished(id, user: Self.user)
    #expect(execution["output_data"]?["paid"] == true, "\(execution.text())")
    #expect(execution["node_states"]?["ask"]?["output"]?["approval"]?["by"] == "ada")
    let late = try await signal(id, "ask", ["approved": false])
    #expect(late.status == 409 && late.isErrorOfTheHouse, "\(late)")
  }

  @Test func `a signal that comes before the node waits is kept`() async throws {
    let document = Document("Early").node("start", "manual-trigger").node("pause", "wait", ["seconds": 1])
      .node("ask", "approval", ["message": "Sure?"])
    let id = try await service().execute(document, user: Self.user)
    #expect(try await signal(id, "ask", ["approved": false]).status == 200)
    let execution = try await service().finished(id, user: Self.user)
    #expect(execution["status"] == "completed", "\(execution.text())")
    #expect(execution["output_data"]?["approval"]?["approved"] == false)
  }

  @Test func `a callback goes on with what was sent to its URL`() async throws {
    let document = Document("Callback").node("start", "manual-trigger").node("hold", "wait", ["callback": true])
    let id = try await service().execute(document, user: Self.user)
    #expect(try await waits(id))
    let state = try await service().execution(id, user: Self.user)["node_states"]?["hold"]
    let url = try #require(state?["resume_url"]?.stringValue, "\(String(describing: state))")
    #expect(try await service().post(url, ["paid": 12]).status == 200)
    #expect(try await service().finished(id, user: Self.user)["output_data"] == ["paid": 12])
  }

  @Test func `nonsense is refused, and another user's execution is not there`() async throws {
    let id = try await service().execute(Self.approval, user: Self.user)
    let unknown = try await signal(id, "nobody", ["approved": true])
    #expect(unknown.status == 422 && unknown.isErrorOfTheHouse, "\(unknown)")
    let theft = try await service().post(
      "/workflow/executions/\(id)/signal", ["user_id": "thief", "node_id": "ask", "payload": ["approved": true]])
    #expect(theft.status == 404, "\(theft)")
    let missing = try await service().post("/workflow/executions/\(id)/signal", ["user_id": .string(Self.user)])
    #expect(missing.status == 422 && missing.detail.contains("node_id"), "\(missing)")
  }
}
