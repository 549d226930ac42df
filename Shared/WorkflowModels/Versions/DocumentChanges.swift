/// What changed between two versions of a workflow, in sentences for the people who wrote them.
package struct DocumentChanges {
  private var sentences: [String] = []
  /// With more changes the rest is counted.
  private static let mostSentences = 200

  package static func sentences(from old: WorkflowDocument, to new: WorkflowDocument) -> [String] {
    var changes = DocumentChanges()
    changes.compareDocument(old, new)
    changes.compareNodes(old.nodes, new.nodes)
    changes.compareEdges(old.edges, new.edges)
    let all = changes.sentences
    guard all.count > mostSentences else { return all }
    return Array(all.prefix(mostSentences)) + ["And \(all.count - mostSentences) more changes."]
  }

  private mutating func compareDocument(_ old: WorkflowDocument, _ new: WorkflowDocument) {
    if old.name != new.name { say("Renamed the workflow from \(quoted(old.name)) to \(quoted(new.name)).") }
    if old.description != new.description { say("Changed the description.") }
    compareFields(old.vars, new.vars) { "the variable \($0)" }
    if old.settings != new.settings { say("Changed the settings.") }
    if old.extra != new.extra { say("Changed fields of the document that only editors read.") }
  }

  private mutating func compareNodes(_ old: [WorkflowNode], _ new: [WorkflowNode]) {
    let before = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
    let after = Set(new.map(\.id))
    for node in old where !after.contains(node.id) { say("Removed \(name(of: node)).") }
    for node in new {
      if let earlier = before[node.id] { compare(earlier, node) } else { say("Added \(name(of: node)).") }
    }
    if before.count == after.count, old.map(\.id) != new.map(\.id), Set(before.keys) == after {
      say("Changed the order of the nodes.")
    }
  }

  private mutating func compare(_ old: WorkflowNode, _ new: WorkflowNode) {
    if old == new { return }
    let id = quoted(new.id.rawValue)
    if old.type != new.type { say("Changed the type of \(id) from \(old.type) to \(new.type).") }
    if old.name != new.name { say("Renamed \(id) to \(quoted(new.name ?? "")).") }
    compareFields(old.properties, new.properties) { "\($0) of \(id)" }
    if old.retry != new.retry { say("Changed how \(id) is retried.") }
    if old.timeoutSeconds != new.timeoutSeconds { say("Changed the time limit of \(id).") }
    if old.onError != new.onError { say("Changed what happens when \(id) fails: \(new.onError.rawValue).") }
    if old.effect != new.effect || old.journal != new.journal { say("Changed what is recorded of \(id).") }
    if old.parentID != new.parentID { say("Moved \(id) into another body.") }
    if old.position != new.position { say("Moved \(id) on the canvas.") }
    if old.extra != new.extra || old.dataExtra != new.dataExtra {
      say("Changed fields of \(id) that only editors read.")
    }
  }

  private mutating func compareFields(_ old: JSONObject, _ new: JSONObject, _ name: (String) -> String) {
    for (field, _) in old where new[field] == nil { say("Removed \(name(field)).") }
    for (field, value) in new {
      guard let before = old[field] else {
        say("Set \(name(field)) to \(shown(value)).")
        continue
      }
      if before != value { say("Changed \(name(field)) from \(shown(before)) to \(shown(value)).") }
    }
  }

  private mutating func compareEdges(_ old: [WorkflowEdge], _ new: [WorkflowEdge]) {
    let before = Set(old.map(Connection.init))
    let after = Set(new.map(Connection.init))
    for edge in old.map(Connection.init) where !after.contains(edge) { say("Disconnected \(edge.words).") }
    for edge in new.map(Connection.init) where !before.contains(edge) { say("Connected \(edge.words).") }
    if before == after && old != new { say("Changed the order or the names of the edges.") }
  }

  private mutating func say(_ sentence: String) { sentences.append(sentence) }

  private func name(of node: WorkflowNode) -> String {
    let name = node.name.map { $0 == node.id.rawValue ? "" : " " + quoted($0) } ?? ""
    return "the node \(quoted(node.id.rawValue))\(name) (\(node.type))"
  }

  private func quoted(_ text: String) -> String { "\"\(text.prefix(80))\"" }

  private func shown(_ value: JSON) -> String {
    let text = value.text()
    return text.count > 100 ? text.prefix(100) + "…" : text
  }
}

/// What an edge connects, whatever its id.
private struct Connection: Hashable {
  let source: NodeID
  let target: NodeID
  let port: String
  let support: String?

  init(_ edge: WorkflowEdge) {
    source = edge.source
    target = edge.target
    port = edge.sourceHandle
    support = edge.targetHandle
  }

  var words: String {
    let port = port == WorkflowEdge.mainPort ? "" : " (\(port))"
    let support = support.map { " as its \($0)" } ?? ""
    return "\"\(source)\"\(port) to \"\(target)\"\(support)"
  }
}
