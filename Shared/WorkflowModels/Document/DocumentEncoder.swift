/// Says which fields a document is written with, and in which order, to whatever sink takes them.
///
/// `nodes`, `edges`, `vars`, `settings` and every node's `data.properties` are always written, because editors and
/// older readers look for them; other fields only when they are set to something but their default.
enum DocumentEncoder {
  static func encode<Sink: DocumentSink & ~Copyable>(_ document: WorkflowDocument, into sink: inout Sink) {
    if let id = document.id { sink.field("id", id.rawValue) }
    sink.field("name", document.name)
    if let description = document.description { sink.field("description", description) }
    if let version = document.version { sink.field("version", version) }
    sink.list("nodes", document.nodes) { encode($0, into: &$1) }
    sink.list("edges", document.edges) { encode($0, into: &$1) }
    sink.field("vars", document.vars)
    sink.nested("settings") { encode(document.settings, into: &$0) }
    sink.fields(document.extra)
  }

  private static func encode<Sink: DocumentSink & ~Copyable>(_ node: WorkflowNode, into sink: inout Sink) {
    sink.field("id", node.id.rawValue)
    sink.field("type", node.type)
    if let name = node.name { sink.field("name", name) }
    sink.nested("data") {
      $0.field("properties", node.properties)
      $0.fields(node.dataExtra)
    }
    if let retry = node.retry { sink.nested("retry") { encode(retry, into: &$0) } }
    if let timeoutSeconds = node.timeoutSeconds { sink.field("timeout_seconds", timeoutSeconds) }
    if node.onError != .fail { sink.field("on_error", node.onError.rawValue) }
    if node.effect != .atLeastOnce { sink.field("effect", node.effect.rawValue) }
    if node.journal { sink.field("journal", true) }
    if let parentID = node.parentID { sink.field("parentId", parentID.rawValue) }
    if let position = node.position {
      sink.nested("position") {
        $0.field("x", position.x)
        $0.field("y", position.y)
      }
    }
    sink.fields(node.extra)
  }

  private static func encode<Sink: DocumentSink & ~Copyable>(_ edge: WorkflowEdge, into sink: inout Sink) {
    if let id = edge.id { sink.field("id", id) }
    sink.field("source", edge.source.rawValue)
    sink.field("target", edge.target.rawValue)
    sink.field("sourceHandle", edge.sourceHandle)
    if let targetHandle = edge.targetHandle { sink.field("targetHandle", targetHandle) }
    sink.fields(edge.extra)
  }

  private static func encode<Sink: DocumentSink & ~Copyable>(_ retry: RetryPolicy, into sink: inout Sink) {
    sink.field("max_attempts", retry.maxAttempts)
    sink.field("initial_seconds", retry.initialSeconds)
    sink.field("factor", retry.factor)
    sink.field("max_seconds", retry.maxSeconds)
    sink.field("jitter", retry.jitter)
  }

  private static func encode<Sink: DocumentSink & ~Copyable>(_ settings: WorkflowSettings, into sink: inout Sink) {
    if let timeoutSeconds = settings.timeoutSeconds { sink.field("timeout_seconds", timeoutSeconds) }
    if let maxParallel = settings.maxParallel { sink.field("max_parallel", maxParallel) }
    if let errorWorkflow = settings.errorWorkflow { sink.field("error_workflow", errorWorkflow.rawValue) }
    if let concurrency = settings.concurrency {
      sink.nested("concurrency") {
        $0.field("key", concurrency.key)
        $0.field("limit", concurrency.limit)
        $0.field("on_limit", concurrency.onLimit.rawValue)
      }
    }
    sink.fields(settings.extra)
  }
}
