import TestKit
import Testing
import WorkflowModels

/// Runs something hostile against a stack that only hostile tests share: afterwards every process must be the one that it was, and well.
func surviving<T>(_ body: (Stack) async throws -> T) async throws -> T {
  let stack = try await SharedStack.forHostility.stack()
  let before = try Stack.Part.allCases.map { try stack.process($0).pid }
  let value = try await body(stack)
  #expect(try Stack.Part.allCases.map { try stack.process($0).pid } == before, "A service has crashed.")
  for part in Stack.Part.allCases {
    let health = try await stack.client(part).get("/health")
    #expect(health.status == 200, "\(part): \(health)")
  }
  return value
}

/// A refusal as the contract wants it: a status of the caller's fault, a sentence and a code.
func expectRefused(
  _ answer: Answer, _ what: String, statuses: ClosedRange<Int> = 400...499,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    statuses.contains(answer.status) && answer.isErrorOfTheHouse, "\(what): \(answer)", sourceLocation: sourceLocation)
}

/// One hostile text by its name: the text itself may be too long for a test's report.
struct Hostile: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  var testDescription: String { name }

  init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }
}
