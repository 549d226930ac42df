internal import WorkflowModels

/// Changes of the shape: a step in front of all that is done, a loop around one, a check of what a step has found.
extension WorkflowEditor {
  /// In front of the first step that does something, not of those that only bring data.
  func insert(_ document: WorkflowDocument, _ words: [Token], trigger: NodeID?) -> Outcome {
    var current = trigger
    for _ in 0..<document.nodes.count {
      let next = document.edges.filter { $0.source == current }
      guard next.count == 1, let edge = next.first, let node = document.nodes.first(where: { $0.id == edge.target })
      else { break }
      guard document.bringsData(node) || Self.judges.contains(node.type) else {
        return insert(document, words, at: [edge], node)
      }
      current = node.id
    }
    return append(document, words)
  }

  private static let judges: Set<String> = [
    "if-else", "summarization-chain", "text-classifier", "sentiment-analysis", "information-extractor",
  ]

  /// The last step is done for each item of what comes to it.
  func each(_ document: WorkflowDocument, _ trigger: NodeID?) -> Outcome {
    let left = Set(document.edges.map(\.source))
    guard
      let place = document.nodes.lastIndex(where: { $0.parentID == nil && $0.id != trigger && !left.contains($0.id) }),
      document.nodes[place].type != "for-each",
      let incoming = document.edges.firstIndex(where: { $0.target == document.nodes[place].id }),
      document.edges.count(where: { $0.target == document.nodes[place].id }) == 1
    else { return .unclear(question: Self.what) }
    let step = document.nodes[place]
    let source = document.nodes.first { $0.id == document.edges[incoming].source }
    let items =
      switch source?.type {
      case "http-request": "{{ .body }}"
      case "webhook": "{{ .body // . }}"
      default: "{{ . }}"
      }
    let loop = WorkflowNode(
      id: document.freeID("for_each"), type: "for-each", name: "For each item", properties: ["items": .string(items)])
    var changed = document
    changed.nodes[place].parentID = loop.id
    changed.nodes[place].properties.readsItself()
    changed.edges[incoming] = WorkflowEdge(
      id: document.edges[incoming].id, source: document.edges[incoming].source, target: loop.id,
      sourceHandle: document.edges[incoming].sourceHandle)
    changed.nodes.append(loop)
    changed.nodes = Layout.placed(changed.nodes, changed.edges, keeping: document.nodes.filter { $0.id != step.id })
    return .changed(changed, missing: [], reasons: [:])
  }

  private static let moods: [String: String] = [
    "negative": "negative", "bad": "negative", "unhappy": "negative", "angry": "negative", "positive": "positive",
    "good": "positive", "happy": "positive", "neutral": "neutral",
  ]

  /// "only the negative ones", behind a step that tells which are.
  func judged(_ document: WorkflowDocument, _ words: [Token], _ isNegated: Bool) -> Outcome? {
    for node in document.nodes where node.parentID == nil {
      let found: (field: String, value: String)?
      switch node.type {
      case "sentiment-analysis":
        found = words.words.compactMap { Self.moods[$0] }.first.map { ("sentiment", $0) }
      case "text-classifier":
        let labels = (node.properties["labels"]?.arrayValue ?? []).compactMap(\.stringValue)
        let said = Set(words.words.map(Words.singular))
        found = labels.first { said.contains(Words.singular($0.lowercased())) }.map { ("label", $0) }
      default: found = nil
      }
      let leaving = document.edges.filter { $0.source == node.id }
      guard let found, !leaving.isEmpty else { continue }
      // Where each kind has a way of its own already, nobody knows what shall become of the others.
      guard leaving.allSatisfy({ $0.sourceHandle == WorkflowEdge.mainPort }) else {
        return .unclear(question: "Each \(found.field) has its own steps: which of them should go?")
      }
      let sign = isNegated ? "!=" : "=="
      let check = WorkflowNode(
        id: document.freeID("if_\(Words.slug(found.value, maximum: 30))"), type: "if-else",
        name: String("If \(found.field) is \(isNegated ? "not " : "")\(found.value)".prefix(80)),
        properties: ["condition": .string(".\(found.field) \(sign) \(JQText.string(found.value))")])
      var changed = document
      changed.insert(check, behind: node.id, leavingBy: "true")
      changed.nodes = Layout.placed(changed.nodes, changed.edges, keeping: document.nodes)
      return .changed(changed, missing: [], reasons: [:])
    }
    return nil
  }
}

extension WorkflowDocument {
  /// "add the forecast too": one more step that only brings data belongs in front of the one that passes data on.
  func bringingFirst(_ extended: WorkflowDocument) -> WorkflowDocument {
    guard extended.nodes.count == nodes.count + 1, extended.edges.count == edges.count + 1,
      let new = extended.nodes.last, bringsData(new), ["connector-action", "http-request"].contains(new.type),
      let last = extended.edges.last, last.target == new.id,
      let sink = nodes.first(where: { $0.id == last.source }), !Self.isTrigger(sink.type), !bringsData(sink),
      ["connector-action", "send-email"].contains(sink.type), sink.parentID == nil,
      let source = edges.first(where: { $0.target == sink.id })?.source,
      nodes.contains(where: { $0.id == source && bringsData($0) }), source.rawValue.allSatisfy(\.isWordPart)
    else { return extended }
    var result = self
    result.insert(new, before: sink.id)
    // What it says still is of the step before.
    guard let place = result.nodes.firstIndex(where: { $0.id == sink.id }) else { return extended }
    result.nodes[place].properties.replaceText("{{ . }}", with: "{{ $nodes.\(source) }}")
    result.nodes[place].properties.replaceText("{{ .", with: "{{ $nodes.\(source).")
    let said = JSON.object(result.nodes[place].properties).text()
    guard said.split(separator: "{{ ").dropFirst().allSatisfy({ $0.hasPrefix("$") }) else { return extended }
    result.nodes = Layout.placed(result.nodes, result.edges, keeping: nodes)
    return result
  }

  /// Another time in the last step that waits.
  mutating func wait(seconds: Double) {
    guard let place = nodes.lastIndex(where: { $0.type == "wait" }) else { return }
    nodes[place].properties = ["seconds": JQText.json(seconds)]
  }

  /// "rather 10": in the unit that the time was said in.
  mutating func wait(units: Double) {
    guard let old = nodes.last(where: { $0.type == "wait" })?.properties["seconds"]?.doubleValue else { return }
    let unit = [86_400.0, 3600, 60].first { old >= $0 && old.truncatingRemainder(dividingBy: $0) == 0 } ?? 1
    wait(seconds: min(units * unit, 366 * 86_400))
  }
}
