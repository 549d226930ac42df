import HTTP
import TestKit
import Testing
import WorkflowModels

/// Many executions by one request.
@Suite(.timeLimit(.minutes(1)))
struct BatchTests {
  private static let user = "batches"

  @Test func `each item is answered in its place, the wrong ones with their errors`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let stored = try await service.store(.pure, user: Self.user)
    let answer = try await service.post(
      "/workflow/execute/batch",
      [
        "user_id": .string(Self.user),
        "items": [
          ["workflow_id": .string(stored), "input": ["a": 1, "b": 2], "wait_seconds": 10],
          ["workflow_data": Document.pure.json, "user_id": .string(Self.user), "input": ["a": 2, "b": 2]],
          ["workflow_id": "wf_unknown"], "nonsense", [:],
          ["workflow_data": Document().node("a", "no-such-type").json],
          ["workflow_id": .string(stored), "user_id": "somebody-else"],
        ],
      ])
    #expect(answer.status == 200, "\(answer)")
    let results = try #require(answer.json["results"]?.arrayValue)
    #expect(results.count == 7)
    #expect(results[0]["status"] == "completed" && results[0]["output_data"] == ["total": 3], "\(answer)")
    let second = try #require(results[1]["execution_id"]?.stringValue)
    #expect(try await service.finished(second, user: Self.user)["output_data"] == ["total": 4])
    let errors = results.dropFirst(2).map { ($0["status"]?.intValue, $0["error"]?["code"]?.stringValue) }
    #expect(errors.map(\.0) == [404, 422, 422, 422, 404], "\(answer)")
    #expect(errors.map(\.1).first == "workflow_not_found" && errors.last?.1 == "workflow_not_found")
    #expect(results[5]["error"]?["diagnostics"]?.arrayValue?.isEmpty == false)
  }

  @Test func `a thousand items are a thousand executions`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let user = "batch-of-a-thousand"
    let stored = try await service.store(.pure, user: user)
    let items = (0..<1000).map { number -> JSON in
      ["workflow_id": .string(stored), "input": ["a": .int(number), "b": 0], "key": .string("item \(number)")]
    }
    let answer = try await service.post(
      "/workflow/execute/batch", ["items": .array(items), "user_id": .string(user)])
    let ids = answer.json["results"]?.arrayValue?.compactMap { $0["execution_id"]?.stringValue } ?? []
    #expect(ids.count == 1000 && Set(ids).count == 1000, "\(answer)")
    for number in [0, 511, 512, 999] {
      #expect(try await service.finished(ids[number], user: user)["output_data"] == ["total": .int(number)])
    }
    let tooMany = try await service.post(
      "/workflow/execute/batch", ["items": .array(items + items.prefix(1)), "user_id": .string(user)])
    #expect(tooMany.status == 422 && tooMany.isErrorOfTheHouse, "\(tooMany)")
    for body: JSON in [[:], ["items": []], ["items": "many"], ["items": nil]] {
      let wrong = try await service.post("/workflow/execute/batch", body)
      #expect(wrong.status == 422 && wrong.isErrorOfTheHouse, "\(wrong)")
    }
  }

  @Test func `an item's key makes it one execution, in one batch and in two`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let item: JSON = [
      "workflow_data": Document.pure.json, "user_id": .string(Self.user), "input": ["a": 1, "b": 1],
      "idempotency_key": "order-7",
    ]
    var other = item.objectValue ?? [:]
    other["input"] = ["a": 2, "b": 2]
    let first = try await service.post("/workflow/execute/batch", ["items": [item, item, .object(other)]])
    let results = try #require(first.json["results"]?.arrayValue)
    let id = try #require(results[0]["execution_id"]?.stringValue)
    #expect(results[1]["execution_id"] == .string(id))
    #expect(results[2]["status"] == 409 && results[2]["error"]?["code"] == "idempotency_mismatch", "\(first)")
    let again = try await service.post("/workflow/execute/batch", ["items": [item]])
    #expect(again.json["results"]?[0]?["execution_id"] == .string(id), "\(again)")
  }

  @Test func `the key of a whole batch makes it one batch`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let item: JSON = ["workflow_data": Document.pure.json, "input": ["a": 1, "b": 1]]
    let body: JSON = ["user_id": .string(Self.user), "items": [item, item]]
    let headers: HTTPHeaders = ["Idempotency-Key": "the-batch"]
    let first = try await service.post("/workflow/execute/batch", body, headers: headers)
    let second = try await service.post("/workflow/execute/batch", body, headers: headers)
    #expect(first.status == 200 && first.json == second.json, "\(first) \(second)")
    let ids = first.json["results"]?.arrayValue?.compactMap { $0["execution_id"]?.stringValue } ?? []
    #expect(Set(ids).count == 2)
    let larger: JSON = ["user_id": .string(Self.user), "items": [item, item, item]]
    let refused = try await service.post("/workflow/execute/batch", larger, headers: headers)
    #expect(refused.status == 409 && refused.isErrorOfTheHouse, "\(refused)")
  }
}
