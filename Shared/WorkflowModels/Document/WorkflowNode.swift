/// One step of a workflow as it was drawn.
package struct WorkflowNode: Sendable, Hashable {
  package var id: NodeID
  /// The node type's name in the catalog, as `http-request`.
  package var type: String
  package var name: String?
  /// What the type asks for; strings may hold `{{ expressions }}`. Written under `data.properties`.
  package var properties: JSONObject
  /// Without it a node has one attempt.
  package var retry: RetryPolicy?
  package var timeoutSeconds: Double?
  package var onError: OnError
  package var effect: EffectPolicy
  /// Whether the result is recorded before any successor sees it, although the node is pure.
  package var journal: Bool
  /// The `for-each` or `loop` to whose body this node belongs.
  package var parentID: NodeID?
  /// Where an editor draws it.
  package var position: Position?
  /// Fields of the node that the engine does not know.
  package var extra: JSONObject
  /// Fields of `data` beside the properties, as editors keep there.
  package var dataExtra: JSONObject

  package init(
    id: NodeID, type: String, name: String? = nil, properties: JSONObject = [:], retry: RetryPolicy? = nil,
    timeoutSeconds: Double? = nil, onError: OnError = .fail, effect: EffectPolicy = .atLeastOnce,
    journal: Bool = false, parentID: NodeID? = nil, position: Position? = nil, extra: JSONObject = [:],
    dataExtra: JSONObject = [:]
  ) {
    self.id = id
    self.type = type
    self.name = name
    self.properties = properties
    self.retry = retry
    self.timeoutSeconds = timeoutSeconds
    self.onError = onError
    self.effect = effect
    self.journal = journal
    self.parentID = parentID
    self.position = position
    self.extra = extra
    self.dataExtra = dataExtra
  }
}
