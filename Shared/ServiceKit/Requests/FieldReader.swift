package import HTTP
package import WorkflowModels

/// Reads the fields of a body (or of a query) one by one and remembers every wrong one, so that a caller learns of all
/// mistakes at once.
///
/// A wrong or missing field yields a placeholder, so call `finish()` after the last read and before any use:
/// ```
/// var fields = try request.fields()
/// let name = fields.text("name")
/// let count = fields.int("count", in: 1...100, default: 1)
/// try fields.finish()
/// ```
/// Unknown fields are ignored, wrong types are not. `null` counts as absent.
package struct FieldReader: Sendable {
  let object: JSONObject
  let query: HTTPQuery
  /// What stands before a field's name in messages: `trigger.` in a nested object.
  private let prefix: String
  private var diagnostics: [Diagnostic] = []

  package init(_ object: JSONObject, query: HTTPQuery = HTTPQuery(), path: String = "") {
    self.object = object
    self.query = query
    prefix = path.isEmpty ? "" : path + "."
  }

  /// Reads a query's parameters as if they were fields: texts that look like what is asked for are taken as that.
  package init(query: HTTPQuery) {
    var object = JSONObject()
    for item in query.items where object[item.name] == nil { object[item.name] = .string(item.value) }
    self.init(object, query: query)
    isQuery = true
  }

  private(set) var isQuery = false

  /// Adds a complaint of the caller's own about a field.
  package mutating func fail(_ field: String, _ message: String, code: String = "invalid_field", hint: String? = nil) {
    diagnostics.append(
      Diagnostic(severity: .error, code: code, path: prefix + field, message: message, hint: hint))
  }

  /// Adds diagnostics found elsewhere, such as those of a workflow document.
  package mutating func fail(_ others: [Diagnostic]) { diagnostics.append(contentsOf: others) }

  package var hasFailed: Bool { !diagnostics.isEmpty }

  /// Reads a nested object with a reader of its own, whose complaints become this reader's.
  package mutating func nested<Value>(_ field: String, _ body: (inout FieldReader) -> Value) -> Value? {
    guard let object = optionalObject(field) else { return nil }
    var reader = FieldReader(object, query: query, path: prefix + field)
    let value = body(&reader)
    diagnostics.append(contentsOf: reader.diagnostics)
    return value
  }

  /// Throws one 422 that names every wrong field, if there was any.
  package func finish() throws(APIError) {
    guard let first = diagnostics.first else { return }
    let detail =
      diagnostics.count == 1
      ? first.message
      : "\(diagnostics.count) fields are wrong. " + diagnostics.map(\.message).joined(separator: " ")
    throw .unprocessable(code: diagnostics.count == 1 ? first.code : "invalid_fields", detail, diagnostics: diagnostics)
  }

  mutating func missing(_ field: String, _ what: String) {
    fail(
      field, "`\(prefix + field)` is missing; send \(what)\(isQuery ? " in the query" : "").", code: "missing_field")
  }

  mutating func wrong(_ field: String, _ value: JSON, _ what: String) {
    let found =
      isQuery
      ? "`\(value.stringValue ?? "")`" : value.isNumber ? String(value.text().prefix(40)) : value.typeName.withArticle
    fail(field, "`\(prefix + field)` must be \(what), not \(found).")
  }

  /// The field's value; nil when absent or null.
  func present(_ field: String) -> JSON? {
    guard let value = object[field], !value.isNull else { return nil }
    return value
  }
}
