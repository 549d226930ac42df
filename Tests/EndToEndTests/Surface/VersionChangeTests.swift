import HTTP
import TestKit
import Testing
import WorkflowModels

/// Comparing versions, and going back to one.
@Suite(.timeLimit(.minutes(1)))
struct VersionChangeTests {
  private static let user = "historian"

  @Test func `two versions differ by a small patch and a sentence`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let id = try await service.store(.pure, user: Self.user)
    let changed = Document("Pure").node("start", "manual-trigger")
      .node("sum", "transform", ["expression": "{total: (.a - .b)}"])
    #expect(try await service.put("/api/workflows/\(id)", changed.owned(by: Self.user)).json["version"] == 2)
    let answer = try await service.get("/api/workflows/\(id)/diff?user_id=\(Self.user)&from=1&to=2")
    #expect(answer.status == 200 && answer.json["from"] == 1 && answer.json["to"] == 2, "\(answer)")
    #expect(
      answer.json["patch"] == [
        [
          "op": "replace", "path": "/nodes/1/data/properties/expression", "value": "{total: (.a - .b)}",
        ]
      ], "\(answer)")
    let sentences = answer.json["sentences"]?.arrayValue?.compactMap(\.stringValue) ?? []
    #expect(sentences.count == 1 && sentences.first?.hasPrefix("Changed expression of \"sum\"") == true, "\(answer)")
    // Without `to` it is the current version.
    #expect(try await service.get("/api/workflows/\(id)/diff/?user_id=\(Self.user)&from=1").json["to"] == 2)
    #expect(try await service.get("/api/workflows/\(id)/diff?user_id=\(Self.user)&from=2&to=2").json["patch"] == [])
    for (query, status) in [
      ("from=1&to=9", 404), ("from=0&to=1", 422), ("from=x", 422), ("", 422), ("from=1&to=99999999999", 422),
    ] {
      let wrong = try await service.get("/api/workflows/\(id)/diff?user_id=\(Self.user)&\(query)")
      #expect(wrong.status == status && wrong.isErrorOfTheHouse, "\(query): \(wrong)")
    }
    #expect(try await service.get("/api/workflows/\(id)/diff?user_id=somebody&from=1&to=2").status == 404)
    #expect(try await service.get("/api/workflows/nonsense/diff?user_id=\(Self.user)&from=1").status == 400)
  }

  @Test func `going back makes a new version with the old content, and its webhook is live again`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let id = try await service.store(.webhook(path: "before-rollback", respond: "immediately"), user: Self.user)
    #expect(try await service.activate(id, user: Self.user).status == 200)
    let other = Document.webhook(path: "after-rollback", respond: "immediately")
    #expect(try await service.put("/api/workflows/\(id)", other.owned(by: Self.user)).json["version"] == 2)
    #expect(try await service.post("/webhooks/before-rollback", [:]).status == 404)
    let back = try await service.post("/api/workflows/\(id)/rollback", ["user_id": .string(Self.user), "version": 1])
    #expect(back.status == 200 && back.json["version"] == 3 && back.json["active"] == true, "\(back)")
    #expect(try await service.post("/webhooks/before-rollback", [:]).status == 202)
    #expect(try await service.post("/webhooks/after-rollback", [:]).status == 404)
    // To the content that is current already: nothing new.
    let again = try await service.post("/api/workflows/\(id)/rollback", ["user_id": .string(Self.user), "version": 3])
    #expect(again.json["version"] == 3, "\(again)")
    for (body, status): (JSON, Int) in [
      (["user_id": .string(Self.user), "version": 9], 404), (["user_id": .string(Self.user)], 422),
      (["user_id": .string(Self.user), "version": "one"], 422), (["user_id": "somebody", "version": 1], 404),
      (["version": 1], 422),
    ] {
      let wrong = try await service.post("/api/workflows/\(id)/rollback", body)
      #expect(wrong.status == status && wrong.isErrorOfTheHouse, "\(body.text()): \(wrong)")
    }
  }
}
