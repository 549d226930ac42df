/// Reads a document from a value and gathers what is wrong, going on after each fault as if the field were absent.
struct DocumentDecoder {
  /// Seconds beyond this are refused: they are surely a slip, and far larger ones could not be a `Duration`.
  static let maximumSeconds = 1_000_000_000.0

  /// How many errors, and how many warnings, are told: a body of ten mebibytes can hold millions.
  static let maximumDiagnostics = 1000

  private(set) var diagnostics: [Diagnostic] = []
  private var errors = 0
  private var warnings = 0
  /// The node being read, for its diagnostics.
  var nodeID: NodeID?

  mutating func document(_ json: JSON) -> WorkflowDocument? {
    guard case .object(let object) = json else {
      wrongType(json, "", at: .document, expected: "an object")
      return nil
    }
    var reader = FieldReader(object, at: .document)
    let id: WorkflowID? = identifier(&reader, "id", form: "`wf_` and then letters, digits, `_` or `-`")
    let name = required(&reader, "name") { $0.name(&$1, "name") }
    let description = string(&reader, "description")
    let version = integer(&reader, "version", atLeast: 0)
    let nodes = required(&reader, "nodes") { $0.list(&$1, "nodes") { $0.node($1, at: $2) } }
    let edges = list(&reader, "edges") { $0.edge($1, at: $2) }
    let vars = self.object(&reader, "vars")
    let settings = self.object(&reader, "settings").map { self.settings($0) }
    guard let name, let nodes else { return nil }
    return WorkflowDocument(
      id: id, name: name, description: description, version: version, nodes: nodes, edges: edges ?? [],
      vars: vars ?? [:], settings: settings ?? WorkflowSettings(), extra: reader.rest())
  }

  private mutating func name(_ reader: inout FieldReader, _ key: String) -> String? {
    guard let name = string(&reader, key) else { return nil }
    if name.isEmpty { invalid(key, at: reader.place, "must not be empty") }
    // Kept in a column of its own, and PostgreSQL's text has no null character.
    if name.utf8.contains(0) { invalid(key, at: reader.place, "must not contain a null character") }
    return name
  }

  private mutating func list<Item>(
    _ reader: inout FieldReader, _ key: StaticString,
    _ item: (inout DocumentDecoder, JSONObject, DocumentPlace) -> Item?
  ) -> [Item]? {
    guard let values = array(&reader, key.description) else { return nil }
    var items: [Item] = []
    items.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      let place = DocumentPlace(list: key, index: index)
      if case .object(let object) = value {
        if let item = item(&self, object, place) { items.append(item) }
      } else {
        wrongType(value, "", at: place, expected: "an object")
      }
    }
    return items
  }

  // MARK: Saying what is wrong

  mutating func report(_ code: String, _ field: String, at place: DocumentPlace, _ fault: String, hint: String?) {
    errors += 1
    guard errors <= Self.maximumDiagnostics else { return }
    let path = place.path(field)
    let subject = path.isEmpty ? "The document" : "`\(path)`"
    diagnostics.append(.error(code, nodeID: nodeID, path: path, message: "\(subject) \(fault).", hint: hint))
    if errors == Self.maximumDiagnostics {
      let message = "The document has \(errors) errors or more; the rest is not listed."
      diagnostics.append(.error("too_many_errors", path: "", message: message))
    }
  }

  mutating func warn(_ code: String, _ field: String, at place: DocumentPlace, _ fault: String, hint: String?) {
    warnings += 1
    guard warnings <= Self.maximumDiagnostics else { return }
    let path = place.path(field)
    diagnostics.append(.warning(code, nodeID: nodeID, path: path, message: "`\(path)` \(fault).", hint: hint))
  }

  mutating func wrongType(_ value: JSON, _ field: String, at place: DocumentPlace, expected: String) {
    let article = value.typeName.first.map { "aeiou".contains($0) } == true ? "an" : "a"
    let found = value.isNull ? "null" : "\(article) \(value.typeName)"
    report("wrong_type", field, at: place, "must be \(expected), but is \(found)", hint: nil)
  }

  mutating func missing(_ field: String, at place: DocumentPlace) {
    report("missing_field", field, at: place, "is missing", hint: "Add the field `\(field)`.")
  }

  mutating func invalid(_ field: String, at place: DocumentPlace, _ fault: String, hint: String? = nil) {
    report("invalid_value", field, at: place, fault, hint: hint)
  }
}
