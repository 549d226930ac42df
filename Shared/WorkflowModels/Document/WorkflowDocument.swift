/// The workflow as people, editors and models write it: what §2 of the specification calls the document.
///
/// It is typed but not yet checked: that its node types exist, that its edges lead somewhere and that it has no cycle
/// is the validator's to say. What the engine does not know is kept in `extra`, here and in the parts, so that an
/// editor gets back what it sent.
package struct WorkflowDocument: Sendable, Hashable {
  package var id: WorkflowID?
  package var name: String
  package var description: String?
  package var version: Int?
  package var nodes: [WorkflowNode]
  package var edges: [WorkflowEdge]
  package var vars: JSONObject
  package var settings: WorkflowSettings
  /// Fields of the document that the engine does not know.
  package var extra: JSONObject

  package init(
    id: WorkflowID? = nil, name: String, description: String? = nil, version: Int? = nil, nodes: [WorkflowNode] = [],
    edges: [WorkflowEdge] = [], vars: JSONObject = [:], settings: WorkflowSettings = WorkflowSettings(),
    extra: JSONObject = [:]
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.version = version
    self.nodes = nodes
    self.edges = edges
    self.vars = vars
    self.settings = settings
    self.extra = extra
  }
}

extension WorkflowDocument {
  /// What reading gave: the document unless something was wrong with it, and all that was to be said.
  package struct Decoded: Sendable, Hashable {
    /// Nil exactly when a diagnostic is an error.
    package var document: WorkflowDocument?
    package var diagnostics: [Diagnostic]
  }

  /// Reads a document from a value and collects every problem of form: missing fields, wrong types, values out of
  /// range. Unknown fields are kept, not complained of; a null stands for an absent field.
  package static func decode(_ json: JSON) -> Decoded {
    var decoder = DocumentDecoder()
    let document = decoder.document(json)
    return Decoded(document: decoder.diagnostics.hasErrors ? nil : document, diagnostics: decoder.diagnostics)
  }

  /// Reads a document straight from the bytes of a request.
  package static func read(_ bytes: [UInt8]) throws(JSONParseError) -> Decoded {
    decode(try JSON(parsing: bytes))
  }

  /// The document as a value; what is absent or the default of its field is left out.
  package var json: JSON {
    var sink = JSONTreeSink()
    DocumentEncoder.encode(self, into: &sink)
    return .object(sink.object)
  }

  /// The same as `json.bytes()`, without the value in between.
  package func bytes() -> [UInt8] {
    var writer = JSONWriter(reservingCapacity: 1024 + nodes.count * 384)
    write(to: &writer)
    return writer.bytes
  }

  /// Writes the document as a value inside a larger text.
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    DocumentEncoder.encode(self, into: &writer)
    writer.endObject()
  }
}
