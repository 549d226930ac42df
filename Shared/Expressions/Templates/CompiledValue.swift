package import WorkflowModels

/// A JSON value in which strings may be templates, compiled: what has nothing to evaluate is kept as it was and
/// costs nothing to render.
package indirect enum CompiledValue: Sendable {
  case literal(JSON)
  case template(Template)
  case array([CompiledValue])
  case object([(key: String, value: CompiledValue)])

  /// The value with every template evaluated.
  package func render(
    _ input: JSON, scope: ExpressionScope, budget: ExpressionBudget? = nil
  ) throws(ExpressionError) -> JSON {
    switch self {
    case .literal(let value): return value
    case .template(let template): return try template.render(input, scope: scope, budget: budget)
    case .array(let values):
      var rendered: [JSON] = []
      rendered.reserveCapacity(values.count)
      for value in values { rendered.append(try value.render(input, scope: scope, budget: budget)) }
      return .array(rendered)
    case .object(let entries):
      var rendered = JSONObject(minimumCapacity: entries.count)
      for entry in entries { rendered[entry.key] = try entry.value.render(input, scope: scope, budget: budget) }
      return .object(rendered)
    }
  }

  /// The parts of an object.
  package var entries: [(key: String, value: CompiledValue)]? {
    switch self {
    case .object(let entries): entries
    case .literal(.object(let object)): object.map { (key: $0.key, value: .literal($0.value)) }
    default: nil
    }
  }

  /// A part of an object, by its name.
  package subscript(name: String) -> CompiledValue? { entries?.first { $0.key == name }?.value }

  package var isLiteral: Bool { if case .literal = self { true } else { false } }
}
