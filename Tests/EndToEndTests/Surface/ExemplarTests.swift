import TestKit
import Testing
import WorkflowModels

/// `/api/exemplars`, and workflows that become exemplars by being accepted.
@Suite(.timeLimit(.minutes(2)))
struct ExemplarTests {
  private static let workflow: JSON = Document("Board report").node("start", "manual-trigger")
    .node("made", "edit-fields", ["fields": ["by": "exemplar"]]).json

  private static func generate(_ prompt: String, _ user: String) async throws -> Answer {
    try await SharedStack.shared.stack().ai.post("/ai/generate", ["prompt": .string(prompt), "user_id": .string(user)])
  }

  private static func used(_ answer: Answer) -> [JSON] {
    (answer.json["ai_metadata"]?["exemplars"]?.arrayValue ?? []).filter { $0["used"] == true }
  }

  @Test func `exemplars are imported, listed, used for their owner alone, and removed`() async throws {
    let ai = try await SharedStack.shared.stack().ai
    let answer = try await ai.post(
      "/api/exemplars",
      [
        "user_id": "exa", "scope": "user",
        "exemplars": [
          ["prompt": "fetch the zebra report of https://a.example.com/z", "workflow": Self.workflow],
          ["prompt": "bad", "workflow": ["name": "x", "nodes": [["id": "a", "type": "nothing"]]]],
          ["prompt": "", "workflow": Self.workflow], 7,
        ],
      ])
    #expect(answer.status == 200 && answer.json["imported"] == 1, "\(answer)")
    #expect(answer.json["rejected"]?.arrayValue?.compactMap { $0["index"]?.intValue } == [1, 2, 3])
    #expect(answer.json["rejected"]?[0]?["diagnostics"]?[0]?["code"] == "unknown_node_type", "\(answer)")

    let same = try await Self.generate("Fetch the zebra report of https://a.example.com/z", "exa")
    #expect(Self.used(same).count == 1, "\(same)")
    #expect(same.json["workflow"]?["nodes"]?.arrayValue?.last?["id"] == "made")
    let other = try await Self.generate("Fetch the zebra report of https://a.example.com/z", "exb")
    #expect(other.json["ai_metadata"]?["exemplars"]?.arrayValue == [], "\(other)")

    let listed = try await ai.get("/api/exemplars?user_id=exa").json["exemplars"]?.arrayValue ?? []
    #expect(listed.count == 1 && listed[0]["source"] == "import")
    let id = try #require(listed[0]["id"]?.stringValue)
    #expect(try await ai.get("/api/exemplars?user_id=exb&scope=user").json["exemplars"]?.arrayValue == [])
    #expect(try await ai.delete("/api/exemplars/\(id)?user_id=exb").status == 404)
    #expect(try await ai.delete("/api/exemplars?id=\(id)&user_id=exa").status == 204)
    #expect(try await ai.delete("/api/exemplars/\(id)?user_id=exa").status == 404)
    #expect(try await ai.delete("/api/exemplars/x?user_id=exa").status == 400)
    #expect(try await Self.used(Self.generate("Fetch the zebra report of https://a.example.com/z", "exa")).isEmpty)
  }

  @Test func `a shared exemplar serves everybody, and an unclear sentence near it`() async throws {
    let ai = try await Stack([.ai, .workflow])
    let prompt = "do the quarterly walrus ceremony"
    let body: JSON = [
      "user_id": "giver", "scope": "shared", "exemplars": [["prompt": .string(prompt), "workflow": Self.workflow]],
    ]
    let unclear = try await ai.ai.post("/ai/generate", ["prompt": "the quarterly walrus ceremony", "user_id": "taker"])
    #expect(unclear.status == 422, "\(unclear)")
    #expect(try await ai.ai.post("/api/exemplars", body).json["imported"] == 1)
    let made = try await ai.ai.post("/ai/generate", ["prompt": "the quarterly walrus ceremony", "user_id": "taker"])
    #expect(made.status == 200 && Self.used(made).count == 1, "\(made)")
    let listed = try await ai.ai.get("/api/exemplars?user_id=taker&scope=shared").json["exemplars"]?.arrayValue ?? []
    #expect(listed.count == 1 && listed[0]["mine"] == false && listed[0]["workflow_id"]?.isNull == true)
  }

