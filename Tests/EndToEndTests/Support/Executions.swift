import HTTP
import TestKit
import Testing
import WorkflowModels

/// Starting executions and waiting for their end, as callers do.
extension JSONClient {
  /// Starts an inline document and gives the execution's id.
  func execute(_ document: Document, user: String, input: JSON = [:], key: String? = nil) async throws -> String {
    let answer = try await post(
      "/workflow/execute",
      ["workflow_data": document.json, "user_id": .string(user), "input": input],
      headers: key.map { ["Idempotency-Key": $0] } ?? [:])
    #expect(answer.status == 200, "\(answer)")
    return try #require(answer.json["execution_id"]?.stringValue)
  }

  func execution(_ id: String, user: String) async throws -> JSON {
    try await get("/workflow/executions/\(id)?user_id=\(user)").json
  }

  /// The execution once it has ended; as it is when the time is over.
  func finished(_ id: String, user: String, within limit: Duration = .seconds(30)) async throws -> JSON {
    var last = JSON.null
    _ = try await eventually(within: limit) {
      last = try await execution(id, user: user)
      return ["completed", "failed", "cancelled"].contains(last["status"]?.stringValue)
    }
    return last
  }

  /// Stores a workflow and gives its id.
  func store(_ document: Document, user: String) async throws -> String {
    let answer = try await post("/api/workflows/", document.owned(by: user))
    #expect(answer.status == 201, "\(answer)")
    return try #require(answer.json["id"]?.stringValue)
  }

  func activate(_ workflow: String, user: String) async throws -> Answer {
    try await post("/api/workflows/\(workflow)/activate", ["user_id": .string(user)])
  }
}
