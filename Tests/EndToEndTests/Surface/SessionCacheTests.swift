import TestKit
import Testing
import WorkflowModels

/// What is kept in Redis for 24 hours, and what happens without it.
@Suite(.timeLimit(.minutes(3)))
struct SessionCacheTests {
  @Test func `a session goes on while Redis is away, and is right when it is back`() async throws {
    let stack = try await Stack([.ai, .workflow])
    func say(_ prompt: String) async throws -> JSON {
      let answer = try await stack.ai.post(
        "/api/v1/workflow", ["prompt": .string(prompt), "session_id": "s", "user_id": "cached"])
      #expect(answer.status == 200, "\(answer)")
      return answer.json
    }
    let first = try await say("create a workflow that fetches https://example.com/a")
    let longer = try await say("also wait 5 seconds")
    #expect(longer["workflow_id"] == first["workflow_id"] && longer["workflow_version"] == 2, "\(longer)")
    #expect(try await stack.ai.get("/metrics").text.contains("session_hit"))

    try await stack.redis.kill()
    let other = try await say("now a different one: create a workflow that fetches https://example.com/b")
    #expect(other["intent"] == "new_workflow" && other["workflow_id"] != first["workflow_id"], "\(other)")
    let changed = try await say("also wait 7 seconds")
    #expect(changed["workflow_id"] == other["workflow_id"], "\(changed)")

    try await stack.redis.start()
    let isBack = try await eventually(within: .seconds(20)) {
      try await stack.ai.get("/health").json["dependencies"]?["redis"] == "up"
    }
    #expect(isBack)
    let later = try await say("also wait 9 seconds")
    #expect(later["workflow_id"] == other["workflow_id"], "\(later)")
    let session = try await stack.ai.get("/api/v1/sessions/s?user_id=cached").json
    #expect(session["workflow_id"] == other["workflow_id"])
  }

  @Test func `an answer from the cache goes when its workflow or the catalog changes`() async throws {
    let stack = try await Stack([.ai, .workflow])
    func isCached() async throws -> Bool {
      let answer = try await stack.ai.post(
        "/ai/generate", ["prompt": "post \"hi\" to #ops on Slack", "user_id": "cached", "session_id": "one"])
      #expect(answer.status == 200, "\(answer)")
      return answer.json["ai_metadata"]?["cached"] == true
    }
    // Until the built-in manifests are written the catalog has another version.
    let isKnown = try await eventually(within: .seconds(20)) {
      try await stack.ai.get("/api/integrations/health").json["catalog_version"]?.intValue ?? 0 > 0
    }
    #expect(isKnown)
    #expect(try await !isCached())
    #expect(try await isCached())
    let category: JSON = ["name": "Something new"]
    #expect(try await stack.ai.put("/api/catalog/categories/new", category).status == 201)
    #expect(try await !isCached())
    #expect(try await isCached())
    try await stack.redis.kill()
    #expect(try await !isCached())
  }
}
