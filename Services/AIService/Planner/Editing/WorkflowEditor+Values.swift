internal import WorkflowModels

/// Changes of what a step has literally.
extension WorkflowEditor {
  /// "use #backlog", "change the number to +14155550222": the new value takes the place of one of its kind.
  func change(_ document: WorkflowDocument, _ words: [Token], _ trigger: NodeID?) -> Outcome {
    var changed = document
    guard let (value, isSame) = Self.value(words) else { return .unclear(question: Self.what) }
    let named = NodeFinder(document: document, trigger: trigger).find(words)
    let order = (named.map { [$0] } ?? []) + document.nodes.reversed()
    for node in order {
      guard let place = changed.nodes.firstIndex(where: { $0.id == node.id }) else { continue }
      let properties = JSON.object(node.properties)
      guard let path = Self.place(in: properties, isSame) else { continue }
      changed.nodes[place].properties = Self.set(properties, path[...], value).objectValue ?? node.properties
      return changed == document
        ? .unclear(question: Self.what) : .changed(changed, missing: [], reasons: [:])
    }
    return .unclear(question: Self.what)
  }

  /// "Paris instead of Rome": wherever a step has the old text, it gets the new one; what no step has is a step.
  func swap(_ document: WorkflowDocument, _ old: [Token], _ new: [Token], _ trigger: NodeID?) -> Outcome {
    let (before, after) = (Self.written(old), Self.written(new))
    var changed = document
    for index in changed.nodes.indices where catalog.mentioned(in: new).isEmpty {
      let properties = JSON.object(changed.nodes[index].properties).exchanging(before, after)
      changed.nodes[index].properties = properties.objectValue ?? changed.nodes[index].properties
    }
    guard changed == document else { return .changed(changed, missing: [], reasons: [:]) }
    return replace(document, old, new, trigger)
  }

  private static func written(_ words: [Token]) -> String {
    if words.count == 1, case .quoted(let text)? = words.first?.kind { return text }
    return words.filter { !Words.articles.contains($0.word) }.text
  }

  /// The last literal of the words, and what texts are of its kind.
  private static func value(_ words: [Token]) -> (JSON, @Sendable (String) -> Bool)? {
    for (index, token) in words.enumerated().reversed() {
      switch token.kind {
      case .channel(let name): return (.string(name), { $0.hasPrefix("#") })
      case .url(let url): return (.string(url), { $0.hasPrefix("http://") || $0.hasPrefix("https://") })
      case .email(let address): return (.string(address), { $0.contains("@") && !$0.contains(" ") })
      case .quoted(let text): return (.string(text), { !$0.contains("{{") })
      case .number(let number) where words.at(index - 1)?.isMark(["+"]) == true:
        guard let digits = Int(exactly: number) else { continue }
        return (.string("+\(digits)"), { $0.hasPrefix("+") })
      default: continue
      }
    }
    return nil
  }

  /// The way to the first text of the kind.
  private static func place(in json: JSON, _ isSame: (String) -> Bool) -> [String]? {
    if let text = json.stringValue { return isSame(text) ? [] : nil }
    guard let object = json.objectValue else { return nil }
    for (key, value) in object where !["toolkit", "tool", "credential", "condition"].contains(key) {
      if let rest = place(in: value, isSame) { return [key] + rest }
    }
    return nil
  }

  private static func set(_ json: JSON, _ path: ArraySlice<String>, _ value: JSON) -> JSON {
    guard let key = path.first else { return value }
    guard var object = json.objectValue else { return json }
    object[key] = set(object[key] ?? .null, path.dropFirst(), value)
    return .object(object)
  }
}

extension WorkflowDocument {
  /// Another trigger in the place of the one that is there; edges stay.
  mutating func setTrigger(_ node: WorkflowNode) {
    guard let place = nodes.firstIndex(where: { Self.isTrigger($0.type) }) else { return }
    var node = node
    node.id = nodes[place].id
    node.position = nodes[place].position
    nodes[place] = node
  }

  /// Changes fields of the schedule's five-field cron.
  mutating func retime(_ change: (inout [String]) -> Void) {
    guard let place = nodes.firstIndex(where: { $0.type == "schedule" }),
      let cron = nodes[place].properties["cron"]?.stringValue
    else { return }
    var fields = cron.split(separator: " ").map(String.init)
    guard fields.count == 5 else { return }
    change(&fields)
    nodes[place].properties["cron"] = .string(fields.joined(separator: " "))
  }
}

extension JSON {
  private static let structural: Set<String> = ["toolkit", "tool", "credential", "condition", "method", "operation"]

  /// Every text that is the old one, whatever its case, exchanged for the new one.
  fileprivate func exchanging(_ old: String, _ new: String) -> JSON {
    switch self {
    case .string(let text): return text.lowercased() == old.lowercased() && !old.isEmpty ? .string(new) : self
    case .array(let items): return .array(items.map { $0.exchanging(old, new) })
    case .object(let object):
      var result = JSONObject(minimumCapacity: object.count)
      for (key, value) in object { result[key] = Self.structural.contains(key) ? value : value.exchanging(old, new) }
      return .object(result)
    default: return self
    }
  }
}
