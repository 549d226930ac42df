import TestKit
import Testing
import WorkflowModels

@Suite(.timeLimit(.minutes(1)))
struct IntegrationTests {
  @Test func `services are listed, searched, and shown with their actions`() async throws {
    let ai = try await SharedStack.shared.stack().ai
    let all = try await ai.get("/api/integrations").json["integrations"]?.arrayValue ?? []
    #expect(all.count >= 30)
    let found = try await ai.get("/api/integrations?search=slack").json["integrations"]?.arrayValue ?? []
    #expect(found.map { $0["slug"] } == ["slack"])
    let category = try #require(found.first?["category"]?.stringValue)
    let kin = try await ai.get("/api/integrations?category=\(category)").json["integrations"]?.arrayValue ?? []
    #expect(!kin.isEmpty && kin.allSatisfy { $0["category"]?.stringValue == category })
    let slack = try await ai.get("/api/integrations/slack").json
    #expect(slack["tools"]?.arrayValue?.contains { $0["slug"] == "send_message" } == true)
    #expect(try await ai.get("/api/integrations/nothing").status == 404)
  }
}