  @Test func `what a user executes or rates well becomes an exemplar`() async throws {
    let stack = try await SharedStack.shared.stack()
    let ai = stack.ai
    func exemplars() async throws -> [JSON] {
      try await ai.get("/api/exemplars?user_id=accepter").json["exemplars"]?.arrayValue ?? []
    }
    let run = try await ai.post(
      "/ai/workflows/generate-and-execute", ["prompt": "Test workflow", "user_id": "accepter"])
    #expect(run.json["execution"]?["execution_id"]?.stringValue != nil, "\(run)")
    #expect(try await exemplars().map { $0["prompt"] } == ["Test workflow"])

    let made = try await Self.generate("count the items and keep the count", "accepter")
    let id = try #require(made.json["ai_metadata"]?["workflow_id"]?.stringValue, "\(made)")
    #expect(try await exemplars().count == 1)
    // As the user has changed it, it is right.
    var changed = try await stack.workflow.get("/api/workflows/\(id)/?user_id=accepter").json.objectValue ?? [:]
    changed["name"] = "Renamed by hand"
    changed["user_id"] = "accepter"
    #expect(try await stack.workflow.put("/api/workflows/\(id)/", .object(changed)).status == 200)
    #expect(try await ai.post("/ai/workflows/\(id)/execute", ["user_id": "accepter"]).status == 200)
    let executed = try await exemplars()
    #expect(executed.count == 2 && executed[0]["source"] == "executed", "\(executed)")
    #expect(executed[0]["workflow"]?["name"] == "Renamed by hand" && executed[0]["workflow"]?["id"] == nil)
    let again = try await Self.generate("count the items and keep the count", "accepter")
    #expect(again.json["workflow"]?["name"] == "Renamed by hand", "\(again)")

    var turns: [JSON] = []
    for prompt in ["fetch https://example.com/a", "also wait 5 seconds"] {
      turns.append(
        try await ai.post(
          "/api/v1/workflow", ["prompt": .string(prompt), "session_id": "accepting", "user_id": "accepter"]
        ).json)
    }
    let interaction = try #require(turns.last?["interaction_id"]?.intValue)
    let path = "/api/v1/interactions/\(interaction)/feedback"
    #expect(try await ai.post(path, ["rating": 3, "user_id": "accepter"]).status == 200)
    #expect(try await exemplars().count == 2)
    #expect(try await ai.post(path, ["rating": 5, "user_id": "accepter"]).status == 200)
    let rated = try await exemplars()
    #expect(rated.count == 3 && rated[0]["source"] == "rated", "\(rated)")
    #expect(rated[0]["prompt"] == "fetch https://example.com/a\nalso wait 5 seconds")
  }

  @Test func `what is no import is refused`() async throws {
    let ai = try await SharedStack.shared.stack().ai
    #expect(try await ai.post("/api/exemplars", ["user_id": "exa"]).status == 422)
    #expect(try await ai.post("/api/exemplars", ["user_id": "exa", "exemplars": 1]).status == 422)
    #expect(try await ai.post("/api/exemplars", ["user_id": "exa", "exemplars": [], "scope": "all"]).status == 422)
    #expect(try await ai.post("/api/exemplars", ["exemplars": []]).status == 422)
    #expect(try await ai.get("/api/exemplars?user_id=exa&scope=all").status == 422)
    #expect(try await ai.get("/api/exemplars").status == 422)
    let many = JSON.array((0...5_000).map { _ in [:] })
    #expect(try await ai.post("/api/exemplars", ["user_id": "exa", "exemplars": many]).status == 422)
  }
}
