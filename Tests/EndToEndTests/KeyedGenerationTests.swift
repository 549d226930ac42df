import HTTP
import TestKit
import Testing
import WorkflowModels

/// `Idempotency-Key` across the services: as many workflows and executions as keys, whoever dies in between.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct KeyedGenerationTests {
  private static let path = "/ai/workflows/generate-and-execute"

  @Test(arguments: [Stack.Part.ai, .workflow])
  func `calls that a crash broke off, sent again, give each key one workflow and one execution`(
    _ victim: Stack.Part
  ) async throws {
    let stack = try await Stack([.ai, .workflow])
    let numbers = 0..<40
    async let first = Self.answers(of: stack, numbers)
    // In the middle: something is stored, and not yet everything answered.
    let isUnderWay = try await eventually { try await Self.count("/api/workflows", "workflows", stack) > 3 }
    #expect(isUnderWay)
    try await stack.process(victim).kill()
    try await stack.restart(victim)
    let before = await first
    let again = await Self.answers(of: stack, numbers)
    let oncemore = await Self.answers(of: stack, numbers)
    for number in numbers {
      let answer = try #require(again[number])
      #expect(answer.status == 200, "\(answer)")
      #expect(answer.json["execution"]?["execution_id"]?.stringValue != nil, "\(answer)")
      #expect(oncemore[number]?.json == answer.json)
      if let early = before[number], early.status == 200 { #expect(early.json == answer.json) }
    }
    #expect(try await Self.count("/api/workflows", "workflows", stack) == numbers.count)
    #expect(try await Self.count("/workflow/executions", "executions", stack) == numbers.count)
  }

  @Test func `a workflow is stored once for each key`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let body = Document.pure.owned(by: "keyed")
    let first = try await service.post("/api/workflows/", body, headers: ["Idempotency-Key": "k"])
    #expect(first.status == 201, "\(first)")
    let second = try await service.post("/api/workflows", body, headers: ["Idempotency-Key": "k"])
    #expect(second.status == 201 && second.json == first.json, "\(second)")
    let other = Document("Other").owned(by: "keyed")
    let refused = try await service.post("/api/workflows/", other, headers: ["Idempotency-Key": "k"])
    #expect(refused.status == 409 && refused.code == "idempotency_mismatch", "\(refused)")
    let another = try await service.post("/api/workflows/", body, headers: ["Idempotency-Key": "l"])
    #expect(another.json["id"] != first.json["id"])
  }

  private static func answers(of stack: Stack, _ numbers: Range<Int>) async -> [Int: Answer] {
    await withTaskGroup(of: (Int, Answer?).self) { group in
      for number in numbers {
        group.addTask {
          let body: JSON = ["prompt": "Test workflow", "user_id": "keyed", "input": ["number": .int(number)]]
          return (number, try? await stack.ai.post(path, body, headers: ["Idempotency-Key": "key-\(number)"]))
        }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
  }

  private static func count(_ path: String, _ plural: String, _ stack: Stack) async throws -> Int {
    try await stack.workflow.get("\(path)?user_id=keyed&limit=200").json[plural]?.arrayValue?.count ?? 0
  }
}
