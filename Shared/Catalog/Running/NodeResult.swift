package import WorkflowModels

/// What one attempt at a node gave.
package struct NodeResult: Sendable, Hashable {
  /// Something that a caller outside the flow is waiting for.
  package enum Announcement: Sendable, Hashable {
    case webhookResponse(WebhookResponse)
    /// The last one is the execution's `chat_response`.
    case chatResponse(String)
  }

  package var outputs: NodeOutputs
  /// The outputs leave only then.
  package var waitsUntil: Timestamp?
  /// There are no outputs yet: somebody has to say something first.
  package var awaits: SignalWait?
  package var announcement: Announcement?

  package init(_ outputs: NodeOutputs, waitsUntil: Timestamp? = nil, announcement: Announcement? = nil) {
    self.outputs = outputs
    self.waitsUntil = waitsUntil
    self.announcement = announcement
  }

  package init(awaits: SignalWait) {
    outputs = NodeOutputs([])
    self.awaits = awaits
  }

  package static func main(_ value: JSON) -> NodeResult { NodeResult(.main(value)) }
  package static func port(_ port: String, _ value: JSON) -> NodeResult { NodeResult(.port(port, value)) }
}

/// The answer that a `respond-to-webhook` node gives to whoever called.
package struct WebhookResponse: Sendable, Hashable {
  package let status: Int
  package let headers: [String: String]
  /// A string is sent as it is, anything else as JSON.
  package let body: JSON

  package init(status: Int, headers: [String: String], body: JSON) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
