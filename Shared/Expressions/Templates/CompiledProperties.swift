package import WorkflowModels

/// A node's properties, compiled once per workflow version. All templates that are wrong are found at once, each with
/// the path of its property.
package struct CompiledProperties: Sendable {
  /// A template that does not compile.
  package struct Problem: Error, Sendable, Hashable {
    /// Where in the properties: `headers.Authorization`, `cases[0].when`.
    package let path: String
    package let error: ExpressionError
  }

  /// What one property reads.
  package struct Reference: Sendable, Hashable {
    package let path: String
    package let references: ExpressionReferences
  }

  package let value: CompiledValue
  /// One for each template that is not a mere text, in the order of the document.
  package let references: [Reference]
  package let problems: [Problem]

  /// `neverExpanded` are the names of properties that are programs themselves (`condition`, `code`, …): whatever
  /// stands under such a name, at any depth, stays as it is.
  package init(_ properties: JSON, neverExpanded: Set<String>) {
    var compiler = PropertyCompiler(neverExpanded: neverExpanded)
    value = compiler.compile(properties, path: "", depth: 0)
    references = compiler.references
    problems = compiler.problems
  }

  package func render(
    _ input: JSON, scope: ExpressionScope, budget: ExpressionBudget? = nil
  ) throws(ExpressionError) -> JSON {
    try value.render(input, scope: scope, budget: budget)
  }
}

private struct PropertyCompiler {
  let neverExpanded: Set<String>
  var references: [CompiledProperties.Reference] = []
  var problems: [CompiledProperties.Problem] = []

  init(neverExpanded: Set<String>) { self.neverExpanded = neverExpanded }

  /// Recursion as deep as the document, which the JSON parser bounds; what is deeper stays as it is.
  mutating func compile(_ value: JSON, path: String, depth: Int) -> CompiledValue {
    guard depth < ExpressionBudget.maximumNesting else { return .literal(value) }
    switch value {
    case .string(let text): return template(text, path: path)
    case .array(let values):
      let parts = values.enumerated().map { compile($0.element, path: "\(path)[\($0.offset)]", depth: depth + 1) }
      return parts.allSatisfy(\.isLiteral) ? .literal(value) : .array(parts)
    case .object(let object):
      var entries: [(key: String, value: CompiledValue)] = []
      for (key, part) in object {
        let place = path.isEmpty ? key : "\(path).\(key)"
        entries.append(
          (key, neverExpanded.contains(key) ? .literal(part) : compile(part, path: place, depth: depth + 1)))
      }
      return entries.allSatisfy(\.value.isLiteral) ? .literal(value) : .object(entries)
    default: return .literal(value)
    }
  }

  private mutating func template(_ text: String, path: String) -> CompiledValue {
    guard Text.contains(text, "{{") else { return .literal(.string(text)) }
    do {
      let template = try Template(parsing: text)
      if template.isLiteral { return .literal(.string(text)) }
      references.append(.init(path: path, references: template.references))
      return .template(template)
    } catch {
      problems.append(.init(path: path, error: error))
      return .literal(.string(text))
    }
  }
}
