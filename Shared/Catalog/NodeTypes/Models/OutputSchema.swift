internal import WorkflowModels

/// The `output_schema` of a node that asks a model.
enum OutputSchema {
  static func problems(of node: WorkflowNode) -> [PropertyProblem] {
    guard let schema = node.properties["output_schema"], !schema.isNull else { return [] }
    return StructuredReply.problem(with: schema).map { [PropertyProblem("output_schema", "The schema \($0).")] } ?? []
  }

  /// Nil where the reply is free text.
  static func wanted(by properties: JSONObject) throws(NodeFailure) -> StructuredReply? {
    guard let schema = properties["output_schema"], !schema.isNull else { return nil }
    return try StructuredReply(schema)
  }
}
