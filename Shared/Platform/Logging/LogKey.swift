/// One namespace of metadata names, so that the same thing is never called by two names in the logs.
///
/// A new name is added here, with its unit in the name where it has one.
package struct LogKey: Sendable, Hashable {
  package let name: String

  package init(_ name: String) { self.name = name }
}

extension LogKey {
  // Whose and which.
  package static let executionID = LogKey("execution_id")
  package static let nodeID = LogKey("node_id")
  package static let nodeType = LogKey("node_type")
  package static let workflowID = LogKey("workflow_id")
  package static let workflowVersion = LogKey("workflow_version")
  package static let scheduleID = LogKey("schedule_id")
  package static let sessionID = LogKey("session_id")
  package static let userID = LogKey("user_id")
  package static let requestID = LogKey("request_id")
  package static let traceID = LogKey("trace_id")
  package static let ownerID = LogKey("owner_id")
  package static let fence = LogKey("fence")
  package static let tick = LogKey("tick")

  // HTTP.
  package static let method = LogKey("method")
  package static let route = LogKey("route")
  package static let path = LogKey("path")
  package static let status = LogKey("status")
  package static let host = LogKey("host")
  package static let port = LogKey("port")
  package static let remoteAddress = LogKey("remote_address")
  package static let bytes = LogKey("bytes")

  // What happened.
  package static let error = LogKey("error")
  package static let errorCode = LogKey("error_code")
  package static let reason = LogKey("reason")
  package static let durationMs = LogKey("duration_ms")
  package static let delayMs = LogKey("delay_ms")
  package static let attempt = LogKey("attempt")
  package static let attempts = LogKey("attempts")
  package static let count = LogKey("count")
  package static let limit = LogKey("limit")
  package static let name = LogKey("name")
  package static let kind = LogKey("kind")
  package static let version = LogKey("version")
  package static let state = LogKey("state")
  package static let channel = LogKey("channel")
  package static let component = LogKey("component")
  package static let signal = LogKey("signal")
  package static let setting = LogKey("setting")

  // AI.
  package static let provider = LogKey("provider")
  package static let model = LogKey("model")
  package static let tokens = LogKey("tokens")
  package static let stage = LogKey("stage")
}
