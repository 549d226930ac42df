import Testing
import WorkflowModels

@testable import AIService

/// A planned workflow as lines to look for in tests: `id type`, `id.property=value`, `source:port>target`.
struct PlanText {
  let types: String
  let lines: Set<String>
  let workflow: PlannedWorkflow

  init?(_ prompt: String) {
    guard case .workflow(let workflow) = Planner().plan(prompt) else { return nil }
    self.workflow = workflow
    types = workflow.document.nodes.map(\.type).joined(separator: " ")
    var lines: Set<String> = []
    for node in workflow.document.nodes {
      lines.insert("\(node.id.rawValue) \(node.type)")
      for (key, value) in node.properties {
        let text = value.stringValue ?? value.text()
        lines.insert("\(node.id.rawValue).\(key)=\(text)")
        lines.insert("\(node.type).\(key)=\(text)")
        for (inner, innerValue) in value.objectValue ?? [:] {
          lines.insert("\(node.type).\(key).\(inner)=\(innerValue.stringValue ?? innerValue.text())")
          lines.insert("\(node.id.rawValue).\(key).\(inner)=\(innerValue.stringValue ?? innerValue.text())")
        }
      }
    }
    for edge in workflow.document.edges {
      let port = edge.sourceHandle == "main" ? "" : ":\(edge.sourceHandle)"
      lines.insert("\(edge.source.rawValue)\(port)>\(edge.target.rawValue)")
    }
    self.lines = lines
  }

  var all: String { lines.sorted().joined(separator: "\n") }
}

/// A prompt, the node types that it must become in order, and lines that the workflow must hold.
struct PlanCase: Sendable, CustomTestStringConvertible {
  let prompt: String
  let types: String
  let facts: [String]

  init(_ prompt: String, _ types: String, _ facts: String...) {
    self.prompt = prompt
    self.types = types
    self.facts = facts
  }

  var testDescription: String { prompt }
}
