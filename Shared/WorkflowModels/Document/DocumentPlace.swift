/// A place in a document, made into text only when there is something to say about it.
struct DocumentPlace: Sendable {
  static let document = DocumentPlace()

  /// `nodes` or `edges`; empty outside both.
  var list: StaticString = ""
  var index = 0
  /// The object inside it, as `retry` or `data`; empty for the item itself.
  var section: StaticString = ""

  func section(_ section: StaticString) -> DocumentPlace {
    var inner = self
    inner.section = section
    return inner
  }

  /// The path of a field here, or of the place itself when the field is empty.
  func path(_ field: String) -> String {
    let item = list.utf8CodeUnitCount == 0 ? "" : "\(list)[\(index)]"
    return [item, section.description, field].filter { !$0.isEmpty }.joined(separator: ".")
  }
}
