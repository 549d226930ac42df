/// Reading the parts of a document: nodes, edges, settings.
extension DocumentDecoder {
  private static let nodeIDForm = NodeID.form

  mutating func node(_ object: JSONObject, at place: DocumentPlace) -> WorkflowNode? {
    nodeID = nil
    defer { nodeID = nil }
    var reader = FieldReader(object, at: place)
    let id: NodeID? = required(&reader, "id") { $0.identifier(&$1, "id", form: Self.nodeIDForm) }
    nodeID = id
    let type = required(&reader, "type") { $0.nonEmpty(&$1, "type") }
    let name = string(&reader, "name")
    let data = self.object(&reader, "data")
    let bare = self.object(&reader, "properties")
    let retry = self.object(&reader, "retry").map { retryPolicy($0, at: place.section("retry")) }
    let timeoutSeconds = seconds(&reader, "timeout_seconds")
    let onError = choice(&reader, "on_error", as: OnError.self)
    let effect = choice(&reader, "effect", as: EffectPolicy.self)
    let journal = bool(&reader, "journal")
    let parentID: NodeID? = identifier(&reader, "parentId", form: Self.nodeIDForm)
    let position = self.object(&reader, "position").flatMap { self.position($0, at: place.section("position")) }
    let (inner, dataExtra) = properties(in: data, at: place.section("data"))
    if inner != nil, bare != nil {
      warn(
        "duplicate_properties", "properties", at: place, "is not read, because the node has `data.properties` too",
        hint: "Keep the properties in one place.")
    }
    guard let id, let type else { return nil }
    return WorkflowNode(
      id: id, type: type, name: name, properties: inner ?? bare ?? [:], retry: retry, timeoutSeconds: timeoutSeconds,
      onError: onError ?? .fail, effect: effect ?? .atLeastOnce, journal: journal ?? false, parentID: parentID,
      position: position, extra: reader.rest(), dataExtra: dataExtra)
  }

  mutating func edge(_ object: JSONObject, at place: DocumentPlace) -> WorkflowEdge? {
    var reader = FieldReader(object, at: place)
    let id = string(&reader, "id")
    let source: NodeID? = required(&reader, "source") { $0.identifier(&$1, "source", form: Self.nodeIDForm) }
    let target: NodeID? = required(&reader, "target") { $0.identifier(&$1, "target", form: Self.nodeIDForm) }
    let sourceHandle = string(&reader, "sourceHandle")
    let targetHandle = string(&reader, "targetHandle")
    guard let source, let target else { return nil }
    return WorkflowEdge(
      id: id, source: source, target: target, sourceHandle: sourceHandle ?? WorkflowEdge.mainPort,
      targetHandle: targetHandle, extra: reader.rest())
  }

  mutating func settings(_ object: JSONObject) -> WorkflowSettings {
    let place = DocumentPlace.document.section("settings")
    var reader = FieldReader(object, at: place)
    var settings = WorkflowSettings()
    settings.timeoutSeconds = seconds(&reader, "timeout_seconds")
    settings.maxParallel = integer(&reader, "max_parallel", atLeast: 1)
    settings.errorWorkflow = identifier(
      &reader, "error_workflow", form: "`wf_` and then letters, digits, `_` or `-`")
    settings.concurrency = self.object(&reader, "concurrency").flatMap { concurrency($0) }
    settings.extra = reader.rest()
    return settings
  }

  private mutating func concurrency(_ object: JSONObject) -> ConcurrencyRule? {
    var reader = FieldReader(object, at: .document.section("settings.concurrency"))
    let key = required(&reader, "key") { $0.string(&$1, "key") }
    let limit = integer(&reader, "limit", atLeast: 1)
    let onLimit = choice(&reader, "on_limit", as: ConcurrencyRule.OnLimit.self)
    guard let key else { return nil }
    return ConcurrencyRule(key: key, limit: limit ?? 1, onLimit: onLimit ?? .queue)
  }

  private mutating func retryPolicy(_ object: JSONObject, at place: DocumentPlace) -> RetryPolicy {
    var reader = FieldReader(object, at: place)
    var policy = RetryPolicy()
    if let value = integer(&reader, "max_attempts", atLeast: 1) { policy.maxAttempts = value }
    if let value = number(&reader, "initial_seconds", in: 0...Self.maximumSeconds) { policy.initialSeconds = value }
    if let value = number(&reader, "factor", in: 1...1000) { policy.factor = value }
    if let value = number(&reader, "max_seconds", in: 0...Self.maximumSeconds) { policy.maxSeconds = value }
    if let value = bool(&reader, "jitter") { policy.jitter = value }
    return policy
  }

  private mutating func position(_ object: JSONObject, at place: DocumentPlace) -> Position? {
    let anywhere = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    var reader = FieldReader(object, at: place)
    let x = required(&reader, "x") { $0.number(&$1, "x", in: anywhere) }
    let y = required(&reader, "y") { $0.number(&$1, "y", in: anywhere) }
    guard let x, let y else { return nil }
    return Position(x: x, y: y)
  }

  private mutating func properties(
    in data: JSONObject?, at place: DocumentPlace
  ) -> (properties: JSONObject?, extra: JSONObject) {
    guard let data else { return (nil, [:]) }
    var reader = FieldReader(data, at: place)
    let properties = object(&reader, "properties")
    return (properties, reader.rest())
  }

  private mutating func nonEmpty(_ reader: inout FieldReader, _ key: String) -> String? {
    guard let text = string(&reader, key) else { return nil }
    if text.isEmpty { invalid(key, at: reader.place, "must not be empty") }
    return text
  }
}
