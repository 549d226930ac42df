/// One thing that is wrong, or may be, in a workflow document: a sentence for people, a code for programs, the place
/// for editors. Checks collect all of them instead of stopping at the first.
package struct Diagnostic: Sendable, Hashable {
  /// Only errors keep a document from being saved or run.
  package enum Severity: String, Sendable, Hashable {
    case error, warning
  }

  package var severity: Severity
  /// What kind of problem, in `snake_case`, stable between versions.
  package var code: String
  /// The node it concerns, where one does.
  package var nodeID: NodeID?
  /// Where in the document, as `nodes[3].retry.max_attempts`; empty for the whole.
  package var path: String
  /// One sentence: what is wrong.
  package var message: String
  /// One sentence: what to do.
  package var hint: String?

  package init(
    severity: Severity, code: String, nodeID: NodeID? = nil, path: String, message: String, hint: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.nodeID = nodeID
    self.path = path
    self.message = message
    self.hint = hint
  }

  package static func error(
    _ code: String, nodeID: NodeID? = nil, path: String, message: String, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(severity: .error, code: code, nodeID: nodeID, path: path, message: message, hint: hint)
  }

  package static func warning(
    _ code: String, nodeID: NodeID? = nil, path: String, message: String, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(severity: .warning, code: code, nodeID: nodeID, path: path, message: message, hint: hint)
  }

  /// As answers carry it; absent parts are left out.
  package var json: JSON {
    var object = JSONObject(minimumCapacity: 6)
    object["severity"] = .string(severity.rawValue)
    object["code"] = .string(code)
    if let nodeID { object["node_id"] = .string(nodeID.rawValue) }
    object["path"] = .string(path)
    object["message"] = .string(message)
    if let hint { object["hint"] = .string(hint) }
    return .object(object)
  }
}

extension Sequence<Diagnostic> {
  /// Whether anything here keeps the document from being saved or run.
  package var hasErrors: Bool { contains { $0.severity == .error } }

  package var json: JSON { .array(map(\.json)) }
}
