internal import Catalog
internal import WorkflowModels

/// Makes the workflow of an exemplar that of another sentence with the same words: the new literals stand where the old
/// ones stood.
///
/// The planner reads both sentences. Where the exemplar still is as planned, it becomes what is planned for the new
/// sentence; where somebody has changed it, the old literals in it are exchanged for the new ones. A literal that finds
/// no place, and a workflow that would not validate, make it nil: then the planner's own draft is better.
struct ExemplarAdaptation: Sendable {
  private let literals: PromptLiterals
  /// What the planner makes of the sentence.
  private let planned: Planner.Outcome?
  private let plan: @Sendable (String) -> Planner.Outcome
  private static let validator = WorkflowValidator { bytes in "\(bytes.count)" }

  /// - Parameter plan: reads the exemplars' sentences.
  init(
    to prompt: String, planned: Planner.Outcome?, plan: @escaping @Sendable (String) -> Planner.Outcome
  ) {
    self.planned = planned
    self.plan = plan
    literals = PromptLiterals(prompt)
  }

  func adapt(_ exemplar: Exemplar) -> WorkflowDocument? {
    guard var exchange = LiteralExchange(from: PromptLiterals(exemplar.prompt), to: literals) else { return nil }
    guard !exchange.pairs.isEmpty else { return Self.checked(exemplar.workflow) }
    var document = exemplar.workflow
    let twins = Self.twins(plan(exemplar.prompt), planned)
    for index in document.nodes.indices {
      merge(&document.nodes[index], twins[document.nodes[index].id], &exchange)
    }
    document.vars = exchange.exchange(.object(document.vars)).objectValue ?? document.vars
    document.name = exchange.exchange(document.name)
    if let text = document.description { document.description = exchange.exchange(text) }
    guard exchange.hasPlacedAll else { return nil }
    return Self.checked(document)
  }

  /// Nil unless nothing is wrong with it.
  static func checked(_ document: WorkflowDocument) -> WorkflowDocument? {
    validator.validate(document).isValid ? document : nil
  }

  private struct Twin {
    let before: WorkflowNode
    let after: WorkflowNode
    /// The ids of the new plan by those of the old one.
    let names: [(new: String, old: String)]
  }

  /// The nodes of the two plans that stand for each other, by the old id; none when the plans differ in more than
  /// values.
  private static func twins(_ old: Planner.Outcome, _ new: Planner.Outcome?) -> [NodeID: Twin] {
    guard case .workflow(let before) = old, case .workflow(let after)? = new,
      before.document.nodes.map(\.type) == after.document.nodes.map(\.type)
    else { return [:] }
    let pairs = Array(zip(before.document.nodes, after.document.nodes))
    let names = pairs.map { (new: $1.id.rawValue, old: $0.id.rawValue) }.filter { $0.new != $0.old }
    return Dictionary(pairs.map { ($0.id, Twin(before: $0, after: $1, names: names)) }) { first, _ in first }
  }

  private func merge(_ node: inout WorkflowNode, _ twin: Twin?, _ exchange: inout LiteralExchange) {
    guard let twin, twin.before.type == node.type else {
      node.name = node.name.map { exchange.exchange($0) }
      node.properties = exchange.exchange(.object(node.properties)).objectValue ?? node.properties
      return
    }
    if node.name == twin.before.name {
      node.name = twin.after.name
    } else {
      node.name = node.name.map { exchange.exchange($0) }
    }
    var merged = JSONObject(minimumCapacity: node.properties.count)
    for (key, value) in node.properties {
      merged[key] = merge(value, twin.before.properties[key], twin.after.properties[key], twin.names, &exchange)
    }
    node.properties = merged
  }

  private func merge(
    _ value: JSON, _ before: JSON?, _ after: JSON?, _ names: [(new: String, old: String)],
    _ exchange: inout LiteralExchange
  ) -> JSON {
    if let before, let after, value == before {
      // The planner has put there what depends on the literals; which ones can be seen by exchanging them.
      if before != after { notePlaced(before, after, &exchange) }
      return Self.renamed(after, names)
    }
    if case .object(let object) = value, let before = before?.objectValue, let after = after?.objectValue {
      var merged = JSONObject(minimumCapacity: object.count)
      for (key, inner) in object { merged[key] = merge(inner, before[key], after[key], names, &exchange) }
      return .object(merged)
    }
    return exchange.exchange(value)
  }

  /// A time that became cron is not to be found as a text: a value that the planner changed holds the literals that
  /// nothing else explains.
  private func notePlaced(_ before: JSON, _ after: JSON, _ exchange: inout LiteralExchange) {
    let exchanged = exchange.exchange(before)
    guard exchanged != after else { return }
    for (place, pair) in exchange.pairs.enumerated()
    where [.number, .clock, .date, .cron, .path].contains(pair.old.kind) { exchange.note(place) }
  }

  private static func renamed(_ value: JSON, _ names: [(new: String, old: String)]) -> JSON {
    guard !names.isEmpty else { return value }
    switch value {
    case .string(let text):
      guard text.contains("$nodes.") else { return value }
      var result = text
      for name in names {
        var pieces = result.split(separator: "$nodes.\(name.new)", omittingEmptySubsequences: false).map(String.init)
        for index in pieces.indices.dropFirst() {
          pieces[index] = "$nodes.\(pieces[index].first?.isWordPart == true ? name.new : name.old)" + pieces[index]
        }
        result = pieces.joined()
      }
      return .string(result)
    case .array(let items): return .array(items.map { renamed($0, names) })
    case .object(let object): return .object(object.mapValues { renamed($0, names) })
    default: return value
    }
  }
}
