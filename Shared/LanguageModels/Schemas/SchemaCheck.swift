internal import WorkflowModels

/// Whether a value has the shape that was asked for. Vendors promise it, proxies and small servers do not keep it; so
/// nobody who reads a reply has to look again. Only structure is judged, not patterns and limits.
struct SchemaCheck {
  private let document: JSON

  init(_ document: JSON) { self.document = document }

  /// The place that is wrong, as `/steps/0/tool`; nil when all is well.
  func flaw(in value: JSON) -> String? { flaw(in: value, document, at: "", depth: 0) }

  private func flaw(in value: JSON, _ schema: JSON, at place: String, depth: Int) -> String? {
    // Deeper than any reply that we ask for: left to the reader.
    guard depth < 64 else { return nil }
    let schema = SchemaWriter.resolved(schema, in: document)
    let here = place.isEmpty ? "/" : place
    if let choices = schema["enum"]?.arrayValue, !choices.contains(value) { return here }
    if let constant = schema["const"], constant != value { return here }
    if let branches = (schema["anyOf"] ?? schema["oneOf"])?.arrayValue,
      !branches.contains(where: { flaw(in: value, $0, at: place, depth: depth + 1) == nil })
    {
      return here
    }
    if let types = schema["type"].map({ $0.arrayValue ?? [$0] }),
      !types.contains(where: { Self.isOf($0.stringValue ?? "", value) })
    {
      return here
    }
    if let object = value.objectValue {
      for name in (schema["required"]?.arrayValue ?? []).compactMap(\.stringValue) where object[name] == nil {
        return "\(place)/\(name)"
      }
      for (name, member) in object {
        guard let inner = schema["properties"]?[name] else { continue }
        if let flaw = flaw(in: member, inner, at: "\(place)/\(name)", depth: depth + 1) { return flaw }
      }
    }
    if let items = value.arrayValue, let inner = schema["items"] {
      for (index, item) in items.enumerated() {
        if let flaw = flaw(in: item, inner, at: "\(place)/\(index)", depth: depth + 1) { return flaw }
      }
    }
    return nil
  }

  private static func isOf(_ type: String, _ value: JSON) -> Bool {
    switch type {
    case "integer": value.intValue != nil
    case "string", "number", "boolean", "object", "array", "null": value.typeName == type
    default: true
    }
  }
}
