package import WorkflowModels

/// A secret of a user's, with its kind: `bearer`, `basic`, `header`, `smtp`, or whatever a connector knows.
///
/// It shows its type only, wherever it is printed.
package struct Credential: Sendable {
  package let type: String
  package let data: JSONObject

  package init(type: String, data: JSONObject) {
    self.type = type
    self.data = data
  }

  /// Reads `{type, data}`; nil when it has not that form.
  package init?(json: JSON) {
    guard let type = json["type"]?.stringValue, !type.isEmpty, let data = json["data"]?.objectValue else { return nil }
    self.init(type: type, data: data)
  }

  package var json: JSON { ["type": .string(type), "data": .object(data)] }
}

extension Credential: CustomStringConvertible, CustomReflectable {
  package var description: String { "Credential(\(type))" }
  package var customMirror: Mirror { Mirror(self, children: ["type": type]) }
}
