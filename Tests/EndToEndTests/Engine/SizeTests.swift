import HTTP
import TestKit
import Testing
import WorkflowModels

/// Large workflows and large payloads, correct to the last node and the last byte.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct SizeTests {
  private static let user = "size"

  private func run(_ document: JSON, input: JSON = [:]) async throws -> JSON {
    let service = try await SharedStack.shared.stack().workflow
    let body: JSON = ["workflow_data": document, "user_id": .string(Self.user), "input": input, "wait_seconds": 60]
    let answer = try await service.send(.post, "/workflow/execute", body: body.bytes(), deadline: .seconds(90))
    #expect(answer.status == 200, "\(answer)")
    return answer.json
  }

  @Test func `a chain of ten thousand nodes counts to ten thousand`() async throws {
    var nodes: [JSON] = [["id": "n0", "type": "manual-trigger"]]
    var edges: [JSON] = []
    for number in 1...10_000 {
      nodes.append([
        "id": .string("n\(number)"), "type": "transform",
        "data": ["properties": ["expression": .string(number == 1 ? "1" : ". + 1")]],
      ])
      edges.append(["source": .string("n\(number - 1)"), "target": .string("n\(number)")])
    }
    let execution = try await run(["name": "Chain", "nodes": .array(nodes), "edges": .array(edges)])
    #expect(execution["status"] == "completed" && execution["output_data"] == 10_000, "\(execution.text().prefix(300))")
  }

  @Test func `five hundred branches call side by side and meet again`() async throws {
    let outside = try await StandIn()
    var nodes: [JSON] = [["id": "start", "type": "manual-trigger"]]
    var edges: [JSON] = []
    for number in 0..<500 {
      let id = JSON.string("b\(number)")
      nodes.append([
        "id": id, "type": "http-request",
        "data": [
          "properties": [
            "method": "POST", "url": .string("\(outside.url)/calls/branch"), "body": ["n": .int(number)],
          ]
        ],
      ])
      edges.append(["source": "start", "target": id])
      edges.append(["source": id, "target": "meet"])
    }
    nodes.append(["id": "meet", "type": "merge"])
    nodes.append([
      "id": "sum", "type": "transform", "data": ["properties": ["expression": "map(.body.received.n) | add"]],
    ])
    edges.append(["source": "meet", "target": "sum"])
    let execution = try await run([
      "name": "Branches", "nodes": .array(nodes), "edges": .array(edges), "settings": ["max_parallel": 64],
    ])
    #expect(execution["output_data"] == 124_750, "\(execution.text().prefix(300))")
    #expect(outside.calls.count == 500 && Set(outside.calls.map(\.key)).count == 500)
  }

  @Test func `a payload of five mebibytes comes through whole, also by the journal`() async throws {
    let text = String(repeating: "0123456789abcdef", count: 5 << 16)
    let document = Document("Payload").node("start", "manual-trigger")
      .node("keep", "edit-fields", ["fields": ["length": "{{ .text | length }}"]], fields: ["journal": true])
    let execution = try await run(document.json, input: ["text": .string(text)])
    #expect(execution["output_data"]?["length"] == .int(5 << 20))
    #expect(execution["output_data"]?["text"]?.stringValue == text)
    let service = try await SharedStack.shared.stack().workflow
    let id = try #require(execution["execution_id"]?.stringValue)
    let again = try await service.execution(id, user: Self.user)
    #expect(again["node_states"]?["keep"]?["output"]?["text"]?.stringValue == text)
  }
}
